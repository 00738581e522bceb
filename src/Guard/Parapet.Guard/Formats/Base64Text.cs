using System.Buffers.Text;

namespace Parapet.Guard;

internal static class Base64Text
{
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return false;
        }

        var padding = Padding(text);
        var digits = text[..^padding];
        foreach (var digit in digits)
        {
            if (!char.IsAsciiLetterOrDigit((char)digit) && digit is not ((byte)'+' or (byte)'/'))
            {
                return false;
            }
        }

        return padding == 0 || (Value(digits[^1]) & (padding == 1 ? 0b11 : 0b1111)) == 0;
    }

    public static int DecodedLength(ReadOnlySpan<byte> valid) => (valid.Length / 4 * 3) - Padding(valid);

    public static byte[] Decode(ReadOnlySpan<byte> valid, int length)
    {
        var bytes = new byte[length];
        Base64.DecodeFromUtf8(valid, bytes, out _, out _);
        return bytes;
    }

    private static int Padding(ReadOnlySpan<byte> text) => text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;

    private static int Value(byte digit) => digit switch
    {
        (byte)'+' => 62,
        (byte)'/' => 63,
        <= (byte)'9' => digit - '0' + 52,
        <= (byte)'Z' => digit - 'A',
        _ => digit - 'a' + 26,
    };
}
