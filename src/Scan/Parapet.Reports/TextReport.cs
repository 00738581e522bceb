using Parapet.Model;

namespace Parapet.Reports;

/// <summary>The report for a person at a terminal: by function, worst first, each finding with its place, one sentence and what to do.</summary>
public static class TextReport
{
    private const int BadgeWidth = 8;
    private const int Indent = 2;
    private const int Body = Indent + BadgeWidth + 2;

    // From this width on the place stands behind the title; below it gets its own line.
    private const int WideFrom = 120;

    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var group in FunctionGroup.Of(result.Findings))
        {
            WriteGroup(lines, group, options.Width >= WideFrom, options.Fixes);
        }

        WriteProblems(lines, result);
        WriteUndecided(lines, result);
        WriteSummary(lines, result, options.Fixes);
    }

    private static void WriteGroup(TextLines lines, FunctionGroup group, bool wide, bool fixes)
    {
        lines.Wrapped(0, [new(group.Function ?? FunctionGroup.NoFunction, Ink.Bold), new($"· {Counts.Of(group.Findings)}", Ink.Dim)]);
        lines.Blank();
        foreach (var finding in group.Findings)
        {
            var place = finding.At.ToString();
            var head = new List<Span>
            {
                new(Wording.Of(finding.Severity).PadRight(BadgeWidth + 1), InkOf(finding.Severity), Whole: true),
                new(finding.Rule.Id + " ", Ink.Dim, Whole: true),
                new(finding.Rule.Title, Ink.Bold),
            };
            if (wide && place.Length > 0)
            {
                head.Add(new(" " + place, Ink.Place, Whole: true));
            }

            lines.Wrapped(Indent, head, hanging: Body);
            if (!wide && place.Length > 0)
            {
                lines.Wrapped(Body, [new(place, Ink.Place)]);
            }

            lines.Wrapped(Body, [new(Wording.Sentence(finding), Ink.Plain)]);
            lines.Wrapped(Body, [new("Fix:", Ink.Fix), new(Wording.ShortFix(finding.Rule), Ink.Plain)], hanging: Body + 5);
            lines.Blank();
            if (fixes && finding.Remedy is { } remedy)
            {
                lines.Verbatim(Body, remedy);
                lines.Blank();
            }
        }
    }

    private static void WriteProblems(TextLines lines, ScanResult result)
    {
        if (result.Problems.IsEmpty)
        {
            return;
        }

        lines.Wrapped(0, [new("Could not be read", Ink.Bold), new($"· {Wording.Count(result.Problems.Length, "problem")}", Ink.Dim)]);
        lines.Blank();
        foreach (var problem in result.Problems)
        {
            var place = problem.At.ToString();
            lines.Wrapped(Indent, place.Length == 0
                ? [new(problem.Message, Ink.Plain)]
                : [new(place, Ink.Place), new(problem.Message, Ink.Plain)], hanging: Indent + 2);
        }

        lines.Blank();
    }

    private static void WriteUndecided(TextLines lines, ScanResult result)
    {
        if (result.Undecided.IsEmpty)
        {
            return;
        }

        lines.Wrapped(0, [new("Undecided", Ink.Bold), new($"· {Wording.Count(result.Undecided.Length, "check")} could neither pass nor fail", Ink.Dim)]);
        lines.Blank();
        foreach (var (count, reason) in Wording.TopReasons(result))
        {
            lines.Wrapped(Indent, [new($"{count,4} ", Ink.Plain, Whole: true), new(reason, Ink.Plain)], hanging: Indent + 6);
        }

        lines.Blank();
    }

    private static void WriteSummary(TextLines lines, ScanResult result, bool fixes)
    {
        var ink = result.Findings.IsEmpty && result.Problems.IsEmpty ? Ink.Fix : Ink.Bold;
        List<string> rest = [];
        if (!result.Findings.IsEmpty || !result.Problems.IsEmpty)
        {
            rest.Add(Wording.Scope(result));
        }

        AddCount(rest, result.Undecided.Length, "undecided");
        AddCount(rest, result.Suppressed.Length, "suppressed");
        AddCount(rest, result.Baselined.Length, "known from the baseline");
        AddCount(rest, result.Findings.IsEmpty ? 0 : result.Problems.Length, result.Problems.Length == 1 ? "problem" : "problems");
        lines.Wrapped(0, [new(Wording.Verdict(result), ink)]);
        if (rest.Count > 0)
        {
            lines.Wrapped(0, [new(string.Join(" · ", rest), Ink.Dim)]);
        }

        if (FunctionGroup.Of(result.Findings) is [var first, ..])
        {
            lines.Wrapped(0, [new($"Run `parapet explain {first.Findings[0].Rule.Id}` to read why a rule matters and all of its fix.", Ink.Dim)]);
        }

        if (!fixes && result.Findings.Count(finding => finding.Remedy is not null) is > 0 and var count)
        {
            lines.Wrapped(0, [new($"Add `--fixes` to see {Wording.Count(count, "fix", "fixes")} written out.", Ink.Dim)]);
        }
    }

    private static void AddCount(List<string> parts, int count, string word)
    {
        if (count > 0)
        {
            parts.Add($"{count} {word}");
        }
    }

    private static Ink InkOf(Severity severity) => severity switch
    {
        Severity.Critical => Ink.Critical,
        Severity.High => Ink.High,
        Severity.Medium => Ink.Medium,
        _ => Ink.Low,
    };
}
