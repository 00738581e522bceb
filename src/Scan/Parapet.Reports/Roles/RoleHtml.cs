using System.Collections.Immutable;
using Parapet.Reports.Permissions;

namespace Parapet.Reports.Roles;

/// <summary>The role sheet for a browser or a printer: one file without scripts, which loads nothing.</summary>
public static class RoleHtml
{
    /// <summary>Writes the page.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RoleSheet sheet, string version, TextWriter output)
    {
        HtmlPage.WriteHead(sheet.Title, RoleStyle.Css, output);
        WriteHeader(sheet, output);
        output.Write("<main>\n");
        WritePicture(sheet, output);
        WriteWays(sheet, output);
        WriteReached(sheet, output);
        WriteServices(sheet, output);
        WriteConfiguration(sheet, output);
        WriteUnknowns(sheet, output);
        output.Write($"</main>\n<footer><p>Parapet {HtmlText.Plain(version)}.</p></footer>\n</body>\n</html>\n");
    }

    private static void WriteHeader(RoleSheet sheet, TextWriter output)
    {
        output.Write($"<header>\n<p class=\"brand\">Parapet role sheet</p>\n<h1>{HtmlText.Plain(sheet.Title)}</h1>\n");
        var shared = sheet.SharedWith.IsEmpty ? "" : $" · shared with {HtmlText.Plain(string.Join(", ", sheet.SharedWith))}";
        output.Write($"<p class=\"soft\">{(sheet.Function is null ? "" : $"runs as {HtmlText.Plain(sheet.Role)} · ")}{HtmlText.Plain(sheet.At.ToString())}{shared}{(sheet.HasLimits ? " · limited by a boundary or denials" : "")}</p>\n");
        var tone = sheet.Administrator == Certainty.Yes ? "critical" : sheet.Administrator == Certainty.Possible || sheet.Ways.Any(way => way.Goal == EscalationWay.Administrator) ? "high" : "good";
        output.Write($"<p>Administrator: <strong class=\"{tone} tone\">{HtmlText.Sentence(RoleWords.Administrator(sheet))}</strong></p>\n");
        foreach (var by in sheet.AdministratorBy)
        {
            output.Write($"<p class=\"place\">{By(by)}</p>\n");
        }

        output.Write("</header>\n");
    }

    private static void WritePicture(RoleSheet sheet, TextWriter output)
    {
        if (PathPicture.Of(sheet) is not { } picture)
        {
            return;
        }

        output.Write($"{Open("What it leads to", "a dashed line depends on something")}<div class=\"picture\">\n");
        PathSvg.Write(picture, $"What {sheet.Title} leads to", output);
        output.Write("</div>\n</section>\n");
    }

    private static void WriteWays(RoleSheet sheet, TextWriter output)
    {
        if (sheet.Ways.IsEmpty)
        {
            return;
        }

        output.Write(Open("Ways to more permissions", Wording.Count(sheet.Ways.Length, "way")));
        foreach (var way in RoleWords.Together(sheet))
        {
            output.Write($"<article class=\"{(way.Goal == EscalationWay.Administrator ? "critical" : "high")}\">\n<div class=\"title\"><span class=\"badge\">{(way.IsCertain ? "certain" : "possible")}</span><h3>{HtmlText.Plain(way.Goal)}</h3></div>\n<ol>\n");
            foreach (var step in way.Steps)
            {
                output.Write($"<li>{HtmlText.Plain(step.From)} → {HtmlText.Plain(step.To)}: {HtmlText.Sentence(step.What)}{(step.Through.IsEmpty ? "" : $" ({HtmlText.Plain(string.Join(", ", step.Through))})")}<br>\n");
                output.Write($"{string.Join(", ", step.Actions.Select(action => $"<code>{HtmlText.Plain(action)}</code>"))}\n");
                output.Write($"{string.Concat(step.By.Select(by => $"<p class=\"place\">{By(by)}</p>\n"))}{string.Concat(step.DependsOn.Select(on => $"<p class=\"soft\">if {HtmlText.Sentence(on)}</p>\n"))}</li>\n");
            }

