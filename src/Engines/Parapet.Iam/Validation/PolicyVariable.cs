namespace Parapet.Iam.Validation;

/// <summary>A <c>${…}</c> in a text. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
/// <param name="Text">The variable as written, braces included.</param>
/// <param name="At">Where it begins in the text, counted from 0.</param>
/// <param name="Key">The condition key it stands for, without white space and default.</param>
/// <param name="HasBrace">Whether the closing brace is there.</param>
/// <param name="HasQuotes">Whether its default, if any, stands between single quotes.</param>
internal readonly record struct PolicyVariable(string Text, int At, string Key, bool HasBrace, bool HasQuotes)
{
    /// <summary>Whether it stands for a character that has another meaning otherwise: <c>${*}</c>, <c>${?}</c>, <c>${$}</c>.</summary>
    public bool IsEscape => Key is "*" or "?" or "$";

    /// <summary>Whether white space stands inside the key or around it.</summary>
    public bool HasSpace => Text.Length > 3 && (Key.Any(char.IsWhiteSpace) || char.IsWhiteSpace(Text[2]) || (HasBrace && !Text.Contains(',', StringComparison.Ordinal) && char.IsWhiteSpace(Text[^2])));

    /// <summary>All variables of a text.</summary>
    public static IEnumerable<PolicyVariable> Find(string text)
    {
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            var end = close < 0 ? text.Length : close + 1;
            var inner = text[(open + 2)..(close < 0 ? end : close)];
            var comma = inner.IndexOf(',', StringComparison.Ordinal);
            var fallback = comma < 0 ? "''" : inner[(comma + 1)..].Trim();
            yield return new PolicyVariable(
                text[open..end], open, (comma < 0 ? inner : inner[..comma]).Trim(), close >= 0, fallback.Length >= 2 && fallback[0] == '\'' && fallback[^1] == '\'');
            at = end;
        }
    }
}
