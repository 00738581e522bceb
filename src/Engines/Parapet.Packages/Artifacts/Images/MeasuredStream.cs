using System.Security.Cryptography;
using Parapet.Packages.Artifacts.Walking;
using ZstdSharp;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>
/// Passes bytes on, hashes them if need be, and counts them against a budget. It ends where they are damaged or the budget does, and then says why:
/// whoever reads from it needs to know of one way to end only.
/// </summary>
internal sealed class MeasuredStream(Stream inner, long budget, bool isHashed) : Stream
{
    private readonly IncrementalHash? _hash = isHashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    /// <summary>Why it ended early, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many bytes were passed on.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads what is left, and gives the SHA-256 of all in lower-case hex, or nothing when they were not hashed.</summary>
    public string Finish()
    {
        var rest = new byte[1 << 16];
        while (Read(rest.AsSpan()) > 0)
        {
        }

        return _hash is null ? "" : Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        if (Problem is not null || buffer.IsEmpty)
        {
            return 0;
        }

        if (Count >= budget)
        {
            // Only who asks for more than the budget has gone over it.
            Span<byte> more = stackalloc byte[1];
            Problem = Decompress(more) > 0 ? "has more bytes than the limit leaves for it" : Problem;
            return 0;
        }

        var read = Decompress(buffer[..(int)Math.Min(buffer.Length, budget - Count)]);
        _hash?.AppendData(buffer[..read]);
        Count += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Decompress(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException)
        {
            return Damage();
        }
        catch (ZstdException)
        {
            return Damage();
        }
        catch (EndOfStreamException)
        {
            return Damage();
        }
    }

    private int Damage()
    {
        Problem = Messages.Damaged;
        return 0;
    }
}
