using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Reads a value that stands before its name: <c>{"value": "…", "name": "PASSWORD"}</c>.</summary>
internal static class ValueBeforeName
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");
    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\n,");
    private static readonly SearchValues<char> BeforeBare = SearchValues.Create(" \t\n,\"'`:=");
    private static readonly string[] NameWords = ["name", "key", "parameterkey"];
    private static readonly string[] ValueWords = ["value", "parametervalue"];

    public static Assignment? At(ReadOnlySpan<char> text, SecretSpan name)
    {
        var quote = name.Offset > 0 && text[name.Offset - 1] is '"' or '\'' ? 1 : 0;
        if (quote == 1 && (name.End >= text.Length || text[name.End] != text[name.Offset - 1]))
        {
            return null;
        }

        var sign = EndWithout(text, name.Offset - quote, Blanks);
        if (BeforeWord(text, sign, NameWords) is not (> 0 and var word))
        {
            return null;
        }

        var end = EndWithout(text, word, Between);
        if (end == word || end < 2)
        {
            return null;
        }

        var isQuoted = text[end - 1] is '"' or '\'';
        if (!isQuoted && !text[end..word].Contains('\n'))
        {
            return null;
        }

        var last = isQuoted ? end - 1 : end;
        var first = (isQuoted ? text[..last].LastIndexOf(text[end - 1]) : text[..last].LastIndexOfAny(BeforeBare)) + 1;
        return first > 0 && first < last && BeforeWord(text, EndWithout(text, isQuoted ? first - 1 : first, Blanks), ValueWords) >= 0
            ? new Assignment(name, SecretSpan.Between(first, last), isQuoted, false, false)
            : null;
    }

    // Where one of the words starts that stands, quoted or not, before the sign that ends at a place; negative if none does.
    private static int BeforeWord(ReadOnlySpan<char> text, int end, string[] words)
    {
        if (end < 1 || text[end - 1] is not (':' or '='))
        {
            return -1;
        }

        end = EndWithout(text, end - 1, Blanks);
        var quote = end > 0 && text[end - 1] is '"' or '\'' ? 1 : 0;
        foreach (var word in words)
        {
            var start = end - quote - word.Length;
            if (start >= quote && text.Slice(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) && (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                return start - quote;
            }
        }

        return -1;
    }

    private static int EndWithout(ReadOnlySpan<char> text, int end, SearchValues<char> characters) => text[..Math.Max(0, end)].LastIndexOfAnyExcept(characters) + 1;
}
