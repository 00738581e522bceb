namespace Parapet.Secrets.Forms;

/// <summary>A part of the form of a secret: a run of characters of an alphabet, or a text that is always the same.</summary>
/// <param name="Alphabet">Of what the run is; null for a text.</param>
/// <param name="Text">The text.</param>
/// <param name="Min">The shortest run.</param>
/// <param name="Max">The longest run.</param>
internal readonly record struct Part(Alphabet? Alphabet, string Text, int Min, int Max)
{
    public static Part Of(Alphabet alphabet, int length) => new(alphabet, "", length, length);

    public static Part Of(Alphabet alphabet, int min, int max) => new(alphabet, "", min, max);

    public static Part Of(string text) => new(null, text, text.Length, text.Length);
}

/// <summary>The forms in which detectors are written, and how they are matched.</summary>
internal static class Form
{
    public static Part Text(string text) => Part.Of(text);

    public static Part Digits(int min, int? max = null) => Part.Of(Alphabet.Digits, min, max ?? min);

    public static Part Hex(int min, int? max = null) => Part.Of(Alphabet.Hex, min, max ?? min);

    public static Part UpperHex(int min, int? max = null) => Part.Of(Alphabet.UpperHex, min, max ?? min);

    public static Part AnyHex(int min, int? max = null) => Part.Of(Alphabet.AnyHex, min, max ?? min);

    public static Part Base32(int min, int? max = null) => Part.Of(Alphabet.Base32, min, max ?? min);

    public static Part LowerBase32(int min, int? max = null) => Part.Of(Alphabet.LowerBase32, min, max ?? min);

    public static Part Letters(int min, int? max = null) => Part.Of(Alphabet.Letters, min, max ?? min);

    public static Part Lower(int min, int? max = null) => Part.Of(Alphabet.Lower, min, max ?? min);

    public static Part Upper(int min, int? max = null) => Part.Of(Alphabet.Upper, min, max ?? min);

    public static Part Alnum(int min, int? max = null) => Part.Of(Alphabet.Alphanumeric, min, max ?? min);

    public static Part Base64(int min, int? max = null) => Part.Of(Alphabet.Base64, min, max ?? min);

    public static Part PaddedBase64(int min, int? max = null) => Part.Of(Alphabet.PaddedBase64, min, max ?? min);

    public static Part Url64(int min, int? max = null) => Part.Of(Alphabet.Base64Url, min, max ?? min);

    public static Part Bech32(int min, int? max = null) => Part.Of(Alphabet.Bech32, min, max ?? min);

    public static Part Percent(int min, int? max = null) => Part.Of(Alphabet.Percent, min, max ?? min);

    public static Part Unreserved(int min, int? max = null) => Part.Of(Alphabet.Unreserved, min, max ?? min);

    /// <summary>A UUID in its usual spelling (RFC 9562).</summary>
    public static Part[] Uuid { get; } = [Hex(8), Text("-"), Hex(4), Text("-"), Hex(4), Text("-"), Hex(4), Text("-"), Hex(12)];

    /// <summary>The longest text of a form.</summary>
    public static int Longest(ReadOnlySpan<Part> parts)
    {
        var sum = 0;
        foreach (var part in parts)
        {
            sum += part.Max;
        }

        return sum;
    }

    /// <summary>
    /// Where the form that starts at <paramref name="start"/> ends; -1 if none does. A run takes all it can and gives nothing back,
    /// so what follows a run of varying length must start with a character that is not of it.
    /// </summary>
    public static int End(ReadOnlySpan<char> text, int start, ReadOnlySpan<Part> parts)
    {
        var at = start;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Alphabet is null)
            {
                if (!text[at..].StartsWith(part.Text, StringComparison.Ordinal))
                {
                    return -1;
                }

                at += part.Max;
                continue;
            }

            // Only the last run must not go on: in the middle, a run of fixed length may touch the next part.
            var isOpen = i == parts.Length - 1 || part.Min != part.Max;
            var run = part.Alphabet.Run(text, at, isOpen ? part.Max : part.Max - 1);
            if (run < part.Min || run > part.Max)
            {
                return -1;
            }

            at += run;
        }

        return at;
    }
}
