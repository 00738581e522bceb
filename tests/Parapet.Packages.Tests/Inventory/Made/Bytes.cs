using System.Buffers.Binary;
using System.Text;

namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Writes numbers in either order, one after the other.</summary>
internal sealed class Bytes(bool isBigEndian = false)
{
    private readonly List<byte> bytes = [];

    public int Length => bytes.Count;

    public Bytes U8(params ReadOnlySpan<byte> values)
    {
        bytes.AddRange(values);
        return this;
    }

    public Bytes U16(int value)
    {
        Span<byte> part = stackalloc byte[2];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(part, (ushort)value);
        }

        return U8(part);
    }

    public Bytes U32(long value)
    {
        Span<byte> part = stackalloc byte[4];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(part, (uint)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(part, (uint)value);
        }

        return U8(part);
    }

    public Bytes U64(long value) => isBigEndian ? U32(value >> 32).U32(value) : U32(value).U32(value >> 32);

    public Bytes Text(string text) => U8(Encoding.Latin1.GetBytes(text));

    /// <summary>A length of seven bits a byte, then the text.</summary>
    public Bytes Counted(string text)
    {
        var length = text.Length;
        for (; length >= 0x80; length >>= 7)
        {
            U8((byte)(length | 0x80));
        }

        return U8((byte)length).Text(text);
    }

    /// <summary>Zeros up to an offset.</summary>
    public Bytes To(int offset)
    {
        Assert.True(Length <= offset);
        return U8(new byte[offset - Length]);
    }

    public byte[] ToArray() => [.. bytes];
}
