using System.Text;

namespace Parapet.Guard.Tests.Events;

/// <summary>Breaks events byte by byte, with what parsers stumble over. The same seed breaks the same.</summary>
internal static class ByteMutants
{
    private static readonly byte[][] Splinters =
    [
        .. new[]
        {
            "\"", "\\", "\\u", "\\ud800", "\\udfff\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":", "null", "true", "1e999999999", "-0", "-", "1.", "00", "\"\"", "{}", "[]", "[[[[[[[[[[[[", "{\"a\":",
            "%", "%0", "%zz", "&&=", "=", "==", "+", " ", "\r\n", "H4sIAAAAAAAA", "\u00e9", "\U0001F600", "\u212A",
        }.Select(Encoding.UTF8.GetBytes),
        [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x00], [0x1F, 0x8B, 0x08],
    ];

    public static byte[] Of(byte[] sample, byte[] other, Random random)
    {
        var bytes = new List<byte>(sample);
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 8)), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(from + length, other.Length)]);
                    break;
                case 5:
                    bytes.RemoveRange(at, random.Next(20) == 0 ? bytes.Count - at : 1);
                    break;
                default:
                    bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
