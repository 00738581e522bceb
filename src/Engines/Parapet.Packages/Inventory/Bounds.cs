using System.Buffers.Binary;

namespace Parapet.Packages.Inventory;

/// <summary>Reads at offsets that the bytes themselves name, so that each may be a lie: out of bounds is false, never an exception.</summary>
internal static class Bounds
{
    public static bool TrySlice(this ReadOnlySpan<byte> bytes, ulong offset, ulong length, out ReadOnlySpan<byte> part)
    {
        part = default;
        if (offset > (ulong)bytes.Length || length > (ulong)bytes.Length - offset)
        {
            return false;
        }

        part = bytes.Slice((int)offset, (int)length);
        return true;
    }

    public static bool TryUInt16(this ReadOnlySpan<byte> bytes, ulong offset, bool bigEndian, out ushort value)
    {
        value = 0;
        if (!bytes.TrySlice(offset, 2, out var part))
        {
            return false;
        }

        value = bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(part) : BinaryPrimitives.ReadUInt16LittleEndian(part);
        return true;
    }

    public static bool TryUInt32(this ReadOnlySpan<byte> bytes, ulong offset, bool bigEndian, out uint value)
    {
        value = 0;
        if (!bytes.TrySlice(offset, 4, out var part))
        {
            return false;
        }

        value = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(part) : BinaryPrimitives.ReadUInt32LittleEndian(part);
        return true;
    }

    public static bool TryUInt64(this ReadOnlySpan<byte> bytes, ulong offset, bool bigEndian, out ulong value)
    {
        value = 0;
        if (!bytes.TrySlice(offset, 8, out var part))
        {
            return false;
        }

        value = bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(part) : BinaryPrimitives.ReadUInt64LittleEndian(part);
        return true;
    }

    /// <summary>The bytes up to the next NUL, or false when none comes.</summary>
    public static bool TryZeroTerminated(this ReadOnlySpan<byte> bytes, ulong offset, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (offset >= (ulong)bytes.Length)
        {
            return false;
        }

        var rest = bytes[(int)offset..];
        var end = rest.IndexOf((byte)0);
        if (end < 0)
        {
            return false;
        }

        text = rest[..end];
        return true;
    }
}
