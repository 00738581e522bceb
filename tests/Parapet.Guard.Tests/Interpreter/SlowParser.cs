using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>Reads JSON letter by letter, as RFC 8259 is written. Bytes are Latin-1 characters here; strings become text at their end.</summary>
internal sealed partial class SlowParser(string latin, int maxDepth, bool repair)
{
    private int at;

    public static Node Parse(byte[] utf8, int maxDepth, bool repair)
    {
        var parser = new SlowParser(Encoding.Latin1.GetString(utf8), maxDepth, repair);
        var node = parser.Value(0);
        parser.Space();
        return node.FirstBroken() is null && parser.at < utf8.Length ? new Trailing(node) : node;
    }

    /// <summary>A value that something follows.</summary>
    public sealed record Trailing(Node Value) : Node;

    private Node Value(int depth)
    {
        Space();
        switch (Here)
        {
            case '{':
                return depth == maxDepth ? new Node.Broken(Rules.Depth) : Object(depth + 1);
            case '[':
                return depth == maxDepth ? new Node.Broken(Rules.Depth) : Array(depth + 1);
            case '"':
                return Text() is var (text, broken) && broken is not null ? broken : new Node.Text(text!);
        }

        foreach (var (word, node) in new (string, Node)[] { ("null", new Node.Null()), ("true", new Node.Bool(true)), ("false", new Node.Bool(false)) })
        {
            if (string.CompareOrdinal(latin, at, word, 0, word.Length) == 0)
            {
                at += word.Length;
                return node;
            }
        }

        var number = NumberStart().Match(latin, at);
        at += number.Length;
        return number.Success && Here is not ('.' or 'e' or 'E') ? new Node.Number(number.Value)
            : number.Success && Here == '.' && number.Value.AsSpan().ContainsAny("eE.") ? new Node.Number(number.Value)
            : number.Success && Here is 'e' or 'E' && number.Success && number.Value.AsSpan().ContainsAny("eE") ? new Node.Number(number.Value)
            : Malformed;
    }

    private Node.Object Object(int depth)
    {
        at++;
        var members = new List<(string, Node)>();
        Space();
        if (Take('}'))
        {
            return new Node.Object(members, null);
        }

        while (true)
        {
            Space();
            if (Here != '"')
            {
                return new Node.Object(members, Malformed);
            }

            var (name, broken) = Text();
            Space();
            if (broken is not null || !Take(':'))
            {
                return new Node.Object(members, broken ?? Malformed);
            }

            var value = Value(depth);
            members.Add((name!, value));
            if (value.FirstBroken() is not null)
            {
                return new Node.Object(members, Malformed);
            }

            Space();
            if (Take('}'))
            {
                return new Node.Object(members, null);
            }

            if (!Take(','))
            {
                return new Node.Object(members, Malformed);
            }
        }
    }

    private Node.Array Array(int depth)
    {
        at++;
        var items = new List<Node>();
        Space();
        if (Take(']'))
        {
            return new Node.Array(items, null);
        }

        while (true)
        {
            var item = Value(depth);
            items.Add(item);
            if (item.FirstBroken() is not null)
            {
                return new Node.Array(items, Malformed);
            }

            Space();
            if (Take(']'))
            {
                return new Node.Array(items, null);
            }

            if (!Take(','))
            {
                return new Node.Array(items, Malformed);
            }
        }
    }

    private (string? Text, Node.Broken? Broken) Text()
    {
        var match = Quoted().Match(latin, at);
        if (!match.Success)
        {
            return (null, Malformed);
        }

        at += match.Length;

        // Escapes first become private letters, so that bytes can become text before they do.
        var units = new List<char>();
        var marked = Escape().Replace(match.Value[1..^1], escape =>
        {
            units.Add(escape.Value[1] == 'u' ? (char)int.Parse(escape.Value[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : "\"\\/\b\f\n\r\t"["\"\\/bfnrt".IndexOf(escape.Value[1], StringComparison.Ordinal)]);
            return "\0";
        });
        var wasValid = TryDecode(Encoding.Latin1.GetBytes(marked), out var decoded);
        var text = new StringBuilder();
        var next = 0;
        foreach (var letter in decoded)
        {
            text.Append(letter == '\0' ? units[next++] : letter);
        }

        // A half surrogate that was escaped has no other half that was not: those come in pairs, and pairs of escapes are side by side.
        var halves = HasHalves(text.ToString());
        return (wasValid && !halves) || repair
            ? (Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text.ToString())), null)
            : (null, new Node.Broken(Rules.Encoding));
    }

    private static bool TryDecode(byte[] utf8, out string text)
    {
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.UTF8.GetString(utf8);
            return false;
        }
    }

    private static bool HasHalves(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private char Here => at < latin.Length ? latin[at] : '\uFFFF';

    private static Node.Broken Malformed => new(Rules.Json);

    private bool Take(char expected)
    {
        var taken = Here == expected;
        at += taken ? 1 : 0;
        return taken;
    }

    private void Space()
    {
        while (Here is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    [GeneratedRegex(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")]
    private static partial Regex NumberStart();

    [GeneratedRegex("\\G\"([^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|.)")]
    private static partial Regex Escape();
}
