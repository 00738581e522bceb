using System.Buffers;

namespace Parapet.Secrets.Forms;

/// <summary>The characters that a part of a secret is written in.</summary>
internal sealed class Alphabet
{
    private const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    private const string Numbers = "0123456789";

    private Alphabet(string characters) => (Characters, Set) = (characters, SearchValues.Create(characters));

    public static Alphabet Digits { get; } = new(Numbers);

    public static Alphabet Hex { get; } = new(Numbers + "abcdef");

    public static Alphabet UpperHex { get; } = new(Numbers + "ABCDEF");

    public static Alphabet AnyHex { get; } = new(Numbers + "abcdefABCDEF");

    public static Alphabet Base32 { get; } = new(UpperLetters + "234567");

    public static Alphabet LowerBase32 { get; } = new(LowerLetters + "234567");

    public static Alphabet Letters { get; } = new(UpperLetters + LowerLetters);

    public static Alphabet Lower { get; } = new(Numbers + LowerLetters);

    public static Alphabet Upper { get; } = new(Numbers + UpperLetters);

    /// <summary>In the order of base 62 as GitHub counts.</summary>
    public static Alphabet Alphanumeric { get; } = new(Numbers + UpperLetters + LowerLetters);

    public static Alphabet Base64 { get; } = new(Numbers + UpperLetters + LowerLetters + "+/");

    /// <summary>Base 64 with the equal signs that fill its end.</summary>
    public static Alphabet PaddedBase64 { get; } = new("=" + Numbers + UpperLetters + LowerLetters + "+/");

    public static Alphabet Base64Url { get; } = new(Numbers + UpperLetters + LowerLetters + "-_");

    /// <summary>Also the dot and the tilde, as RFC 3986 leaves unreserved.</summary>
    public static Alphabet Unreserved { get; } = new(Numbers + UpperLetters + LowerLetters + "-._~");

    /// <summary>Base 64 as it is written in an address: its signs are percent-encoded.</summary>
    public static Alphabet Percent { get; } = new(Numbers + UpperLetters + LowerLetters + "%+/");

    /// <summary>In capitals, as age writes keys (BIP 173).</summary>
    public static Alphabet Bech32 { get; } = new("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L");

    public string Characters { get; }

    public SearchValues<char> Set { get; }

    /// <summary>How many characters from <paramref name="start"/> on are of the alphabet; counts to one past <paramref name="max"/>.</summary>
    public int Run(ReadOnlySpan<char> text, int start, int max)
    {
        var rest = text.Slice(start, Math.Min(max + 1, text.Length - start));
        var end = rest.IndexOfAnyExcept(Set);
        return end < 0 ? rest.Length : end;
    }
}
