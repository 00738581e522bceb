using System.Collections.Immutable;

namespace Parapet.Reports.Trail;

/// <summary>The audit for a browser or a printer: one file without scripts, which loads nothing.</summary>
public static class AuditHtml
{
    // More rows than this are folded away.
    private const int MostOpenRows = 12;

    private const string Css = HtmlStyle.Css + HtmlTable.Css + AuditCharts.Css + """
        main,header,footer{max-width:72rem}
        .tiles.plain li{--tone:var(--line)}
        section>details>summary{padding:.6rem 1.25rem .9rem}
        section>dl{padding:0 1.25rem 1rem}
        td.place{min-width:14rem;overflow-wrap:anywhere}
        td.when{white-space:nowrap}
        td .badge{white-space:nowrap}
        @media (max-width:48rem){.findings table,.findings tbody,.findings tr,.findings td{display:block}.findings th{display:none}
        .findings tr{padding:.7rem 0;border-bottom:1px solid var(--line)}.findings tr:first-child{display:none}.findings td{border:0;padding:.1rem 1.25rem}}
        @media (max-width:36rem){section>dl{padding-left:1rem;padding-right:1rem}section>details>summary{padding-left:1rem}}
        @media print{.scroll{overflow:visible}}

        """;

    /// <summary>Writes the page.</summary>
    /// <param name="sheet">The audit.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="output">Where to.</param>
    public static void Write(AuditSheet sheet, string version, TextWriter output)
    {
        HtmlPage.WriteHead("what functions did", Css, output);
        WriteSummary(sheet, output);
        output.Write("<main>\n");
        WriteFindings(sheet.Findings, output);
        if (AuditTimeline.Of(sheet) is { } timeline)
        {
            AuditCharts.WriteTimeline(timeline, output);
        }

        WriteCharts(sheet, output);
        foreach (var caller in sheet.Callers)
        {
            WriteCaller(caller, output);
        }

        WriteRest(sheet, output);
        output.Write($"</main>\n<footer><p>Parapet {HtmlText.Plain(version)}.</p></footer>\n</body>\n</html>\n");
    }

    private static void WriteSummary(AuditSheet sheet, TextWriter output)
    {
        var count = sheet.Findings.Length;
        output.Write($"<header>\n<p class=\"brand\">Parapet trail audit</p>\n<h1{(count == 0 ? " class=\"good\"" : "")}>{(count == 0 ? "Nothing to look at" : $"{Wording.Count(count, "thing")} to look at")}</h1>\n");
        output.Write($"<p class=\"soft\">{AuditCharts.Number(sheet.Events.Count)} events {HtmlText.Plain(AuditWords.When(sheet.Events))}</p>\n<ul class=\"tiles\" aria-label=\"To look at, by severity\">\n");
        foreach (var severity in Wording.Severities)
        {
            var number = sheet.Findings.Count(finding => finding.Severity == severity);
            output.Write($"<li class=\"{Wording.Of(severity)}{(number == 0 ? " none" : "")}\"><strong>{number}</strong><span>{Wording.Of(severity)}</span></li>\n");
        }

