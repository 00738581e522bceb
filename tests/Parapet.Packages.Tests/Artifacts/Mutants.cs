using System.Buffers.Binary;

namespace Parapet.Packages.Tests.Artifacts;

/// <summary>Bytes that were nearly right: the same ones for the same seed.</summary>
internal static class Mutants
{
    private static readonly uint[] Odd = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

    /// <summary>One to four changes: bits and fields, ranges cut, doubled, moved in.</summary>
    public static byte[] Of(byte[] seed, Random random)
    {
        var bytes = seed;
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Length > 8; changes--)
        {
            bytes = Change(bytes, random);
        }

        return bytes;
    }

    /// <summary>Gives the headers of a tar checksums that are right, so that a lie gets further than that.</summary>
    public static byte[] Signed(byte[] tar)
    {
        for (var at = 0; at + 512 <= tar.Length; at += 512)
        {
            var block = tar.AsSpan(at, 512);
            if (!block.Slice(257, 5).SequenceEqual("ustar"u8))
            {
                continue;
            }

            block.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var each in block)
            {
                sum += each;
            }

            for (var digit = 5; digit >= 0; digit--, sum >>= 3)
            {
                block[148 + digit] = (byte)('0' + (sum & 7));
            }
        }

        return tar;
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length - 4);
        var to = Math.Min(bytes.Length, at + random.Next(1, 64));
        switch (random.Next(8))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[to..]];
            case 2:
                return [.. bytes[..to], .. bytes[at..]];
            case 3:
                var from = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[from..Math.Min(bytes.Length, from + 40)], .. bytes[at..]];
            case 4:
                bytes = (byte[])bytes.Clone();
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 5:
                bytes = (byte[])bytes.Clone();
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 6:
                bytes = (byte[])bytes.Clone();
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)Odd[random.Next(Odd.Length)]);
                return bytes;
            default:
                bytes = (byte[])bytes.Clone();
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Odd[random.Next(Odd.Length)]);
                return bytes;
        }
    }
}
