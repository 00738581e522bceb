using System.Globalization;
using static Parapet.Guard.Generators.Patterns.PatternNode;

namespace Parapet.Guard.Generators.Patterns;

/// <summary>
/// Reads a regular expression as ECMAScript does in Unicode mode (ECMA-262, section 22.2.1). Refuses what no finite automaton can do, and what only other dialects have.
/// </summary>
internal sealed class PatternParser
{
    private const int DeepestGroup = 64;
    private const int LargestCount = 1000;
    private const string SyntaxCharacters = @"^$\.*+?()[]{}|/";

    private readonly string text;
    private int at;
    private int depth;

    private PatternParser(string text) => this.text = text;

    private char Next => at < text.Length ? text[at] : '\0';

    private bool AtEnd => at == text.Length;

    public static PatternNode Parse(string text)
    {
        var parser = new PatternParser(text);
        var node = parser.Choices();
        return parser.AtEnd ? node : throw new PatternException("`)` closes no group");
    }

    private PatternNode Choices()
    {
        var parts = new List<PatternNode> { Sequences() };
        while (Take("|"))
        {
            parts.Add(Sequences());
        }

        return parts.Count == 1 ? parts[0] : new Choice(parts);
    }

    private Sequence Sequences()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && Next is not ('|' or ')'))
        {
            parts.Add(Quantified());
        }

        return new Sequence(parts);
    }

    private PatternNode Quantified()
    {
        var node = Atom();
        if (!TryCounts(out var min, out var max))
        {
            return node;
        }

        if (node is Place)
        {
            throw new PatternException("a place cannot be repeated");
        }

        // Whether as few or as many as possible are taken makes no difference to whether the whole text matches.
        Take("?");
        return Next is '*' or '+' or '?' ? throw new PatternException("what is repeated cannot be repeated again without a group") : new Repeat(node, min, max);
    }

    private bool TryCounts(out int min, out int max)
    {
        (min, max) = Next switch
        {
            '*' => (0, -1),
            '+' => (1, -1),
            '?' => (0, 1),
            _ => (-1, -1),
        };
        if (min >= 0)
        {
            at++;
            return true;
        }

        if (!Take("{"))
        {
            return false;
        }

        min = Number();
        max = !Take(",") ? min : Next == '}' ? -1 : Number();
        return !Take("}") ? throw new PatternException("`{` needs the form `{n}`, `{n,}` or `{n,m}`")
            : max >= 0 && max < min ? throw new PatternException("a repetition has a maximum below its minimum")
            : true;
    }

    private int Number()
    {
        var start = at;
        while (Next is >= '0' and <= '9')
        {
            at++;
        }

        return int.TryParse(text.Substring(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestCount
            ? number
            : throw new PatternException($"a repetition needs numbers up to {LargestCount}");
    }

    private PatternNode Atom()
    {
        var next = text[at++];
        switch (next)
        {
            case '^':
                return new Place(PlaceKind.Start);
            case '$':
                return new Place(PlaceKind.End);
            case '.':
                return new Set(CharacterSet.NotLineEnd);
            case '(':
                return Group();
            case '[':
                return new Set(Class());
            case '\\' when Take("b"):
                return new Place(PlaceKind.WordEdge);
            case '\\' when Take("B"):
                return new Place(PlaceKind.NoWordEdge);
            case '\\':
                return new Set(Escape(inClass: false));
            case '*' or '+' or '?' or '{' or '}' or ']':
                throw new PatternException($"`{next}` needs a backslash here");
            default:
                at--;
                return new Set(One(CodePoint()));
        }
    }

    private PatternNode Group()
    {
        if (Take("?"))
        {
            if (Take("=") || Take("!") || Take("<=") || Take("<!"))
            {
                throw new PatternException("looking ahead or behind is not supported");
            }

            if (Take("<"))
            {
                var end = text.IndexOf('>', at);
                at = end > at ? end + 1 : throw new PatternException("a group's name does not end");
            }
            else if (!Take(":"))
            {
                throw new PatternException("`(?` begins something that ECMAScript does not have or that cannot be matched in linear time");
            }
        }

        if (++depth > DeepestGroup)
        {
            throw new PatternException($"groups are nested deeper than {DeepestGroup}");
        }

        var node = Choices();
        depth--;
        return Take(")") ? node : throw new PatternException("a group does not end");
    }

    private CharacterSet Class()
    {
        var complement = Take("^");
        var set = CharacterSet.Of();
        while (!Take("]"))
        {
            var first = Member();
            if (Next == '-' && at + 1 < text.Length && text[at + 1] != ']')
            {
                at++;
                var last = Member();
                set = Single(first) is { } from && Single(last) is { } to && from <= to
                    ? set.With(CharacterSet.Of((from, to)))
                    : throw new PatternException("a range in a class needs two characters in order");
            }
            else
            {
                set = set.With(first);
            }
        }

        return complement ? set.Complement() : set;
    }

    private CharacterSet Member()
    {
        if (AtEnd)
        {
            throw new PatternException("a class does not end");
        }

        return Take("\\") ? Escape(inClass: true) : One(CodePoint());
    }

    private CharacterSet Escape(bool inClass)
    {
        if (AtEnd)
        {
            throw new PatternException("nothing follows the last backslash");
        }

        var kind = text[at++];
        return kind switch
        {
            'd' => CharacterSet.Digits,
            'D' => CharacterSet.Digits.Complement(),
            'w' => CharacterSet.Word,
            'W' => CharacterSet.Word.Complement(),
            's' => CharacterSet.Space,
            'S' => CharacterSet.Space.Complement(),
            't' => One('\t'),
            'n' => One('\n'),
            'r' => One('\r'),
            'f' => One('\f'),
            'v' => One('\v'),
            'b' when inClass => One('\b'),
            '-' when inClass => One('-'),
            '0' when Next is < '0' or > '9' => One(0),
            'c' when Next is >= 'a' and <= 'z' or >= 'A' and <= 'Z' => One(text[at++] % 32),
            'x' => One(Hexadecimal(2)),
            'u' => One(UnicodeEscape()),
            'p' or 'P' => throw new PatternException("properties of Unicode characters are not supported"),
            'k' or (>= '1' and <= '9') => throw new PatternException("references to groups cannot be matched in linear time"),
            _ when SyntaxCharacters.IndexOf(kind) >= 0 => One(kind),
            _ => throw new PatternException($"`\\{kind}` has no meaning in ECMAScript"),
        };
    }

    private int UnicodeEscape()
    {
        if (Take("{"))
        {
            var end = text.IndexOf('}', at);
            var length = end - at;
            var value = length is >= 1 and <= 6 ? Hexadecimal(length) : -1;
            return Take("}") && value is >= 0 and <= CharacterSet.Last ? value : throw new PatternException("`\\u{` needs a code point");
        }

        var unit = Hexadecimal(4);
        if (!char.IsHighSurrogate((char)unit) || !Take("\\u"))
        {
            return unit;
        }

        var low = Hexadecimal(4);
        return char.IsLowSurrogate((char)low) ? char.ConvertToUtf32((char)unit, (char)low) : throw new PatternException("half a surrogate matches nothing");
    }

    private int Hexadecimal(int digits)
    {
        var value = 0;
        for (var end = at + digits; at < end; at++)
        {
            value = Uri.IsHexDigit(Next) ? (value * 16) + Uri.FromHex(Next) : throw new PatternException($"an escape needs {digits} hexadecimal digits");
        }

        return value;
    }

    private int CodePoint()
    {
        var isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
        var point = isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
        at += isPair ? 2 : 1;
        return point;
    }

    private bool Take(string expected)
    {
        var taken = string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;
        at += taken ? expected.Length : 0;
        return taken;
    }

    private static CharacterSet One(int point) => CharacterSet.Of((point, point));

    private static int? Single(CharacterSet set) => set.Ranges.Count == 1 && set.Ranges[0].First == set.Ranges[0].Last ? set.Ranges[0].First : null;
}
