using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>A value that is given to a name, in any of the usual syntaxes.</summary>
/// <param name="Name">Where the name stands.</param>
/// <param name="Value">Where the value stands, without its quotation marks.</param>
/// <param name="IsQuoted">Whether it has any.</param>
/// <param name="IsArgument">Whether it only stands after the name, as the next argument of a call or the next of a list.</param>
internal readonly record struct Assignment(SecretSpan Name, SecretSpan Value, bool IsQuoted, bool IsArgument)
{
    private const int LongestName = 64;
    private const int LongestGap = 48;
    private const int LongestType = 24;
    private const int LongestValue = 400;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'`]\\ \t");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,{");
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_&<>[]?'");
    private static readonly SearchValues<char> EndOfBare = SearchValues.Create(" \t\r\n\"'`<>,;&)}]\\|");
    private static readonly SearchValues<char> OperatorEnds = SearchValues.Create("=>~");
    private static readonly string[] ValueWords = ["value", "default", "defaultvalue", "parametervalue"];
    private static readonly string[] WordsOfCommands = ["ENV", "ARG", "setx", "SETX", "export", "set"];
    private static readonly string[] WordsOfLookups = ["get", "fetch", "read", "find", "lookup", "load", "resolve", "require", "delete", "describe", "has", "is"];

    /// <summary>The assignment to the name in which the anchor stands; null if nothing is assigned there.</summary>
    public static Assignment? At(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var name = NameAround(text, anchor);
        if (name.End < text.Length && text[name.End] == '(')
        {
            // Of `options.Builder.Password("…")` only the method is the name.
            name = SecretSpan.Between(name.Offset + text.Slice(name.Offset, name.Length).LastIndexOf('.') + 1, name.End);
        }

        var start = AfterOperator(text, name, out var isArgument);
        return start < 0 || start >= text.Length ? null : ValueAt(text, name, start) is { } found && (!isArgument || (found.IsQuoted && EndsCall(text, found.Value.End + 1))) ? found with { IsArgument = isArgument } : null;
    }

    /// <summary>The whole name in which an anchor stands.</summary>
    public static SecretSpan NameAround(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var before = text[Math.Max(0, anchor.Offset - LongestName)..anchor.Offset].LastIndexOfAnyExcept(NameCharacters);
        var start = Math.Max(0, anchor.Offset - LongestName) + before + 1;
        return SecretSpan.Between(start, Skip(text, anchor.End, NameCharacters, LongestName));
    }

    private static int AfterOperator(ReadOnlySpan<char> text, SecretSpan name, out bool isArgument)
    {
        isArgument = false;
        var closed = Skip(text, name.End, Closers, LongestGap);
        var at = AfterValueWord(text, closed);
        if (at < 0)
        {
            at = closed;
        }

        if (at >= text.Length)
        {
            return -1;
        }

        var isQuotedName = text[name.End..at].ContainsAny('"', '\'', '`');
        var before = name.Offset == 0 ? ' ' : text[name.Offset - 1];
        isArgument = text[at] == ',';
        var after = text[at] switch
        {
            '=' => Skip(text, at + 1, OperatorEnds, 2),
            ':' when before != ':' => AfterColon(text, at + 1),
            ',' when isQuotedName && before is '"' or '\'' or '`' => at + 1,
            '>' when at == name.End => at + 1,
            '(' when at == name.End && at + 1 < text.Length && text[at + 1] is '"' or '\'' && !IsLookup(text.Slice(name.Offset, name.Length)) => at + 1,
            _ when at > name.End && !isQuotedName && IsCommand(text, name) => at,
            _ => -1,
        };
        return after < 0 ? -1 : Skip(text, after, Blanks, LongestGap);
    }

    // `- name: PASSWORD` / `value: …`, `{"Name": "PASSWORD", "Value": "…"}`, `<add key="Password" value="…"`, `variable "password" { default = "…"`.
    private static int AfterValueWord(ReadOnlySpan<char> text, int closed)
    {
        var at = Skip(text, closed, Separators, LongestGap);
        at = Skip(text, at, Closers, 2);
        foreach (var word in ValueWords)
        {
            var end = at + word.Length;
            if (end < text.Length && text[at..end].Equals(word, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(text[end]))
            {
                return Skip(text, end, Closers, LongestGap);
            }
        }

        return -1;
    }

    // `name: "v"`, `name := "v"`, `name: string = "v"`; not `A::B`.
    private static int AfterColon(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] is ':' or '=')
        {
            return text[at] == '=' ? at + 1 : -1;
        }

        var type = Skip(text, at, Blanks, LongestGap);
        var equal = Skip(text, Skip(text, type, TypeCharacters, LongestType), Blanks, LongestGap);
        return equal > type && equal + 1 < text.Length && text[equal] == '=' && text[equal + 1] == ' ' ? equal + 1 : at;
    }

    private static Assignment? ValueAt(ReadOnlySpan<char> text, SecretSpan name, int start)
    {
        var at = start;
        while (at < start + 2 && at + 1 < text.Length && text[at] is '@' or '$' or 'f' or 'b' or 'r' or 'u' && text[at + 1] is '"' or '\'')
        {
            at++;
        }

        var isEscaped = text[at] == '\\';
        var open = isEscaped ? at + 1 : at;
        if (open >= text.Length || text[open] is not ('"' or '\'' or '`'))
        {
            var bare = text.Slice(start, Math.Min(LongestValue + 1, text.Length - start)).IndexOfAny(EndOfBare);
            var length = bare < 0 ? text.Length - start : bare;
            return length is 0 or > LongestValue ? null : new Assignment(name, new SecretSpan(start, length), false, false);
        }

        var quotes = text[open..Math.Min(text.Length, open + 3)].IndexOfAnyExcept(text[open]);
        if (quotes == 2)
        {
            return null;
        }

        var first = open + (quotes == 1 ? 1 : 3);
        if (first >= text.Length)
        {
            return null;
        }

        var rest = text.Slice(first, Math.Min(LongestValue + 1, text.Length - first));
        var end = isEscaped ? rest.IndexOfAny('\\', '\n') : rest.IndexOfAny(text[open], '\n');
        return end <= 0 || rest[end] == '\n' ? null : new Assignment(name, new SecretSpan(first, end), true, false);
    }

    // A blank alone gives a value to an option of a command and to a few statements.
    private static bool IsCommand(ReadOnlySpan<char> text, SecretSpan name)
    {
        if (text[name.Offset] == '-')
        {
            return true;
        }

        var line = text[..name.Offset];
        line = line[(line.LastIndexOf('\n') + 1)..].Trim();
        foreach (var word in WordsOfCommands)
        {
            if (line.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    // `("NAME", "value")`: what stands in the middle of a list belongs to no name.
    private static bool EndsCall(ReadOnlySpan<char> text, int at)
    {
        var end = Skip(text, at, Blanks, LongestGap);
        return end < text.Length && text[end] == ')';
    }

    private static bool IsLookup(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        foreach (var word in WordsOfLookups)
        {
            if (last.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Skip(ReadOnlySpan<char> text, int start, SearchValues<char> characters, int most)
    {
        if (start >= text.Length)
        {
            return text.Length;
        }

        var rest = text.Slice(start, Math.Min(most, text.Length - start));
        var end = rest.IndexOfAnyExcept(characters);
        return start + (end < 0 ? rest.Length : end);
    }
}
