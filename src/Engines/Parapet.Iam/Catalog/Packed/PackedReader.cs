using System.IO.Compression;
using System.Text;

namespace Parapet.Iam.Catalog.Packed;

/// <summary>
/// Reads the tables that <c>eng/refresh-iam-catalog.cs</c> writes: numbers of seven bits a byte, low ones first, and UTF-8 texts with their length in front.
/// Bytes that end early or say something impossible give an <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    // Larger than any table is; a damaged length must not reserve gigabytes.
    private const int LargestBlock = 1 << 24;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>Inflates one Brotli block, which must have exactly the length that was noted for it.</summary>
    public static byte[] Inflate(ReadOnlySpan<byte> packed, int length)
    {
        if (length > LargestBlock)
        {
            throw Damaged();
        }

        var plain = new byte[length];
        return BrotliDecoder.TryDecompress(packed, plain, out var written) && written == length ? plain : throw Damaged();
    }

    /// <summary>The error for bytes that cannot be right.</summary>
    public static InvalidDataException Damaged() => new("the built-in IAM data is damaged");

    /// <summary>Reads past four letters that name the format and its version.</summary>
    public void Magic(ReadOnlySpan<byte> letters)
    {
        if (!Bytes(letters.Length).SequenceEqual(letters))
        {
            throw Damaged();
        }
    }

    /// <summary>A number from 0 up.</summary>
    public int Number()
    {
        uint value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = Bytes(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw Damaged();
            }
        }

        throw Damaged();
    }

    /// <summary>How many entries follow; each takes at least a byte, so there cannot be more than bytes are left.</summary>
    public int Count() => NumberBelow(bytes.Length - Position + 1);

    /// <summary>A number from 0 up to but not including <paramref name="limit"/>.</summary>
    public int NumberBelow(int limit) => Number() is var number && number < limit ? number : throw Damaged();

    /// <summary>A text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes(Number()));

    /// <summary>The next bytes as they are.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > bytes.Length - Position)
        {
            throw Damaged();
        }

        var slice = bytes.Slice(Position, count);
        Position += count;
        return slice;
    }
}
