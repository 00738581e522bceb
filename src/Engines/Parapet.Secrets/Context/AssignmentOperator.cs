using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Finds where the value of a name starts: behind what assigns it.</summary>
internal static class AssignmentOperator
{
    private const int LongestType = 24;
    private const int LongestAccessors = 40;

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'`]\\ \t");
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_&<>[]?'");
    private static readonly SearchValues<char> OperatorEnds = SearchValues.Create("=>~");
    private static readonly string[] WordsOfCommands = ["ENV", "ARG", "setx", "SETX", "export", "set", "setenv", "#define"];
    private static readonly string[] WordsOfLookups = ["get", "fetch", "read", "find", "lookup", "load", "resolve", "require", "delete", "describe", "has", "is"];

    /// <summary>Where the value of a name starts; negative if nothing is given to it.</summary>
    /// <param name="text">What can be seen.</param>
    /// <param name="name">Where the name stands.</param>
    /// <param name="demand">What must hold for the value, because the operator alone says little.</param>
    public static int After(ReadOnlySpan<char> text, SecretSpan name, out ValueDemand demand)
    {
        demand = ValueDemand.None;
        if (AfterBlank(text, name, ref demand) is >= 0 and var blank)
        {
            return blank;
        }

        var closed = AfterEmphasis(text, name, Cursor.Colour(text, Cursor.Skip(text, name.End, Closers, Cursor.LongestGap)));
        var at = BlockMembers.AfterValueWord(text, closed);
        if (at < 0)
        {
            at = BlockMembers.OfBlock(text, name, closed);
        }

        if (at < 0)
        {
            at = AfterAccessors(text, AfterType(text, name, closed));
        }

        if (at >= text.Length)
        {
            return -1;
        }

        var after = AfterSign(text, name, at, ref demand);
        return after < 0 ? -1 : AfterEmphasis(text, name, Cursor.Colour(text, Cursor.Blanks(text, after)));
    }

    private static int AfterSign(ReadOnlySpan<char> text, SecretSpan name, int at, ref ValueDemand demand)
    {
        var isQuotedName = text[name.End..at].ContainsAny('"', '\'', '`');
        var before = name.Offset == 0 ? ' ' : text[name.Offset - 1];
        switch (text[at])
        {
            case '=':
                return Cursor.Skip(text, at + 1, OperatorEnds, 2);
            case ':' or '-' when Assignment.IsExpanded(text, name):
                return AfterExpansion(text, at);
            case ':' when before != ':':
                return AfterColon(text, at + 1);
            case ',' when isQuotedName && before is '"' or '\'' or '`':
                demand = ValueDemand.LastArgument;
                return at + 1;
            case '>' when at == name.End:
                return at + 1;
            case '(' when at == name.End && at + 1 < text.Length && text[at + 1] is '"' or '\'':
                return IsSetter(text.Slice(name.Offset, name.Length)) ? at + 1 : -1;
            case '|' or '?' or 'o' or ')':
                demand = ValueDemand.Quotes;
                return AfterFallback(text, at, isQuotedName);
            default:
                return -1;
        }
    }

    // A blank alone gives a value to an option of a command and to a few statements, and to a setting with a line of its own: `storePassword "v"`.
    private static int AfterBlank(ReadOnlySpan<char> text, SecretSpan name, ref ValueDemand demand)
    {
        var at = Cursor.Blanks(text, name.End);
        if (at == name.End || at >= text.Length || text[at] is '=' or ':' or ',' or '>' or '(')
        {
            return -1;
        }

        if (IsCommand(text, name))
        {
            return at;
        }

        if (text[at] is not ('"' or '\'') || name.Offset > 0 && !Cursor.LineBefore(text, name.Offset).IsWhiteSpace())
        {
            return -1;
        }

        demand = ValueDemand.EndOfLine;
        return at;
    }

