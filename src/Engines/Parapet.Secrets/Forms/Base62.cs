namespace Parapet.Secrets.Forms;

/// <summary>
/// The checksum at the end of the tokens of GitHub and npm: the CRC-32 of what stands before it, in six digits of base 62
/// (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
/// </summary>
internal static class Base62
{
    public const int ChecksumLength = 6;

    /// <summary>Whether a text ends in the checksum of what stands before it.</summary>
    public static bool ChecksumFits(ReadOnlySpan<char> text) =>
        text.Length > ChecksumLength && text[^ChecksumLength..].SequenceEqual(Checksum(text[..^ChecksumLength]));

    /// <summary>The checksum of a text.</summary>
    public static string Checksum(ReadOnlySpan<char> text) => string.Create(ChecksumLength, Crc32.Of(text), (digits, rest) =>
    {
        var alphabet = Alphabet.Alphanumeric.Characters;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = alphabet[(int)(rest % (uint)alphabet.Length)];
            rest /= (uint)alphabet.Length;
        }
    });

    /// <summary>A text of so many characters that ends in its checksum.</summary>
    public static string Specimen(int length, uint seed)
    {
        var random = Forms.Specimen.Of(Alphabet.Alphanumeric, length - ChecksumLength, seed);
        return random + Checksum(random);
    }
}