            output.Write("</ol>\n</article>\n");
        }

        if (RoleWords.Cut(sheet) is { } cut)
        {
            output.Write($"<div class=\"row\"><p><strong class=\"good\">To close the way to administrator:</strong> {HtmlText.Sentence(cut)}</p></div>\n");
        }

        output.Write("</section>\n");
    }

    private static void WriteReached(RoleSheet sheet, TextWriter output)
    {
        var count = sheet.Reached.Select(reached => reached.Name).Distinct().Count();
        output.Write(Open("What it gets at", $"{Wording.Count(count, "resource")} of the deployment"));
        foreach (var (access, resources) in RoleWords.Reached(sheet).Concat(RoleWords.Beyond(sheet)))
        {
            output.Write($"<div class=\"row\"><p><strong>{access}</strong> {HtmlText.Plain(resources)}</p></div>\n");
        }

        if (sheet.Reached.IsEmpty && sheet.Beyond.IsEmpty)
        {
            output.Write("<div class=\"row\"><p>Nothing that is known to be worth having</p></div>\n</section>\n");
            return;
        }

        output.Write("<details><summary>Every action and statement</summary>\n");
        var rows = sheet.Reached.Select(reached => (reached.Access, What: $"{reached.Noun} {reached.Name}", reached.Action, reached.IsCertain, reached.By))
            .Concat(sheet.Beyond.Select(reached => (reached.Access, What: $"any {reached.Noun} of the account", reached.Action, reached.IsCertain, By: (StatementPlace?)reached.By)))
            .ToImmutableArray();
        HtmlTable.Write(["access", "resource", "action", "statement"], rows.Select(row => (ImmutableArray<string>)
        [
            $"<td class=\"{(row.Access == "take over" ? "takeover" : row.Access)} tone\">{row.Access}{(row.IsCertain ? "" : ", under a condition")}</td>",
            Cell(row.What), $"<td><code>{HtmlText.Plain(row.Action)}</code></td>", row.By is null ? Cell("its own policy") : $"<td class=\"place\">{By(row.By)}</td>",
        ]), output);
        output.Write("</details>\n</section>\n");
    }

    private static void WriteServices(RoleSheet sheet, TextWriter output)
    {
        var (listed, whole) = RoleWords.Services(sheet);
        output.Write(Open("Services", Wording.Count(sheet.Services.Length, "service")));
        HtmlTable.Write(["service", .. RoleWords.Levels.Select(RoleWords.Of), "where"], listed.Select(service => (ImmutableArray<string>)
        [
            $"<td>{HtmlText.Plain(service.Name)} <span class=\"id\">{HtmlText.Plain(service.Prefix)}</span></td>",
            .. RoleWords.Levels.Select(level => service.Levels.First(count => count.Level == level)).Select(count => $"<td{(count.Allowed == 0 ? " class=\"none\"" : "")}>{RoleWords.Cell(count)}</td>"),
            Cell(service.OnAny ? "any resource" : "named resources"),
        ]), output);
        output.Write(whole == 0 ? "</section>\n" : $"<div class=\"row\"><p>{whole} {(listed.IsEmpty ? "" : "more ")}services as a whole</p></div>\n</section>\n");
    }

    private static void WriteConfiguration(RoleSheet sheet, TextWriter output)
    {
        if (sheet.Function is null)
        {
            return;
        }

        output.Write(Open("Who reads its configuration", sheet.Key is null ? "" : $"variables are encrypted with {sheet.Key}"));
        if (sheet.Readers.IsEmpty)
        {
            output.Write("<div class=\"row\"><p>No other role of the deployment</p></div>\n");
        }

        HtmlTable.Write(["role", "action", "variables", "statement"], sheet.Readers.Select(reader => (ImmutableArray<string>)
        [
            Cell(reader.IsCertain ? reader.Role : $"{reader.Role}, under a condition"), $"<td><code>{HtmlText.Plain(reader.Action)}</code></td>", Cell(RoleWords.Decrypts(reader.Decrypts)), $"<td class=\"place\">{By(reader.By)}</td>",
        ]), output);
        output.Write("</section>\n");
    }

    private static void WriteUnknowns(RoleSheet sheet, TextWriter output)
    {
        if (sheet.Unknowns.IsEmpty)
        {
            return;
        }

        output.Write(Open("Unknown", Wording.Count(sheet.Unknowns.Length, "thing")));
        output.Write($"<div class=\"row\">{string.Concat(sheet.Unknowns.Select(unknown => $"<p>{HtmlText.Sentence(unknown)}</p>\n"))}</div>\n</section>\n");
    }

    private static string Open(string title, string note) => $"<section>\n<div class=\"top\"><h2>{title}</h2><span class=\"soft\">{HtmlText.Plain(note)}</span></div>\n";

    private static string Cell(string text) => $"<td>{HtmlText.Plain(text)}</td>";

    private static string By(StatementPlace by) => $"{HtmlText.Sentence($"{by.Statement} of {by.Policy}")} {HtmlText.Plain(by.At.ToString())}";
}
