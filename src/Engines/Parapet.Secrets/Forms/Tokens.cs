using System.Buffers;
using Parapet.Secrets.Context;

namespace Parapet.Secrets.Forms;

/// <summary>Tokens with a prefix.</summary>
internal static class Tokens
{
    private const int LongestRun = 32;
    private const int LongestColour = 20;

    private static readonly SearchValues<char> Colours = SearchValues.Create("0123456789;:");

    /// <summary>The token whose prefix is the anchor, as long as its form says and no longer.</summary>
    public static SecretSpan? Match(ReadOnlySpan<char> text, SecretSpan anchor, ReadOnlySpan<Part> form, TokenCheck? check)
    {
        if (char.IsAsciiLetterOrDigit(text[anchor.Offset]) && !StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var end = Form.End(text, anchor.End, form);
        if (end < 0 || GoesOn(text, end))
        {
            return null;
        }

        if (IsWord(text.Slice(anchor.Offset, anchor.Length)) && IsWithinBase64(text, anchor.Offset, end))
        {
            return null;
        }

        var rest = text[anchor.End..end];
        return Placeholders.IsOne(rest) || !Randomness.IsVaried(rest) || check?.Invoke(text[anchor.Offset..end]) == false ? null : SecretSpan.Between(anchor.Offset, end);
    }

    /// <summary>The token in whose middle the anchor is, between a run of so many characters and a form.</summary>
    public static SecretSpan? MatchAround(ReadOnlySpan<char> text, SecretSpan anchor, Part before, ReadOnlySpan<Part> after)
    {
        var ahead = text[Math.Max(0, anchor.Offset - before.Max - 1)..anchor.Offset];
        var start = anchor.Offset - (ahead.Length - ahead.LastIndexOfAnyExcept(before.Alphabet!.Set) - 1);
        var length = anchor.Offset - start;
        if (length > before.Max && before.Min == before.Max)
        {
            // The run may have begun in the digits of an escape, which end where the secret starts.
            length = before.Max;
            start = anchor.Offset - length;
        }

        if (length < before.Min || length > before.Max || !StandsAlone(text, start))
        {
            return null;
        }

        var end = Form.End(text, anchor.End, after);
        var isOne = end >= 0 && !GoesOn(text, end) && !Placeholders.IsOne(text[start..anchor.Offset]) && (end == anchor.End || !Placeholders.IsOne(text[anchor.End..end])) && Randomness.IsVaried(text[start..end]);
        return isOne ? SecretSpan.Between(start, end) : null;
    }

    /// <summary>Whether no letter or digit stands right before, so that this is a start and not the middle of a longer word.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> text, int start) =>
        start == 0 || !(char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-') || IsEscape(text, start);

    /// <summary>Whether a letter or digit stands right after.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text, int end) => end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_');

    private static bool IsWord(ReadOnlySpan<char> prefix)
    {
        foreach (var c in prefix)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    // A short prefix of letters stands by chance in every long text in base 64, where its signs or a long run stand beside it.
    private static bool IsWithinBase64(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[Math.Max(0, start - LongestRun)..start];
        return (end < text.Length && text[end] is '+' or '/') || (start > 0 && text[start - 1] == '+') || before.Length - before.LastIndexOfAnyExcept(Alphabet.Base64.Set) > LongestRun;
    }

    // The letters and digits right before belong to a sign that is written with them: `\n`, `\x22`, `\u0022`, `%3D`, the end of a colour of a terminal.
    private static bool IsEscape(ReadOnlySpan<char> text, int start)
    {
        if (start < 2)
        {
            return false;
        }

        var (before, last) = (text[start - 2], text[start - 1]);
        return (before == '\\' && last is 'n' or 't' or 'r')
            || (last == 'm' && IsColour(text[..(start - 1)]))
            || (start > 2 && IsSign(before, last)
                && (text[start - 3] == '%'
                    || (start > 3 && text[start - 4] == '\\' && text[start - 3] is 'x' or 'X')
                    || (start > 5 && text[start - 6] == '\\' && text[start - 5] is 'u' or 'U' && text[start - 4] == '0' && text[start - 3] == '0')));
    }

    // `ESC [ 1 ; 32`, also with the escape written as `\x1b`, `\033`, `\u001b` or `\e`.
    private static bool IsColour(ReadOnlySpan<char> before)
    {
        var codes = before[Math.Max(0, before.Length - LongestColour)..];
        var bracket = codes.LastIndexOfAnyExcept(Colours);
        return bracket > 0 && codes[bracket] == '[' && codes[bracket - 1] is '\u001B' or 'b' or 'B' or '3' or 'e';
    }

    // Two digits that are the number of a character which is no letter and no digit.
    private static bool IsSign(char high, char low) => char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) && !char.IsAsciiLetterOrDigit((char)((Value(high) << 4) | Value(low)));

    private static int Value(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | ' ') - 'a' + 10;
}

/// <summary>Whether a token passes its own check, such as a checksum.</summary>
/// <param name="token">The whole token, with its prefix.</param>
internal delegate bool TokenCheck(ReadOnlySpan<char> token);
