namespace Parapet.Packages.Artifacts.Walking;

/// <summary>A part of a source, read from front to back.</summary>
internal sealed class SourceStream(ByteSource source, long offset, long length) : Stream
{
    private readonly long _end = Math.Min(source.Length, offset + length);
    private long _at = offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var room = Math.Min(buffer.Length, _end - _at);
        if (room <= 0)
        {
            return 0;
        }

        var read = source.ReadAt(_at, buffer[..(int)room]);
        _at += Math.Max(read, 0);
        return Math.Max(read, 0);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
