namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>A log as stored: counts what is taken, and gives no piece that reaches over the start of a compressed member. Reading stops when cancelled.</summary>
internal sealed class StoredStream(Stream inner, Action<long>? progress, CancellationToken cancellation) : OnwardStream
{
    private readonly byte[] bytes = new byte[32 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Bytes taken so far.</summary>
    public long Taken { get; private set; }

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <summary>
    /// Whether the next bytes are the start of a compressed member: at the start of a log, whether it is compressed, for names lie; in compressed data
    /// it may look so by chance.
    /// </summary>
    public bool IsAtMember()
    {
        Fill();
        return bytes.AsSpan(start, end - start).StartsWith(Magic);
    }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd()
    {
        Fill();
        return start == end;
    }

    public override int Read(Span<byte> buffer)
    {
        Fill();
        var count = Math.Min(buffer.Length, Piece());
        bytes.AsSpan(start, count).CopyTo(buffer);
        start += count;
        Taken += count;
        progress?.Invoke(count);
        return count;
    }

    private int Piece()
    {
        var ready = bytes.AsSpan(start, end - start);
        if (ready.IsEmpty)
        {
            return 0;
        }

        var next = ready[1..].IndexOf(Magic);
        if (next >= 0)
        {
            return next + 1;
        }

        // What may be the first bytes of a member stays until the others are seen.
        return ended || ready.Length <= Magic.Length ? ready.Length : ready.Length - Magic.Length + 1;
    }

    private void Fill()
    {
        if (ended || end - start > Magic.Length)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        (start, end) = (0, end - start);
        while (!ended && end <= Magic.Length)
        {
            var count = inner.Read(bytes, end, bytes.Length - end);
            end += count;
            ended = count == 0;
        }
    }
}
