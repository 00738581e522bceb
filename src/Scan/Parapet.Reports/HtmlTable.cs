using System.Collections.Immutable;

namespace Parapet.Reports;

/// <summary>A table of a page, and its look.</summary>
internal static class HtmlTable
{
    public const string Css = """
        .scroll{overflow-x:auto;border-top:1px solid var(--line)}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;padding:.45rem .9rem;border-bottom:1px solid var(--line);vertical-align:top}
        th:first-child,td:first-child{padding-left:1.25rem}
        td,td code,td.place{overflow-wrap:normal}
        tr:last-child td{border-bottom:0}
        th{color:var(--soft);font-weight:600;font-size:.8rem}
        td.none{color:var(--soft)}

        """;

    /// <summary>Writes the table; nothing when it has no rows.</summary>
    /// <param name="heads">The titles of the columns.</param>
    /// <param name="rows">The cells of each row, as HTML.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ImmutableArray<string> heads, IEnumerable<ImmutableArray<string>> rows, TextWriter output)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.Write($"<div class=\"scroll\"><table>\n<tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{head}</th>"))}</tr>\n");
        foreach (var row in all)
        {
            output.Write($"<tr>{string.Concat(row)}</tr>\n");
        }

        output.Write("</table></div>\n");
    }
}
