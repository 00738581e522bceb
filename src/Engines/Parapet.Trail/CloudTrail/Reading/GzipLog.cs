using System.Buffers.Binary;
using System.IO.Compression;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>
/// Decompresses a log of one member or several. GZipStream takes a file that is cut off, or has anything behind a member, for one that ends there; here
/// both are damage. A member ends with the size of what was in it, by which the end is known (RFC 1952, section 2.3.1).
/// </summary>
internal sealed class GzipLog : OnwardStream
{
    private readonly Source source;
    private readonly GZipStream gzip;

    public GzipLog(StoredStream stored)
    {
        source = new(stored);
        gzip = new(source, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = gzip.Read(buffer);
        source.Inflated += count;
        return count > 0 || buffer.IsEmpty || source.IsWhole() ? count : throw new InvalidDataException("it does not end where the file ends");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The compressed bytes. It is asked for more only when all that came out of what it gave was taken, so it knows what came out before a member.</summary>
    private sealed class Source(StoredStream stored) : OnwardStream
    {
        private readonly long[] members = new long[64];
        private readonly byte[] tail = new byte[sizeof(uint)];
        private int seen;

        public long Inflated { get; set; }

        public bool IsWhole() => stored.IsAtEnd() && IsSizeOfLast(BinaryPrimitives.ReadUInt32LittleEndian(tail));

        public override int Read(Span<byte> buffer)
        {
            if (stored.IsAtMember())
            {
                members[seen++ % members.Length] = Inflated;
            }

            var taken = stored.Read(buffer);
            Keep(buffer[..taken]);
            return taken;
        }

        private bool IsSizeOfLast(uint size)
        {
            foreach (var member in members.AsSpan(0, Math.Min(seen, members.Length)))
            {
                if (size == (uint)(Inflated - member))
                {
                    return true;
                }
            }

            return false;
        }

        private void Keep(ReadOnlySpan<byte> bytes)
        {
            Span<byte> last = stackalloc byte[2 * sizeof(uint)];
            tail.CopyTo(last);
            var more = bytes[^Math.Min(bytes.Length, tail.Length)..];
            more.CopyTo(last[tail.Length..]);
            last.Slice(more.Length, tail.Length).CopyTo(tail);
        }
    }
}
