using System.Text;

namespace Parapet.Iam.Catalog;

/// <summary>The <c>${Name}</c> parts of ARN patterns and of condition keys.</summary>
internal static class Placeholders
{
    /// <summary>The text with something else in place of each placeholder; one without its closing brace stays as it is.</summary>
    public static string Fill(string text, string with)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('}', open) is >= 0 and var close)
        {
            result.Append(text, at, open - at).Append(with);
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
