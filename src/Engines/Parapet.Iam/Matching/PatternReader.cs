using System.Collections.Immutable;
using System.Text;
using Parapet.Values;

namespace Parapet.Iam.Matching;

/// <summary>Reads strings of a policy as patterns.</summary>
internal static class PatternReader
{
    private const int LastBoundedField = 4;

    /// <summary>
    /// A pattern of a <c>Resource</c> element. A <c>*</c> that ends a field may run on past colons; inside one of the first five fields it may not.
    /// Variables stand behind the fifth colon only. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    /// </summary>
    public static Pattern Resource(Text text, bool variables) => new(Parts(text, variables, Wildcards.Resource));

    /// <summary>A pattern for <c>ArnLike</c>: no wildcard runs out of its field.</summary>
    public static Pattern Arn(Text text, bool variables) => new(Parts(text, variables, Wildcards.Fields));

    /// <summary>A pattern for <c>StringLike</c>.</summary>
    public static Pattern Like(Text text, bool variables) => new(Parts(text, variables, Wildcards.Anywhere));

    /// <summary>Text to be equal to.</summary>
    public static Pattern Equal(Text text, bool variables, bool ignoreCase) => new(Parts(ignoreCase ? Lower(text) : text, variables, Wildcards.None), ignoreCase);

    /// <summary>A pattern of an <c>Action</c> element, in lower case.</summary>
    public static Pattern Action(Text text) => new(Parts(Lower(Trim(text)), variables: false, Wildcards.Anywhere));

    /// <summary>The keys of the policy variables in a text.</summary>
    public static IEnumerable<string> Variables(Text text) =>
        Parts(text, variables: true, Wildcards.None).Where(part => part.Kind == PatternPartKind.Variable).Select(part => part.Text);

    private static ImmutableArray<PatternPart> Parts(Text text, bool variables, Wildcards wildcards)
    {
        var parts = ImmutableArray.CreateBuilder<PatternPart>();
        var literal = new StringBuilder();
        var field = 0;
        for (var i = 0; i < text.Parts.Length; i++)
        {
            if (text.Parts[i].Literal is { } characters)
            {
                var isLast = i == text.Parts.Length - 1;
                Read(characters, isLast, variables, wildcards, parts, literal, ref field);
            }
            else
            {
                Flush(parts, literal);
                parts.Add(new PatternPart(PatternPartKind.Hole, text.Parts[i].Hole!.Expression));
            }
        }

        Flush(parts, literal);
        return parts.ToImmutable();
    }

    private static void Read(
        string characters, bool isLast, bool variables, Wildcards wildcards, ImmutableArray<PatternPart>.Builder parts, StringBuilder literal, ref int field)
    {
        for (var i = 0; i < characters.Length; i++)
        {
            var one = characters[i];
            if (variables && one == '$' && (wildcards != Wildcards.Resource || field > LastBoundedField) && Variable(characters, i, out var variable, out var length))
            {
                i += length - 1;
                if (variable.Kind == PatternPartKind.Literal)
                {
                    literal.Append(variable.Text);
                }
                else
                {
                    Flush(parts, literal);
                    parts.Add(variable);
                }
            }
            else if (wildcards != Wildcards.None && one is '*' or '?')
            {
                Flush(parts, literal);
                var endsField = i + 1 < characters.Length ? characters[i + 1] == ':' : isLast;
                parts.Add(new PatternPart(PatternPartKind.Wildcard, "", Mark(one, endsField, field, wildcards)));
            }
            else
            {
                field += one == ':' ? 1 : 0;
                literal.Append(one);
            }
        }
    }

    private static GlobMark Mark(char wildcard, bool endsField, int field, Wildcards wildcards)
    {
        var isBounded = field <= LastBoundedField
            && (wildcards == Wildcards.Fields || (wildcards == Wildcards.Resource && !endsField));
        return wildcard == '*'
            ? isBounded ? GlobMark.FieldRun : GlobMark.Run
            : isBounded ? GlobMark.FieldOne : GlobMark.One;
    }

    // `${*}`, `${?}` and `${$}` are the characters themselves.
    private static bool Variable(string text, int start, out PatternPart part, out int length)
    {
        part = default;
        length = 0;
        var end = start + 1 < text.Length && text[start + 1] == '{' ? text.IndexOf('}', start) : -1;
        if (end < 0)
        {
            return false;
        }

        length = end - start + 1;
        var inside = text[(start + 2)..end];
        if (inside is "*" or "?" or "$")
        {
            part = new PatternPart(PatternPartKind.Literal, inside);
            return true;
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var key = (comma < 0 ? inside : inside[..comma]).Trim();
        part = new PatternPart(PatternPartKind.Variable, key, Default: comma < 0 ? null : Unquote(inside[(comma + 1)..].Trim()));
        return true;
    }

    private static string? Unquote(string text) => text is ['\'', .. var inside, '\''] ? inside : null;

    private static void Flush(ImmutableArray<PatternPart>.Builder parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new PatternPart(PatternPartKind.Literal, literal.ToString()));
            literal.Clear();
        }
    }

    private static Text Lower(Text text) =>
        Text.Concat(text.Parts.Select(part => part.Literal is { } literal ? Text.Of(literal.ToLowerInvariant()) : Text.Of(part.Hole!)));

    private static Text Trim(Text text) => text.Known is { } known ? Text.Of(known.Trim()) : text;

    /// <summary>What wildcards mean.</summary>
    private enum Wildcards
    {
        None,
        Anywhere,
        Fields,
        Resource,
    }
}
