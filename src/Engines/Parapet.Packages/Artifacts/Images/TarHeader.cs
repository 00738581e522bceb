using System.Text;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>Fields of a header block: https://www.gnu.org/software/tar/manual/html_node/Standard.html.</summary>
internal static class TarHeader
{
    /// <summary>Everything in a tar is a multiple of this.</summary>
    public const int Block = 512;

    /// <summary>The largest size that is believed.</summary>
    public const long LargestSize = 1L << 50;

    private const int ChecksumAt = 148;

    public static string Name(ReadOnlySpan<byte> block)
    {
        var name = Text(block[..100]);
        var isPosix = block.Slice(257, 6).SequenceEqual("ustar\0"u8);
        var prefix = isPosix ? Text(block.Slice(345, 155)) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    public static string Target(ReadOnlySpan<byte> block) => Text(block.Slice(157, 100));

    public static byte Type(ReadOnlySpan<byte> block) => block[156];

    /// <summary>The size, or -1 when it is not a number or one that no disk has.</summary>
    public static long Size(ReadOnlySpan<byte> block) => Number(block.Slice(124, 12)) is var size and <= LargestSize ? size : -1;

    /// <summary>Whether the header of a sparse file goes on in the next block.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> block, bool isFirst) => block[isFirst ? 482 : 504] != 0;

    /// <summary>Whether the sum of the bytes is what the header says, counted with or without signs, as tars of old did.</summary>
    public static bool IsSound(ReadOnlySpan<byte> block)
    {
        long sum = 0;
        long signed = 0;
        for (var index = 0; index < Block; index++)
        {
            var value = index is >= ChecksumAt and < ChecksumAt + 8 ? (byte)' ' : block[index];
            sum += value;
            signed += (sbyte)value;
        }

        var declared = Number(block.Slice(ChecksumAt, 8));
        return declared == sum || declared == signed;
    }

    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    // Octal digits, or, when the first bit is set, all the other bits as a number (a GNU extension for large files).
    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            long wide = field[0] & 0x7f;
            foreach (var each in field[1..])
            {
                if (wide > long.MaxValue >> 8)
                {
                    return -1;
                }

                wide = (wide << 8) | each;
            }

            return wide;
        }

        long value = 0;
        var digits = field.Trim([(byte)' ', (byte)0]);
        foreach (var each in digits)
        {
            if (each is < (byte)'0' or > (byte)'7')
            {
                return -1;
            }

            value = (value << 3) | (uint)(each - '0');
        }

        return value;
    }
}
