using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Finds the member of a block that is the value of the block's name: <c>variable "password" { type = string default = "…" }</c>.</summary>
internal static class BlockMembers
{
    private const int MostMembers = 6;
    private const int LongestWord = 24;
    private const int LongestMember = 240;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,{");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'`]\\ \t");
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly string[] ValueWords = ["value", "default", "defaultvalue", "parametervalue", "fallback"];

    /// <summary>
    /// After the word that says value and stands next to a name: <c>- name: PASSWORD</c> with <c>value: …</c> below, <c>{"Name": "PASSWORD", "Value": "…"}</c>,
    /// <c>&lt;add key="Password" value="…"</c>. Negative if there is none.
    /// </summary>
    public static int AfterValueWord(ReadOnlySpan<char> text, int closed)
    {
        var at = Cursor.Skip(text, closed, Separators, Cursor.LongestGap);
        at = Cursor.Skip(text, at, Closers, 2);
        foreach (var word in ValueWords)
        {
            var end = at + word.Length;
            if (end < text.Length && text[at..end].Equals(word, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(text[end]))
            {
                return Cursor.Skip(text, end, Closers, Cursor.LongestGap);
            }
        }

        return -1;
    }

    /// <summary>The sign that gives the value in a block that belongs to a name: in braces, or indented below it. Negative if there is none.</summary>
    public static int OfBlock(ReadOnlySpan<char> text, SecretSpan name, int closed)
    {
        if (closed >= text.Length || text[closed] is not (':' or '=' or '{'))
        {
            return -1;
        }

        var open = text[closed] == '{' ? closed : Cursor.Blanks(text, closed + 1);
        return open >= text.Length ? -1
            : text[open] == '{' ? InBraces(text, open + 1)
            : text[closed] == ':' && text[open] is '\r' or '\n' ? Below(text, name, open)
            : -1;
    }

    private static int InBraces(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < MostMembers; i++)
        {
            var sign = SignOf(text, Cursor.Skip(text, at, Separators, Cursor.LongestGap), out var isValue);
            if (sign < 0 || isValue)
            {
                return sign;
            }

            at = AfterScalar(text, Cursor.Blanks(text, sign + 1));
            if (at < 0)
            {
                return -1;
            }
        }

        return -1;
    }

    private static int Below(ReadOnlySpan<char> text, SecretSpan name, int at)
    {
        var least = Cursor.Indentation(text, name.Offset);
        for (var i = 0; i < MostMembers; i++)
        {
            var start = Cursor.Space(text, at);
            if (start >= text.Length || Cursor.Indentation(text, start) <= least)
            {
                return -1;
            }

            var sign = SignOf(text, start, out var isValue);
            if (sign < 0 || isValue)
            {
                return sign;
            }

            var rest = text[(sign + 1)..];
            var end = rest.IndexOf('\n');
            if (end < 0 || rest[..end].IsWhiteSpace())
            {
                return -1;
            }

            at = sign + 1 + end;
        }

        return -1;
    }

    // The `:` or `=` after the word of a member.
    private static int SignOf(ReadOnlySpan<char> text, int start, out bool isValue)
    {
        isValue = false;
        var word = start < text.Length && text[start] is '"' or '\'' ? start + 1 : start;
        var end = Cursor.Skip(text, word, WordCharacters, LongestWord);
        var sign = Cursor.Skip(text, end, Closers, Cursor.LongestGap);
        if (end == word || sign >= text.Length || text[sign] is not (':' or '='))
        {
            return -1;
        }

        foreach (var valueWord in ValueWords)
        {
            isValue |= text[word..end].Equals(valueWord, StringComparison.OrdinalIgnoreCase);
        }

        return sign;
    }

    // After `"text"`, `true`, `string`; negative for whatever has braces of its own.
    private static int AfterScalar(ReadOnlySpan<char> text, int at)
    {
        var rest = at < text.Length ? text.Slice(at, Math.Min(LongestMember, text.Length - at)) : [];
        if (rest.IsEmpty || rest[0] is '{' or '[' or '<')
        {
            return -1;
        }

        var isQuoted = rest[0] is '"' or '\'';
        var end = isQuoted ? rest[1..].IndexOfAny(rest[0], '\n') : rest.IndexOfAny(",\r\n}{");
        return end < 0 || rest[isQuoted ? end + 1 : end] is '}' or '{' || (isQuoted && rest[end + 1] == '\n') ? -1 : at + end + (isQuoted ? 2 : 0);
    }
}
