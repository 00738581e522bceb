using System.Collections.Immutable;
using System.Text;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports;

/// <summary>The report for a comment on a pull request, which GitHub limits to 65,536 characters.</summary>
public static class MarkdownReport
{
    // Counted in UTF-8 bytes, of which there are never fewer than characters; the rest is for the sentence about what was left out.
    private const int Limit = 64_000;
    private const int ProblemsShown = 20;

    // Names that need much escaping grow ninefold; the problems must leave room for the findings.
    private const int ProblemsLimit = 16_000;

    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output, ReportOptions options)
    {
        var head = Head(result);
        var tail = Problems(result, options) + Undecided(result) + $"<sub>Parapet {MarkdownText.Sentence(result.Version)}, {Wording.Scope(result)}</sub>\n";
        var room = Limit - Size(head) - Size(tail);
        var body = new StringBuilder();
        var left = ImmutableArray.CreateBuilder<Finding>();
        foreach (var group in FunctionGroup.Of(result.Findings))
        {
            AppendGroup(body, left, group, options, ref room);
        }

        output.Write(head);
        output.Write(body);
        if (left.Count > 0)
        {
            output.Write($"A comment has no room for {Wording.Count(left.Count, "more finding")} ({Counts.Of(left)}); the full list is in the scan's own output.\n\n");
        }

        output.Write(tail);
    }

    private static string Head(ScanResult result)
    {
        var counts = Counts.Of(result.Findings);
        var verdict = counts.Total > 0 ? Wording.Count(counts.Total, "finding") : Wording.Verdict(result);
        var head = new StringBuilder($"## Parapet: {verdict}\n\n");
        if (counts.Total + result.Undecided.Length + result.Suppressed.Length + result.Baselined.Length + result.Problems.Length > 0)
        {
            head.Append("| Critical | High | Medium | Low | Undecided | Suppressed | Baselined | Problems |\n")
                .Append("| --: | --: | --: | --: | --: | --: | --: | --: |\n")
                .Append($"| {counts.Critical} | {counts.High} | {counts.Medium} | {counts.Low} | {result.Undecided.Length} ")
                .Append($"| {result.Suppressed.Length} | {result.Baselined.Length} | {result.Problems.Length} |\n\n");
        }

        return head.ToString();
    }

    private static void AppendGroup(StringBuilder body, ImmutableArray<Finding>.Builder left, FunctionGroup group, ReportOptions options, ref int room)
    {
        var title = group.Function is { } function ? MarkdownText.Code(function) : FunctionGroup.NoFunction;
        AppendList(body, left, group.Findings.Where(f => f.Severity >= Severity.High), $"### {title}\n\n", "\n", options, ref room);
        var rest = group.Findings.Where(f => f.Severity < Severity.High).ToList();
        var heading = rest.Count == group.Findings.Length ? $"### {title}\n\n" : "";
        AppendList(body, left, rest, $"{heading}<details><summary>{Counts.Of(rest)}</summary>\n\n", "\n</details>\n\n", options, ref room);
    }

    private static void AppendList(
        StringBuilder body, ImmutableArray<Finding>.Builder left, IEnumerable<Finding> findings, string open, string close, ReportOptions options, ref int room)
    {
        var list = new StringBuilder();
        var available = room - Size(open) - Size(close);
        foreach (var finding in findings)
        {
            var item = Item(finding, options);
            if (Size(item) > available)
            {
                left.Add(finding);
                continue;
            }

            available -= Size(item);
            list.Append(item);
        }

        if (list.Length > 0)
        {
            body.Append(open).Append(list).Append(close);
            room = available;
        }
    }

    private static string Item(Finding finding, ReportOptions options) =>
        $"- **{Wording.Of(finding.Severity)}** {MarkdownText.Code(finding.Rule.Id)} {MarkdownText.Sentence(finding.Rule.Title)}{Place(finding.At, options)}  \n"
        + $"  {MarkdownText.Sentence(Wording.Sentence(finding))}  \n"
        + $"  Fix: {MarkdownText.Sentence(Wording.ShortFix(finding.Rule))}\n"
        + (finding.Remedy is { } remedy ? $"\n  <details><summary>The fix, written out</summary>\n\n  ```text\n{MarkdownText.Block(remedy, "  ")}  ```\n\n  </details>\n\n" : "");

    private static string Problems(ScanResult result, ReportOptions options)
    {
        if (result.Problems.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder("### Could not be read\n\n");
        var room = ProblemsLimit;
        var shown = 0;
        foreach (var problem in result.Problems.Take(ProblemsShown))
        {
            var item = $"- Problem{Place(problem.At, options)}: {MarkdownText.Sentence(problem.Message)}\n";
            if (Size(item) <= room)
            {
                room -= Size(item);
                text.Append(item);
                shown++;
            }
        }

        var more = result.Problems.Length - shown;
        return text.Append(more > 0 ? $"- and {more} more\n\n" : "\n").ToString();
    }

    private static string Undecided(ScanResult result)
    {
        if (result.Undecided.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder($"<details><summary>{Wording.Count(result.Undecided.Length, "check")} could neither pass nor fail</summary>\n\n");
        foreach (var (count, reason) in Wording.TopReasons(result))
        {
            text.Append($"- {count}: {MarkdownText.Sentence(reason)}\n");
        }

        return text.Append("\n</details>\n\n").ToString();
    }

    // GitHub does not resolve a relative link in a comment, so without a base the place is no link.
    private static string Place(Location at, ReportOptions options)
    {
        if (at.File.Length == 0)
        {
            return "";
        }

        var label = MarkdownText.Code(at.Line > 0 ? $"{at.File}:{at.Line}" : at.File);
        var target = SarifReport.Uri(at.File);
        return options.LinkBase.Length == 0 || at.File[0] == '/' || at.File.StartsWith("arn:", StringComparison.Ordinal) || target.Length > 1000
            ? $" in {label}"
            : $" in [{label}](<{options.LinkBase}{target}{(at.Line > 0 ? $"#L{at.Line}" : "")}>)";
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
