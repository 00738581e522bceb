using System.Net;
using System.Text;

namespace Parapet.Reports;

/// <summary>Text from a scanned file as HTML text.</summary>
internal static class HtmlText
{
    /// <summary>One line of plain text.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(Printable.Line(text));

    /// <summary>Several lines of plain text.</summary>
    public static string Block(string text) => WebUtility.HtmlEncode(Printable.Block(text));

    /// <summary>One line in which pairs of backticks mark code.</summary>
    public static string Sentence(string text)
    {
        var parts = Plain(text).Split('`');
        var result = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var code = i % 2 == 1 && i + 1 < parts.Length;
            var unpaired = i % 2 == 1 && !code;
            result.Append(code ? "<code>" : unpaired ? "`" : "").Append(parts[i]).Append(code ? "</code>" : "");
        }

        return result.ToString();
    }
}
