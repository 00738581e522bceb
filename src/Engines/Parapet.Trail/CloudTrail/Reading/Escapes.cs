using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Escape sequences of JSON strings. What is no valid text becomes U+FFFD, for a log's text is whatever a caller sent.</summary>
internal static class Escapes
{
    /// <summary>Writes the text without its escapes; never longer than it was.</summary>
    /// <returns>Bytes written.</returns>
    public static int Remove(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOf((byte)'\\');
            if (plain < 0 || plain + 1 >= text.Length)
            {
                text.CopyTo(to[written..]);
                return written + text.Length;
            }

            text[..plain].CopyTo(to[written..]);
            written += plain;
            var letter = text[plain + 1];
            text = text[(plain + 2)..];
            if (letter == 'u')
            {
                written += Scalar(ref text).EncodeToUtf8(to[written..]);
            }
            else
            {
                to[written++] = letter switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    _ => letter,
                };
            }
        }
    }

    /// <summary>A copy of JSON whose every string can be read if it is well formed: Utf8JsonReader lets pass what its GetString then throws at.</summary>
    public static byte[] CopyReadable(ReadOnlySpan<byte> json)
    {
        var copy = Utf8.IsValid(json) ? json.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        var at = 0;
        while (copy.AsSpan(at).IndexOf((byte)'\\') is >= 0 and var found)
        {
            at += found;
            if (at + "\\uFFFD".Length > copy.Length)
            {
                // Too short for what is looked for; of JSON that is not well formed, the end may be missing.
                break;
            }

            if (copy[at + 1] != 'u')
            {
                at += 2;
                continue;
            }

            var rest = (ReadOnlySpan<byte>)copy.AsSpan(at + 2);
            var before = rest.Length;
            if (Scalar(ref rest) == Rune.ReplacementChar)
            {
                "fffd"u8.CopyTo(copy.AsSpan(at + 2));
            }

            at += 2 + before - rest.Length;
        }

        return copy;
    }

    /// <summary>Takes the digits behind <c>\u</c>, and the second half of a pair.</summary>
    private static Rune Scalar(ref ReadOnlySpan<byte> text)
    {
        var high = Unit(ref text);
        if (Rune.TryCreate(high, out var rune))
        {
            return rune;
        }

        var rest = text;
        if (rest.StartsWith("\\u"u8))
        {
            rest = rest[2..];
            if (Rune.TryCreate(high, Unit(ref rest), out rune))
            {
                text = rest;
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    private static char Unit(ref ReadOnlySpan<byte> text)
    {
        var digits = text[..Math.Min(4, text.Length)];
        text = text[digits.Length..];
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : '\uFFFD';
    }
}
