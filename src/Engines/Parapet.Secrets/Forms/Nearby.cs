using System.Buffers;
using Parapet.Secrets.Context;

namespace Parapet.Secrets.Forms;

/// <summary>Keys that have no prefix and are told by the name that stands before them.</summary>
internal static class Nearby
{
    private const int LongestGap = 64;

    private static readonly SearchValues<char> Givers = SearchValues.Create("=:,>( ");
    private static readonly SearchValues<char> BetweenNameAndValue = SearchValues.Create("=:>( \"'`,\t\n");
    private static readonly SearchValues<char> BeforeName = SearchValues.Create("=:>( \"'`,\t\n{");

    /// <summary>The first text of a form after the anchor that is given to it: <c>DATADOG_API_KEY=…</c>, <c>datadog: { apiKey: "…" }</c>.</summary>
    public static SecretSpan? Match(ReadOnlySpan<char> text, SecretSpan anchor, ReadOnlySpan<Part> form)
    {
        var last = Math.Min(text.Length, anchor.End + LongestGap);
        for (var at = anchor.End + 1; at < last; at++)
        {
            if (!StartsValue(text, at))
            {
                continue;
            }

            var end = Form.End(text, at, form);
            if (end >= 0 && !GoesOn(text, end))
            {
                return IsGiven(text, anchor, at) && IsKey(text[at..end]) ? SecretSpan.Between(at, end) : null;
            }
        }

        return null;
    }

    private static bool StartsValue(ReadOnlySpan<char> text, int at) =>
        (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '/' or '+') && text[at - 1] is '=' or ':' or ' ' or '"' or '\'' or '`' or '>' or '(' or ',' or '\t' or '\n';

    private static bool GoesOn(ReadOnlySpan<char> text, int end) => end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '/' || text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]));

    // Between the name and the value: something that assigns, nothing that says hash or identifier, and a word for a key unless the name is one.
    private static bool IsGiven(ReadOnlySpan<char> text, SecretSpan anchor, int value)
    {
        var start = Assignment.NameAround(text, anchor).Offset;
        var gap = text[anchor.End..value];
        var before = text[start..value];
        if (!gap.ContainsAny(Givers) || gap.Count('\n') > 1 || !SecretNames.Mentions(before))
        {
            return false;
        }

        // The name that stands right before the value.
        var nameEnd = before.LastIndexOfAnyExcept(BetweenNameAndValue);
        var name = before[..(nameEnd + 1)];
        name = name[(name.LastIndexOfAny(BeforeName) + 1)..];
        return SecretNames.Meaning(name) is not (NameMeaning.About or NameMeaning.Public) && SecretNames.Meaning(before) != NameMeaning.Public;
    }

    private static bool IsKey(ReadOnlySpan<char> value) =>
        !Placeholders.IsOne(value) && (value[0] != '/' || PlainValues.IsRootedKey(value)) && (value.ContainsAnyInRange('0', '9') ? Randomness.IsKeyLike(value) : Randomness.IsGenerated(value));
}
