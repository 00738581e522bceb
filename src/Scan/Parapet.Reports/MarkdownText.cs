using System.Text;

namespace Parapet.Reports;

/// <summary>Puts text from a scanned file into a GitHub comment so that it stays text: no markup, HTML, mention, cross-reference or link.</summary>
internal static class MarkdownText
{
    // One long name must not push the rest of the report out of the comment.
    private const int Limit = 600;

    /// <summary>A sentence in which backticks mark code.</summary>
    public static string Sentence(string text)
    {
        var parts = Printable.Line(text, Limit).Split('`');
        var result = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var code = i % 2 == 1 && i + 1 < parts.Length;
            result.Append(code ? Span(parts[i]) : Plain(parts[i]));
        }

        return result.ToString();
    }

    /// <summary>A name or a place as code.</summary>
    public static string Code(string text) => Span(Printable.Line(text, Limit).Replace('`', '\''));

    /// <summary>Lines for inside of a fence, each with an indent. A backtick would end the fence, so it becomes a quote.</summary>
    public static string Block(string text, string indent) =>
        string.Concat(Printable.Block(text).Replace('`', '\'').TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"{indent}{line.TrimEnd(' ')}\n"));

    private static string Span(string text) => string.IsNullOrWhiteSpace(text) ? "" : $"`{text}`";

    // An empty HTML comment keeps GitHub from seeing a mention, a reference or an address; an entity would not.
    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '@' or '#' => result.Append(c).Append("<!-- -->"),
                '/' => result.Append(result is [.., ':'] ? "<!-- -->/" : "/"),
                '\\' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '$' => result.Append('\\').Append(c),
                _ => result.Append(c),
            };
        }

        return result.Replace("www.", "www<!-- -->.").ToString();
    }
}
