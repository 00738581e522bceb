using System.Globalization;
using System.Text;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Reads JSON (RFC 8259) with places. No comments, no commas too many, no property twice, no half surrogates.</summary>
internal sealed class SchemaParser
{
    private const int Deepest = 64;
    private const int Longest = 4 * 1024 * 1024;
    private const int MostProperties = 20_000;

    private readonly string text;
    private int at;
    private int depth;

    private SchemaParser(string text) => this.text = text;

    private char Next => at < text.Length ? text[at] : '\0';

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its content.</param>
    /// <exception cref="SchemaJsonException">It is no JSON.</exception>
    public static SchemaNode Parse(string text)
    {
        if (text.Length > Longest)
        {
            throw new SchemaJsonException(0, $"the file has more than {Longest.ToString(CultureInfo.InvariantCulture)} characters");
        }

        var parser = new SchemaParser(text);
        var root = parser.Value();
        parser.Space();
        return parser.at == text.Length ? root : throw parser.Wrong("something follows the value");
    }

    private SchemaNode Value()
    {
        Space();
        switch (Next)
        {
            case '{':
                var names = new HashSet<string>(StringComparer.Ordinal);
                return Nested(NodeKind.Object, '}', node => node.Properties.Add(Property(names)));
            case '[':
                return Nested(NodeKind.Array, ']', node => node.Items.Add(Value()));
            case '"':
                var node = new SchemaNode(NodeKind.Text, at);
                node.Text = String();
                node.End = at;
                return node;
            case 't':
                return Literal("true", NodeKind.True);
            case 'f':
                return Literal("false", NodeKind.False);
            case 'n':
                return Literal("null", NodeKind.Null);
            default:
                return Number();
        }
    }

    private SchemaNode Nested(NodeKind kind, char end, Action<SchemaNode> element)
    {
        if (++depth > Deepest)
        {
            throw Wrong($"it is nested deeper than {Deepest.ToString(CultureInfo.InvariantCulture)}");
        }

        var node = new SchemaNode(kind, at++);
        Space();
        if (Next != end)
        {
            element(node);
            Space();
            while (Next == ',')
            {
                at++;
                element(node);
                Space();
            }
        }

        if (Next != end)
        {
            throw Wrong($"here must be `,` or `{end}`");
        }

        node.End = ++at;
        depth--;
        return node;
    }

    private SchemaProperty Property(HashSet<string> others)
    {
        Space();
        var start = at;
        if (Next != '"')
        {
            throw Wrong("here must be the name of a property");
        }

        var name = String();
        var end = at;
        if (!others.Add(name) || others.Count > MostProperties)
        {
            throw new SchemaJsonException(start, others.Count > MostProperties ? "the object has too many properties" : "the property stands twice");
        }

        Space();
        if (Next != ':')
        {
            throw Wrong("here must be `:`");
        }

        at++;
        return new SchemaProperty(name, start, end, Value());
    }

    private SchemaNode Literal(string word, NodeKind kind)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Wrong("here must be a value");
        }

        var start = at;
        at += word.Length;
        return new SchemaNode(kind, start) { End = at };
    }

    private SchemaNode Number()
    {
        var start = at;
        at += Next == '-' ? 1 : 0;
        if (Next == '0')
        {
            at++;
        }
        else
        {
            Digits(start);
        }

        if (Next == '.')
        {
            at++;
            Digits(start);
        }

        if (Next is 'e' or 'E')
        {
            at++;
            at += Next is '+' or '-' ? 1 : 0;
            Digits(start);
        }

        return new SchemaNode(NodeKind.Number, start) { End = at, Text = text.Substring(start, at - start) };
    }

    private void Digits(int start)
    {
        var first = at;
        while (Next is >= '0' and <= '9')
        {
            at++;
        }

        if (at == first)
        {
            throw first == start ? Wrong("here must be a value") : Wrong("here must be a digit");
        }
    }

    private string String()
    {
        var start = at++;
        var content = new StringBuilder();
        while (Next != '"')
        {
            if (at >= text.Length)
            {
                throw new SchemaJsonException(start, "the string does not end");
            }

            if (Next < ' ')
            {
                throw Wrong("a control character must be written as an escape");
            }

            content.Append(Next == '\\' ? Escape() : text[at++]);
        }

        at++;
        var result = content.ToString();
        for (var i = 0; i < result.Length; i++)
        {
            if (char.IsSurrogate(result[i]) && (i + 1 == result.Length || !char.IsSurrogatePair(result[i], result[++i])))
            {
                throw new SchemaJsonException(start, "the string has half a surrogate");
            }
        }

        return result;
    }

    private char Escape()
    {
        at++;
        var kind = Next;
        at++;
        if (kind != 'u')
        {
            return kind switch
            {
                '"' or '\\' or '/' => kind,
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => throw new SchemaJsonException(at - 2, "there is no such escape"),
            };
        }

        if (at + 4 > text.Length || !int.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw new SchemaJsonException(at - 2, "an escape needs four hexadecimal digits");
        }

        at += 4;
        return (char)unit;
    }

    private void Space()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }
    }

    private SchemaJsonException Wrong(string message) => new(at, at >= text.Length ? "the file ends too early" : message);
}
