using Parapet.Model;

namespace Parapet.Reports.Trail;

/// <summary>The audit for a terminal: findings first, then function by function.</summary>
public static class AuditText
{
    private const int Body = 2;

    // A terminal is for a look; csv and json have everything.
    private const int MostResources = 6;

    /// <summary>Writes the audit.</summary>
    public static void Write(AuditSheet sheet, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var finding in sheet.Findings)
        {
            lines.Wrapped(0, [new(AuditWords.Severity(finding.Severity), Look(finding.Severity)), new(finding.Id, Ink.Bold), new($"{finding.Title}: {finding.Caller}", Ink.Plain)], hanging: Body);
            lines.Wrapped(Body, [new(finding.Why, Ink.Plain)], hanging: Body + 2);
            lines.Wrapped(Body, [new(AuditWords.Subjects(finding.Subjects), Ink.Place)], hanging: Body + 2);
            lines.Wrapped(Body, [new(AuditWords.Times(finding.Calls), Ink.Dim)], hanging: Body + 2);
            lines.Blank();
        }

        foreach (var caller in sheet.Callers)
        {
            Write(caller, lines);
            lines.Blank();
        }

        foreach (var sentence in AuditWords.Totals(sheet))
        {
            lines.Wrapped(0, [new(sentence, Ink.Plain)], hanging: Body);
        }
    }

    private static void Write(AuditedCaller caller, TextLines lines)
    {
        lines.Wrapped(0, [new(caller.Name, Ink.Bold), new($"{caller.Kind}, {AuditWords.Calls(caller.Events.Count)}{(caller.Denied > 0 ? $" ({caller.Denied} denied)" : "")} {AuditWords.When(caller.Events)}", Ink.Dim)], hanging: Body);
        foreach (var (title, words) in AuditWords.Facts(caller))
        {
            lines.Wrapped(Body, [new(title.PadRight(10), Ink.Dim, Whole: true), new(words, Ink.Plain)], hanging: Body + 11);
        }

        foreach (var action in caller.Uses.GroupBy(use => use.Action, StringComparer.Ordinal))
        {
            lines.Wrapped(Body, [new(action.Key, Ink.Plain)], hanging: Body + 2);
            foreach (var use in action.Take(MostResources))
            {
                Span[] spans =
                [
                    new(use.Resource, Ink.Place),
                    new($"{use.Region} {AuditWords.Times(use.Calls)}{(use.Via is null ? "" : $" through {use.Via}")}", Ink.Dim),
                    new(AuditWords.Outcome(use), Ink.Medium),
                ];
                lines.Wrapped(Body + 2, [.. spans.Where(span => span.Text.Length > 0)], hanging: Body + 4);
            }

            if (action.Count() > MostResources)
            {
                lines.Wrapped(Body + 2, [new($"and {action.Count() - MostResources} more; `--format csv` has them all", Ink.Dim)], hanging: Body + 4);
            }
        }
    }

    private static Ink Look(Severity severity) => severity switch
    {
        Severity.Critical => Ink.Critical,
        Severity.High => Ink.High,
        Severity.Medium => Ink.Medium,
        _ => Ink.Low,
    };
}