        output.Write("</ul>\n<ul class=\"tiles plain\" aria-label=\"What the functions did\">\n");
        foreach (var (number, name) in Numbers(sheet))
        {
            output.Write($"<li{(number == 0 ? " class=\"none\"" : "")}><strong>{AuditCharts.Number(number)}</strong><span>{name}</span></li>\n");
        }

        output.Write("</ul>\n</header>\n");
    }

    private static IEnumerable<(long Number, string Name)> Numbers(AuditSheet sheet) =>
    [
        (sheet.Callers.Count(caller => caller.Kind == "function"), "functions"),
        (sheet.Callers.Sum(caller => caller.Events.Count), "calls"),
        (sheet.Callers.Sum(caller => caller.Denied), "denied"),
        (sheet.Callers.SelectMany(caller => caller.Uses).Select(use => use.Service).Distinct(StringComparer.Ordinal).Count(), "services"),
    ];

    private static void WriteFindings(ImmutableArray<AuditFinding> findings, TextWriter output)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        output.Write("<section class=\"findings\">\n<div class=\"top\"><h2>To look at</h2><span class=\"soft\">the worst first</span></div>\n");
        HtmlTable.Write(["severity", "what", "function or role", "why", "when"], findings.Select(finding => (ImmutableArray<string>)
        [
            $"<td class=\"{AuditWords.Severity(finding.Severity)}\"><span class=\"badge\">{AuditWords.Severity(finding.Severity)}</span></td>",
            $"<td><strong>{HtmlText.Sentence(finding.Title)}</strong><br><span class=\"id\">{HtmlText.Plain(finding.Id)}</span></td>",
            $"<td class=\"place\">{HtmlText.Plain(finding.Caller)}</td>",
            $"<td>{HtmlText.Sentence(finding.Why)}: {HtmlText.Sentence(AuditWords.Subjects(finding.Subjects))}</td>",
            $"<td class=\"soft\">{HtmlText.Plain(AuditWords.Times(finding.Calls))}</td>",
        ]), output);
        output.Write("</section>\n");
    }

    private static void WriteCharts(AuditSheet sheet, TextWriter output)
    {
        var origins = sheet.Callers.SelectMany(caller => caller.Origins).ToList();
        output.Write("<div class=\"charts\">\n");
        AuditCharts.WriteBars("Services", "uses of resources", sheet.Callers.SelectMany(caller => caller.Uses).Select(use => (use.Service, use.Calls.Count)), output);
        AuditCharts.WriteBars("Regions", "calls", origins.Select(origin => (origin.Region, origin.Calls.Count)), output);
        AuditCharts.WriteBars("Source addresses", "calls", origins.Select(origin => (origin.Address, origin.Calls.Count)), output);
        output.Write("</div>\n");
    }

    private static void WriteCaller(AuditedCaller caller, TextWriter output)
    {
        output.Write($"<section>\n<div class=\"top\"><h2>{HtmlText.Plain(caller.Name)}</h2><span class=\"soft\">{caller.Kind}, {AuditWords.Calls(caller.Events.Count)}"
            + $"{(caller.Denied > 0 ? $", {AuditCharts.Number(caller.Denied)} denied" : "")}, {HtmlText.Plain(AuditWords.When(caller.Events))}</span></div>\n<dl>\n");
        foreach (var (title, words) in AuditWords.Facts(caller))
        {
            output.Write($"<dt>{title}</dt><dd>{HtmlText.Sentence(words)}</dd>\n");
        }

        output.Write("</dl>\n");
        var isLong = caller.Uses.Length > MostOpenRows;
        output.Write(isLong ? $"<details><summary>{AuditCharts.Number(caller.Uses.Length)} actions and resources</summary>\n" : "");
        HtmlTable.Write(["action", "resource", "region", "times", "first", "last", "outcome"], caller.Uses.Select(Row), output);
        output.Write(isLong ? "</details>\n</section>\n" : "</section>\n");
    }

    private static ImmutableArray<string> Row(AuditedUse use) =>
    [
        $"<td><code>{HtmlText.Plain(use.Action)}</code></td>",
        $"<td class=\"place\">{HtmlText.Plain(use.Resource)}{(use.Via is { } via ? $"<br>through {HtmlText.Plain(via)}" : "")}</td>",
        $"<td class=\"when\">{HtmlText.Plain(use.Region)}</td>",
        $"<td>{AuditCharts.Number(use.Calls.Count)}</td>",
        $"<td class=\"when\">{AuditWords.Time(use.Calls.First)}</td>",
        $"<td class=\"when\">{AuditWords.Time(use.Calls.Last)}</td>",
        $"<td class=\"{Tone(use.Outcome)}\">{HtmlText.Plain(AuditWords.Outcome(use) is { Length: > 0 } outcome ? outcome : use.Outcome)}</td>",
    ];

    private static string Tone(string outcome) => outcome == "succeeded" ? "none" : "";

    private static void WriteRest(AuditSheet sheet, TextWriter output)
    {
        output.Write("<section>\n<div class=\"top\"><h2>What was read</h2></div>\n");
        foreach (var sentence in AuditWords.Totals(sheet))
        {
            output.Write($"<div class=\"row\"><p>{HtmlText.Sentence(sentence)}</p></div>\n");
        }

        foreach (var problem in sheet.Problems)
        {
            output.Write($"<div class=\"row\"><p class=\"place\">{HtmlText.Plain($"{problem.File}: byte {AuditCharts.Number(problem.Offset)}")}</p><p>{HtmlText.Sentence(problem.Why)}</p></div>\n");
        }

        output.Write("</section>\n");
    }
}
