using System.Globalization;
using System.Text;

namespace Parapet.Reports;

/// <summary>
/// Makes text from a scanned file harmless to look at. A name in a hostile template could carry terminal escapes, or bidirectional
/// overrides that show another text than the one that is there (https://trojansource.codes); every report shows such characters by their number.
/// </summary>
public static class Printable
{
    /// <summary>One line: line breaks and tabs become spaces, and everything that has no shape of its own becomes <c>\uXXXX</c>.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>As <see cref="Line(string)"/>, but cut after <paramref name="limit"/> UTF-16 code units.</summary>
    public static string Line(string text, int limit)
    {
        var line = Line(text.Length > limit ? text[..limit] : text);
        return text.Length <= limit && line.Length <= limit ? line : Cut(line, limit);
    }

    /// <summary>Several lines: LF stays, everything else is as in <see cref="Line(string)"/>.</summary>
    public static string Block(string text) => Clean(text, keepLines: true);

    private static string Cut(string line, int limit)
    {
        var end = Math.Min(line.Length, limit);
        return line[..(end > 0 && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }

    private static string Clean(string text, bool keepLines)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                Append(result, rune, keepLines);
                i += rune.Utf16SequenceLength;
            }
            else
            {
                AppendNumber(result, text[i++]);
            }
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, Rune rune, bool keepLines)
    {
        if (rune.Value == '\n' && keepLines)
        {
            result.Append('\n');
        }
        else if (rune.Value == '\r' && keepLines)
        {
            // CR LF is LF; a CR alone would let a terminal write over the line.
        }
        else if (rune.Value is '\n' or '\r' or '\t')
        {
            result.Append(' ');
        }
        else if (HasShape(rune))
        {
            result.Append(rune);
        }
        else
        {
            AppendNumber(result, rune.Value);
        }
    }

    private static bool HasShape(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AppendNumber(StringBuilder result, int value) =>
        result.Append(value > 0xFFFF ? @"\U" : @"\u").Append(value.ToString(value > 0xFFFF ? "X8" : "X4", CultureInfo.InvariantCulture));
}
