using System.Text;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>
/// The lines of nothing but spaces between the header of a block scalar and its first line of text. They are valid up to
/// the indentation of that line, but the YAML parser takes none of two spaces or more. To the text they give a line break each
/// and nothing else, so taking their spaces away changes neither the text nor the place of anything. To be used on text that the parser refuses.
/// </summary>
/// <remarks>https://yaml.org/spec/1.2.2/#8111-block-indentation-indicator</remarks>
internal static class LeadingBlanks
{
    /// <summary>The text with such lines made empty, or null when there are none.</summary>
    public static string? Trim(string text)
    {
        var trimmed = new StringBuilder();
        var copied = 0;
        var isHeader = false;
        var outer = int.MaxValue;
        var (blanks, widest) = (0, 0);
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length + 1 : end + 1;
            var line = text.AsSpan(start..Math.Min(next, text.Length)).TrimEnd("\r\n");
            var indent = line.IndexOfAnyExcept(' ');
            if (indent < 0 && next <= text.Length)
            {
                widest = Math.Max(widest, line.Length);
            }
            else
            {
                // A line as far out as the header ends a block that has no text at all.
                if (isHeader && widest > 0 && (widest <= indent || indent <= outer))
                {
                    trimmed.Append(text, copied, blanks - copied);
                    AppendBreaks(trimmed, text.AsSpan(blanks..start));
                    copied = start;
                }

                // What lies further in than the last header is text, even if it ends as a header does.
                isHeader = indent <= outer && IsHeader(line);
                outer = isHeader ? Outer(line, indent) : indent <= outer ? int.MaxValue : outer;
                (blanks, widest) = (next, 0);
            }

            start = next;
        }

        return copied == 0 ? null : trimmed.Append(text, copied, text.Length - copied).ToString();
    }

    private static void AppendBreaks(StringBuilder trimmed, ReadOnlySpan<char> blanks)
    {
        foreach (var one in blanks)
        {
            if (one != ' ')
            {
                trimmed.Append(one);
            }
        }
    }

    /// <summary>The column, from 0, of the key or the list item that the block belongs to: everything right of it is the block's.</summary>
    private static int Outer(ReadOnlySpan<char> line, int indent)
    {
        while (line[indent..] is ['-', ' ', ..])
        {
            var inner = indent + 1 + line[(indent + 1)..].IndexOfAnyExcept(' ');
            if (line[inner] is '|' or '>' or '!')
            {
                break;
            }

            indent = inner;
        }

        return indent;
    }

    /// <summary>Whether the line ends in <c>|</c> or <c>></c>, with <c>+</c> or <c>-</c> or not; with a digit the block says itself how far it is indented.</summary>
    private static bool IsHeader(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf(" #");
        var code = (comment < 0 ? line : line[..comment]).TrimEnd();
        return code is [.., ' ', '|' or '>'] or [.., ' ', '|' or '>', '-' or '+'];
    }
}
