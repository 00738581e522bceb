using Parapet.Model;

namespace Parapet.Reports;

/// <summary>The report for a browser or a printer: one file without scripts, which loads nothing.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output)
    {
        HtmlPage.WriteHead(Wording.Verdict(result), HtmlStyle.Css, output);
        WriteSummary(result, output);
        output.Write("<main>\n");
        foreach (var group in FunctionGroup.Of(result.Findings))
        {
            WriteGroup(group, output);
        }

        WriteProblems(result, output);
        WriteUndecided(result, output);
        output.Write("</main>\n");
        output.Write($"<footer><p>Parapet {HtmlText.Plain(result.Version)}. Dated facts as of {result.AsOf:yyyy-MM-dd}.</p></footer>\n</body>\n</html>\n");
    }

    private static void WriteSummary(ScanResult result, TextWriter output)
    {
        var counts = Counts.Of(result.Findings);
        var clean = result.Findings.IsEmpty && result.Problems.IsEmpty;
        var heading = counts.Total > 0 ? Wording.Count(counts.Total, "finding") : Wording.Verdict(result);
        output.Write($"<header>\n<p class=\"brand\">Parapet scan</p>\n<h1{(clean ? " class=\"good\"" : "")}>{HtmlText.Plain(heading)}</h1>\n");
        output.Write($"<p class=\"soft\">{Wording.Scope(result)} · {result.Undecided.Length} undecided · {result.Suppressed.Length} suppressed · "
            + $"{result.Baselined.Length} known from the baseline · {Wording.Count(result.Problems.Length, "problem")}</p>\n");
        output.Write("<ul class=\"tiles\" aria-label=\"Findings by severity\">\n");
        foreach (var severity in Wording.Severities)
        {
            var none = counts[severity] == 0 ? " none" : "";
            output.Write($"<li class=\"{Wording.Of(severity)}{none}\"><strong>{counts[severity]}</strong><span>{Wording.Of(severity)}</span></li>\n");
        }

        output.Write("</ul>\n</header>\n");
    }

    private static void WriteGroup(FunctionGroup group, TextWriter output)
    {
        output.Write($"<section>\n<div class=\"top\"><h2>{HtmlText.Plain(group.Function ?? FunctionGroup.NoFunction)}</h2>"
            + $"<span class=\"soft\">{Counts.Of(group.Findings)}</span></div>\n");
        foreach (var finding in group.Findings)
        {
            WriteFinding(finding, output);
        }

        output.Write("</section>\n");
    }

    private static void WriteFinding(Finding finding, TextWriter output)
    {
        var severity = Wording.Of(finding.Severity);
        output.Write($"<article class=\"{severity}\">\n<div class=\"title\"><span class=\"badge\">{severity}</span><h3>{HtmlText.Sentence(finding.Rule.Title)}</h3>"
            + $"<span class=\"id\">{HtmlText.Plain(finding.Rule.Id)}</span></div>\n");
        output.Write($"<p class=\"place\">{HtmlText.Plain(finding.At.ToString())}</p>\n<p>{HtmlText.Sentence(Wording.Sentence(finding))}</p>\n");
        output.Write($"<details><summary>Why it matters and how to fix it</summary>\n<dl>\n<dt>Why</dt><dd>{HtmlText.Sentence(finding.Rule.Why)}</dd>\n"
            + $"<dt>Fix</dt><dd>{HtmlText.Sentence(finding.Rule.Fix)}</dd>\n<dt>Resource</dt><dd>{HtmlText.Plain(finding.Resource)}</dd>\n");
        if (finding.Remedy is { } remedy)
        {
            output.Write($"<dt>Written out</dt><dd><pre>{HtmlText.Block(remedy)}</pre></dd>\n");
        }

        WriteReferences(finding.Rule, output);
        output.Write("</dl>\n</details>\n</article>\n");
    }

    private static void WriteReferences(RuleInfo rule, TextWriter output)
    {
        if (!rule.Standards.IsDefaultOrEmpty)
        {
            output.Write($"<dt>Standards</dt><dd>{HtmlText.Plain(string.Join(", ", rule.Standards))}</dd>\n");
        }

        foreach (var reference in rule.References.Where(r => r.StartsWith("https://", StringComparison.Ordinal)))
        {
            var link = HtmlText.Plain(reference);
            output.Write($"<dt>Reference</dt><dd><a href=\"{link}\" rel=\"noreferrer\">{link}</a></dd>\n");
        }
    }

    private static void WriteProblems(ScanResult result, TextWriter output)
    {
        if (result.Problems.IsEmpty)
        {
            return;
        }

        output.Write($"<section>\n<div class=\"top\"><h2>Could not be read</h2><span class=\"soft\">{Wording.Count(result.Problems.Length, "problem")}</span></div>\n");
        foreach (var problem in result.Problems)
        {
            output.Write($"<div class=\"row\"><p class=\"place\">{HtmlText.Plain(problem.At.ToString())}</p><p>{HtmlText.Sentence(problem.Message)}</p></div>\n");
        }

        output.Write("</section>\n");
    }

    private static void WriteUndecided(ScanResult result, TextWriter output)
    {
        if (result.Undecided.IsEmpty)
        {
            return;
        }

        output.Write("<section>\n<div class=\"top\"><h2>Undecided</h2>"
            + $"<span class=\"soft\">{Wording.Count(result.Undecided.Length, "check")} could neither pass nor fail</span></div>\n<div class=\"row\">\n");
        foreach (var (count, reason) in Wording.TopReasons(result))
        {
            output.Write($"<p><strong>{count}</strong> {HtmlText.Sentence(reason)}</p>\n");
        }

        output.Write("<details><summary>All places</summary>\n");
        foreach (var undecided in result.Undecided)
        {
            output.Write($"<p><span class=\"id\">{HtmlText.Plain(undecided.Rule.Id)} {HtmlText.Plain(undecided.At.ToString())}</span> {HtmlText.Sentence(undecided.Why.ToString())}</p>\n");
        }

        output.Write("</details>\n</div>\n</section>\n");
    }
}
