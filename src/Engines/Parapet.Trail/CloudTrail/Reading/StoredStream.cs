namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>A log as stored: counts what is taken and gives back what was looked at. Reading stops when cancelled.</summary>
internal sealed class StoredStream(Stream inner, Action<long>? progress, CancellationToken cancellation) : Stream
{
    private readonly byte[] ahead = new byte[2];
    private int aheadStart;
    private int aheadEnd;

    /// <summary>Bytes taken so far.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Taken;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the log is compressed; by its first bytes, for names lie.</summary>
    public bool StartsAsGzip()
    {
        aheadEnd = inner.ReadAtLeast(ahead, ahead.Length, throwOnEndOfStream: false);
        return aheadEnd == ahead.Length && ahead[0] == 0x1F && ahead[1] == 0x8B;
    }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        int count;
        if (aheadStart < aheadEnd)
        {
            count = Math.Min(buffer.Length, aheadEnd - aheadStart);
            ahead.AsSpan(aheadStart, count).CopyTo(buffer);
            aheadStart += count;
        }
        else
        {
            count = inner.Read(buffer);
        }

        Taken += count;
        progress?.Invoke(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
