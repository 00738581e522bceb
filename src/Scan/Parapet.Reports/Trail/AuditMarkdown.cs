using System.Globalization;

namespace Parapet.Reports.Trail;

/// <summary>The audit for an issue or a wiki.</summary>
public static class AuditMarkdown
{
    /// <summary>Writes the audit.</summary>
    public static void Write(AuditSheet sheet, TextWriter output)
    {
        output.Write("## What the functions did\n\n");
        foreach (var sentence in AuditWords.Totals(sheet))
        {
            output.Write($"* {MarkdownText.Sentence(sentence)}\n");
        }

        if (!sheet.Findings.IsEmpty)
        {
            output.Write("\n### To look at\n\n| severity | finding | function or role | what | times | first | last |\n|---|---|---|---|---|---|---|\n");
            foreach (var finding in sheet.Findings)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"| {AuditWords.Severity(finding.Severity)} | {finding.Id} | {MarkdownText.Code(finding.Caller)} "
                    + $"| {MarkdownText.Sentence($"{finding.Why}: {AuditWords.Subjects(finding.Subjects)}")} | {finding.Calls.Count} | {AuditWords.Time(finding.Calls.First)} | {AuditWords.Time(finding.Calls.Last)} |\n"));
            }
        }

        foreach (var caller in sheet.Callers)
        {
            Write(caller, output);
        }
    }

    private static void Write(AuditedCaller caller, TextWriter output)
    {
        output.Write($"\n### {MarkdownText.Code(caller.Name)}\n\n{caller.Kind}, {AuditWords.Calls(caller.Events.Count)} {AuditWords.When(caller.Events)}\n\n");
        foreach (var (title, words) in AuditWords.Facts(caller))
        {
            output.Write($"* {title}: {MarkdownText.Sentence(words)}\n");
        }

        output.Write("\n| action | resource | region | times | first | last | outcome |\n|---|---|---|---|---|---|---|\n");
        foreach (var use in caller.Uses)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(use.Action)} | {MarkdownText.Code(use.Resource)} | {MarkdownText.Sentence(use.Region)} | {use.Calls.Count} "
                + $"| {AuditWords.Time(use.Calls.First)} | {AuditWords.Time(use.Calls.Last)} | {MarkdownText.Sentence(AuditWords.Outcome(use) is { Length: > 0 } outcome ? outcome : use.Outcome)} |\n"));
        }
    }
}
