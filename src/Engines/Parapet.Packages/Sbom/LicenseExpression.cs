using System.Text;

namespace Parapet.Packages.Sbom;

/// <summary>
/// Licence expressions of SPDX (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/): identifiers of the licence list, joined by <c>AND</c>,
/// <c>OR</c> and <c>WITH</c>. References to licences that stand elsewhere (<c>LicenseRef-</c>) are not accepted, for nothing here could say what they hold.
/// </summary>
public static class LicenseExpression
{
    private const int LongestText = 1000;

    /// <summary>The expression with identifiers spelled as in the list and single spaces; null when the text is no expression.</summary>
    public static string? Normalise(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var result = new StringBuilder(text.Length);
        var open = 0;
        var before = Part.Operator;
        foreach (var token in Tokens(text))
        {
            var (part, spelled) = Read(token, before);
            open += part is Part.Open ? 1 : part is Part.Close ? -1 : 0;
            if (spelled is null || open < 0)
            {
                return null;
            }

            if (result.Length > 0 && before is not Part.Open && part is not Part.Close)
            {
                result.Append(' ');
            }

            result.Append(spelled);
            before = part;
        }

        return open == 0 && IsOperand(before) ? result.ToString() : null;
    }

    private enum Part
    {
        Operator,
        With,
        Open,
        Close,
        License,
        Exception,
    }

    private static bool IsOperand(Part part) => part is Part.License or Part.Exception or Part.Close;

    // What a word is depends on the one before it; the spelling is null when it cannot stand there.
    private static (Part Part, string? Spelled) Read(string token, Part before) => token switch
    {
        "(" => (Part.Open, before is Part.Operator or Part.Open ? token : null),
        ")" => (Part.Close, IsOperand(before) ? token : null),
        "AND" or "OR" => (Part.Operator, IsOperand(before) ? token : null),
        "WITH" => (Part.With, before is Part.License ? token : null),
        _ when before is Part.With => (Part.Exception, LicenseIds.Exception(token)),
        _ => (Part.License, before is Part.Operator or Part.Open ? LicenseIds.License(token) : null),
    };

    private static IEnumerable<string> Tokens(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (text[i] is ' ' or '\t')
            {
                i++;
                continue;
            }

            while (text[i] is not ('(' or ')') && end < text.Length && text[end] is not (' ' or '\t' or '(' or ')'))
            {
                end++;
            }

            yield return text[i..end];
            i = end;
        }
    }
}
