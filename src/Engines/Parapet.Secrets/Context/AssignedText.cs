using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Reads the value that starts at a place: quoted, bare, on the next line, in a block, inside of what makes a text of it.</summary>
internal static class AssignedText
{
    private const int LongestValue = 400;
    private const int MostWrappers = 2;
    private const string OpenData = "<![CDATA[";
    private const string CloseData = "]]>";

    private static readonly SearchValues<char> EndOfBare = SearchValues.Create(" \t\r\n\"'`<>,;&)}]\\|\x1b");
    private static readonly SearchValues<char> NoFieldCharacters = SearchValues.Create(" \t\r\n\"'`(){[]\\");
    private static readonly SearchValues<char> BlockSigns = SearchValues.Create("+-123456789");
    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly string[] Wrappers = ["String::from(", "Some(", "SecretString::from(", "SecretString::new(", "SecretStr(", "Secret::new(", "new String(", "String.valueOf(", "[]byte("];
    private static readonly string[] WordsOfConnections = ["Driver=", "Server=", "DSN=", "Uid=", "User Id="];

    /// <summary>The value that starts at a place; null if there is none that is short and on one line.</summary>
    public static Assignment? At(ReadOnlySpan<char> text, SecretSpan name, int start)
    {
        var sign = text[name.End..start].TrimEnd(" \t*");
        var isMapping = !sign.IsEmpty && sign[^1] == ':';
        if (isMapping)
        {
            start = AfterTag(text, start);
        }

        if (Cursor.IsLineEnd(text, start) || text[start] == '\\' && Cursor.IsLineEnd(text, start + 1))
        {
            return OnNextLine(text, name, text[start] == '\\' ? start + 1 : start, isMapping);
        }

        if (isMapping && text[start] is '|' or '>' && Cursor.Blanks(text, Cursor.Skip(text, start + 1, BlockSigns, 2)) is var end && Cursor.IsLineEnd(text, end))
        {
            return OnOneLineBelow(text, name, end, isBlock: true);
        }

        var at = AfterPrefix(text, AfterWrappers(text, start));
        var isEscaped = text[at] == '\\';
        var open = isEscaped ? at + 1 : at;
        return open < text.Length && text[open] is '"' or '\'' or '`' ? Quoted(text, name, open, isEscaped)
            : text[start..].StartsWith(OpenData, StringComparison.Ordinal) ? Data(text, name, start + OpenData.Length)
            : text[start] == '{' ? Field(text, name, start + 1)
            : Bare(text, name, start);
    }

    private static Assignment? Bare(ReadOnlySpan<char> text, SecretSpan name, int start)
    {
        var bare = Stretch(text, start).IndexOfAny(EndOfBare);
        var length = bare < 0 ? text.Length - start : bare;
        if (length is 0 or > LongestValue)
        {
            return null;
        }

        var between = name.End <= start ? text[name.End..start] : [];
        var after = start + length < text.Length ? text[start + length] : '\n';
        var isComparison = between.Contains("==", StringComparison.Ordinal);
        var isTight = between is "=" or ">";
        return isComparison ? null : new Assignment(name, new SecretSpan(start, length), false, false, between.Contains(":=", StringComparison.Ordinal) || (!isTight && after is ',' or ';' or '<' or ')'));
    }

    private static Assignment? Quoted(ReadOnlySpan<char> text, SecretSpan name, int open, bool isEscaped)
    {
        var quotes = text[open..Math.Min(text.Length, open + 3)].IndexOfAnyExcept(text[open]);
        if (quotes == 2)
        {
            return null;
        }

        var isLong = quotes != 1;
        var first = open + (isLong ? 3 : 1);
        if (isLong && Cursor.IsLineEnd(text, first))
        {
            first = Cursor.Space(text, first);
        }

        if (first >= text.Length)
        {
            return null;
        }

        var rest = Stretch(text, first);
        var end = isEscaped ? rest.IndexOfAny('\\', '\n') : rest.IndexOfAny(text[open], '\n');
        if (end > 0 && rest[end] == '\n')
        {
            var close = Cursor.Space(text, first + end);
            end = isLong && close < text.Length && text[close] == text[open] ? rest[..end].TrimEnd().Length : -1;
        }

        return end <= 0 ? null : new Assignment(name, new SecretSpan(first, end), true, false, false);
    }

