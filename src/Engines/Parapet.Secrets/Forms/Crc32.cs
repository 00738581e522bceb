namespace Parapet.Secrets.Forms;

/// <summary>The CRC-32 of ISO-HDLC (that of zip and PNG), over the ASCII characters of a text. Short inputs only, so no table.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;
    private const int BitsOfByte = 8;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var c in text)
        {
            crc ^= (byte)c;
            for (var bit = 0; bit < BitsOfByte; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : Polynomial);
            }
        }

        return ~crc;
    }
}