    private static bool IsCommand(ReadOnlySpan<char> text, SecretSpan name)
    {
        if (text[name.Offset] == '-')
        {
            return true;
        }

        var line = Cursor.LineBefore(text, name.Offset).Trim();
        foreach (var word in WordsOfCommands)
        {
            if (line.StartsWith(word, StringComparison.Ordinal) && AreOptions(line[word.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    // The `-gx` of `set -gx NAME value`.
    private static bool AreOptions(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (range.Start.Value == 0 ? !word.IsEmpty : !word.IsEmpty && word[0] != '-')
            {
                return false;
            }
        }

        return true;
    }

    // `var password string = "v"`.
    private static int AfterType(ReadOnlySpan<char> text, SecretSpan name, int closed)
    {
        const string Type = "string";
        if (closed == name.End || closed >= text.Length || text[closed] is not ('s' or 'S') || !text[closed..].StartsWith(Type, StringComparison.OrdinalIgnoreCase))
        {
            return closed;
        }

        var equal = Cursor.Blanks(text, closed + Type.Length);
        return equal < text.Length && text[equal] == '=' ? equal : closed;
    }

    // `string Password { get; set; } = "v"`.
    private static int AfterAccessors(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] != '{' || !text[Cursor.Blanks(text, at + 1)..].StartsWith("get", StringComparison.Ordinal))
        {
            return at;
        }

        var close = text.Slice(at, Math.Min(LongestAccessors, text.Length - at)).IndexOf('}');
        var equal = close < 0 ? at : Cursor.Blanks(text, at + close + 1);
        return equal < text.Length && text[equal] == '=' ? equal : at;
    }

    // `name: "v"`, `name := "v"`, `name: string = "v"`; not `A::B`.
    private static int AfterColon(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] is ':' or '=')
        {
            return text[at] == '=' ? at + 1 : -1;
        }

        var type = Cursor.Blanks(text, at);
        var equal = Cursor.Blanks(text, Cursor.Skip(text, type, TypeCharacters, LongestType));
        return equal > type && equal + 1 < text.Length && text[equal] == '=' && text[equal + 1] is ' ' or '\r' or '\n' ? equal + 1 : at;
    }

    // `${NAME:-v}`, `${NAME-v}`, `${NAME:=v}`, `${NAME:v}`; what follows `:?` and `:+` is no value of the name.
    private static int AfterExpansion(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '-')
        {
            return at + 1;
        }

        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return next is '-' or '=' ? at + 2 : next is '?' or '+' ? -1 : at + 1;
    }

    // `name || "v"`, `["NAME"] ?? "v"`, `("NAME") or "v"`, `("NAME") ?: "v"`, `("NAME") { "v" }`.
    private static int AfterFallback(ReadOnlySpan<char> text, int at, bool isQuotedName)
    {
        if (text[at] == ')')
        {
            at = isQuotedName ? Cursor.Blanks(text, at + 1) : text.Length;
        }

        if (at + 2 >= text.Length)
        {
            return -1;
        }

        return text.Slice(at, 2) switch
        {
            "||" or "??" or "?:" => at + 2,
            "or" when text[at + 2] == ' ' => at + 2,
            "{ " when isQuotedName => at + 2,
            _ => -1,
        };
    }

    // `setPassword("v")`; not `getPassword("name")`, `passValue("v")` that passes something on, nor the macro `FUNCTION_PASS("v")`.
    private static bool IsSetter(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        foreach (var word in WordsOfLookups)
        {
            if (last.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        var isPassing = last.Length > 4 && last.StartsWith("pass", StringComparison.Ordinal) && (last[4] == '_' || char.IsAsciiLetterUpper(last[4]));
        var isMacro = last.EndsWith("_PASS", StringComparison.Ordinal);
        return !isPassing && !isMacro;
    }

    // `**Password:** v`, `**Password**: v`.
    private static int AfterEmphasis(ReadOnlySpan<char> text, SecretSpan name, int at) =>
        at + 2 < text.Length && text[at] == '*' && text[at + 1] == '*' && name.Offset > 1 && text[name.Offset - 1] == '*' && text[name.Offset - 2] == '*' ? Cursor.Blanks(text, at + 2) : at;
}

/// <summary>What must hold for a value, because what assigns it says little.</summary>
internal enum ValueDemand
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>It is quoted.</summary>
    Quotes,

    /// <summary>It is quoted, and the call ends after it.</summary>
    LastArgument,

    /// <summary>It is quoted, and the line ends after it.</summary>
    EndOfLine,
}