    // A quoted text, or a value that has the line below its name for itself.
    private static Assignment? OnNextLine(ReadOnlySpan<char> text, SecretSpan name, int end, bool isMapping)
    {
        var start = AfterPrefix(text, NextLine(text, end));
        if (start >= text.Length || text[start] is not ('"' or '\'' or '`'))
        {
            return isMapping ? OnOneLineBelow(text, name, end, isBlock: false) : null;
        }

        // What is followed by a colon is the next name.
        return Quoted(text, name, start, isEscaped: false) is { } found && Cursor.Blanks(text, found.Value.End + 1) is var after && (after >= text.Length || text[after] is not (':' or '=')) ? found : null;
    }

    private static Assignment? OnOneLineBelow(ReadOnlySpan<char> text, SecretSpan name, int end, bool isBlock)
    {
        var start = NextLine(text, end);
        if (start >= text.Length)
        {
            return null;
        }

        var least = Cursor.Indentation(text, name.Offset);
        var rest = Stretch(text, start);
        var line = rest.IndexOf('\n') is >= 0 and var found ? rest[..found].TrimEnd() : rest.TrimEnd();
        if (Cursor.Indentation(text, start) <= least || line.IsEmpty || line.ContainsAny(" \t\"'") || line.Length > LongestValue || line[^1] is ':' or ';' or ',' or '{')
        {
            return null;
        }

        // More than one line is a text or a certificate.
        var next = NextLine(text, start + line.Length);
        return next < text.Length && isBlock && !Cursor.IsLineEnd(text, next) && Cursor.Indentation(text, next) > least ? null : new Assignment(name, new SecretSpan(start, line.Length), false, false, false);
    }

    // `Pwd={v}` of a connection string, where braces enclose what has signs in it.
    private static Assignment? Field(ReadOnlySpan<char> text, SecretSpan name, int start)
    {
        var length = Stretch(text, start).IndexOf('}');
        if (length <= 0 || text[start - 2] != '=' || text.Slice(start, length).ContainsAny(NoFieldCharacters) || Identifiers.IsOne(text.Slice(start, length), isCode: true))
        {
            return null;
        }

        foreach (var word in WordsOfConnections)
        {
            if (text[..name.Offset].Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return new Assignment(name, new SecretSpan(start, length), true, false, false);
            }
        }

        return null;
    }

    private static Assignment? Data(ReadOnlySpan<char> text, SecretSpan name, int start)
    {
        var length = Stretch(text, start).IndexOf(CloseData);
        return length <= 0 ? null : new Assignment(name, new SecretSpan(start, length), true, false, false);
    }

    // `!!str v`, `&anchor v`.
    private static int AfterTag(ReadOnlySpan<char> text, int start)
    {
        const string Tag = "!!str";
        var end = text[start..].StartsWith(Tag, StringComparison.Ordinal) ? start + Tag.Length
            : start < text.Length && text[start] == '&' ? Cursor.Skip(text, start + 1, TagCharacters, Cursor.LongestGap)
            : start;
        var after = Cursor.Blanks(text, end);
        return after > end && after < text.Length ? after : start;
    }

    // `@"v"`, `f'v'`, `N'v'`: letters that say how a text is written.
    private static int AfterPrefix(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < start + 2 && at + 1 < text.Length && text[at] is '@' or '$' or 'f' or 'b' or 'r' or 'u' or 'N' or 'L' && text[at + 1] is '"' or '\'')
        {
            at++;
        }

        return at;
    }

    // `("v")`, `String::from("v")`: to the text; without one, to where it started.
    private static int AfterWrappers(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '(')
        {
            var inside = Cursor.Space(text, start + 1);
            return inside < text.Length && text[inside] is '"' or '\'' && Stretch(text, inside + 1).IndexOf(text[inside]) is >= 0 and var length && IsClosed(text, inside + length + 2) ? inside : start;
        }

        var at = start;
        for (var i = 0; i < MostWrappers && at < text.Length && text[at] is 'S' or 'n' or '['; i++)
        {
            foreach (var wrapper in Wrappers)
            {
                if (text[at..].StartsWith(wrapper, StringComparison.Ordinal))
                {
                    at += wrapper.Length;
                    break;
                }
            }
        }

        return at < text.Length && text[at] is '"' or '\'' ? at : start;
    }

    private static bool IsClosed(ReadOnlySpan<char> text, int at)
    {
        var end = Cursor.Space(text, at);
        return end < text.Length && text[end] == ')';
    }

    private static int NextLine(ReadOnlySpan<char> text, int end)
    {
        var start = end < text.Length && text[end] == '\r' ? end + 1 : end;
        return start < text.Length && text[start] == '\n' ? Cursor.Blanks(text, start + 1) : text.Length;
    }

    private static ReadOnlySpan<char> Stretch(ReadOnlySpan<char> text, int start) => start >= text.Length ? [] : text.Slice(start, Math.Min(LongestValue + 1, text.Length - start));
}
