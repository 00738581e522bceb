namespace Parapet.Analysis.Secrets.Code;

/// <summary>Source text with blanks in place of comments and of what stands in strings, so that what is left is code at its own place.</summary>
internal static class SourceMask
{
    public static string Of(string text, SourceLanguage language)
    {
        var masked = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOf(text, at, language);
            for (var i = at; i < end; i++)
            {
                masked[i] = text[i] == '\n' ? '\n' : ' ';
            }

            at = Math.Max(end, at + 1);
        }

        return new string(masked);
    }

    // Where the comment or string that starts here ends; the place itself when none does.
    private static int EndOf(string text, int at, SourceLanguage language)
    {
        var isPython = language == SourceLanguage.Python;
        var rest = text.AsSpan(at);
        return text[at] switch
        {
            '#' when isPython => LineEnd(text, at),
            '/' when !isPython && rest.StartsWith("//") => LineEnd(text, at),
            '/' when !isPython && rest.StartsWith("/*") => After(text, at + 2, "*/"),
            '"' when language != SourceLanguage.JavaScript && rest.StartsWith("\"\"\"") => After(text, at + 3, "\"\"\""),
            '\'' when isPython && rest.StartsWith("'''") => After(text, at + 3, "'''"),
            '"' when language == SourceLanguage.CSharp && IsVerbatim(text, at) => VerbatimEnd(text, at),
            '`' when language == SourceLanguage.JavaScript => StringEnd(text, at, severalLines: true),
            '"' or '\'' => StringEnd(text, at, severalLines: false),
            _ => at,
        };
    }

    private static bool IsVerbatim(string text, int at) => at > 0 && (text[at - 1] == '@' || (text[at - 1] == '$' && at > 1 && text[at - 2] == '@'));

    private static int VerbatimEnd(string text, int at)
    {
        var i = at + 1;
        while (i < text.Length)
        {
            if (text[i] != '"')
            {
                i++;
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i += 2;
            }
            else
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int StringEnd(string text, int at, bool severalLines)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[at])
            {
                return i + 1;
            }
            else if (text[i] == '\n' && !severalLines)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    private static int After(string text, int at, string mark) =>
        at < text.Length && text.IndexOf(mark, at, StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : text.Length;
}
