namespace Parapet.Sources.CloudFormation;

/// <summary>One stretch of a <c>Fn::Sub</c> string.</summary>
/// <param name="Literal">What the stretch stands for when it is no variable.</param>
/// <param name="Name">The variable's name, or null.</param>
/// <param name="Stripped">Whether it is written <c>&amp;{Name}</c>: letters and digits only.</param>
/// <param name="Source">The characters as written.</param>
internal readonly record struct SubPiece(string Literal, string? Name, bool Stripped, string Source);

/// <summary>Takes the strings of <c>Fn::Sub</c> apart. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html</summary>
internal static class SubTemplate
{
    /// <summary>The stretches in order; a <c>${</c> that is never closed is literal.</summary>
    /// <param name="text">The string.</param>
    /// <param name="loops">Whether <c>&amp;{Name}</c> is a variable too, as it is inside <c>Fn::ForEach</c>.</param>
    public static List<SubPiece> Parse(string text, bool loops)
    {
        var pieces = new List<SubPiece>();
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            var open = NextOpen(text, at, loops);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var name = text[(open + 2)..close].Trim();
            at = close + 1;
            if (name.Contains('{'))
            {
                // `${ ${Name}`: the first opening is literal, the second may be a variable.
                at = open + 2;
                continue;
            }

            AddLiteral(pieces, text[start..open]);
            var source = text[open..at];
            pieces.Add(name.StartsWith('!')
                ? new SubPiece("${" + name[1..] + "}", null, false, source)
                : new SubPiece("", name, text[open] == '&', source));
            start = at;
        }

        AddLiteral(pieces, text[start..]);
        return pieces;
    }

    private static int NextOpen(string text, int from, bool loops)
    {
        for (var at = text.IndexOf('{', from); at >= 0; at = text.IndexOf('{', at + 1))
        {
            if (at > from && (text[at - 1] == '$' || (loops && text[at - 1] == '&')))
            {
                return at - 1;
            }
        }

        return -1;
    }

    private static void AddLiteral(List<SubPiece> pieces, string literal)
    {
        if (literal.Length > 0)
        {
            pieces.Add(new SubPiece(literal, null, false, literal));
        }
    }
}
