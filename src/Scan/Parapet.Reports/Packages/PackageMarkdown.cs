using System.Globalization;

namespace Parapet.Reports.Packages;

/// <summary>The packages for a comment or an issue: what to upgrade first, then function by function.</summary>
public static class PackageMarkdown
{
    // A comment has 65,536 characters, and nobody reads more rows.
    private const int MostRows = 100;

    /// <summary>Writes the sheet.</summary>
    public static void Write(PackageSheet sheet, TextWriter output)
    {
        output.Write("## Packages\n\n");
        foreach (var sentence in PackageWords.Totals(sheet).Concat(sheet.Staleness is { } stale ? [stale] : []).Concat(sheet.Notes.Select(note => note.Message)))
        {
            output.Write($"* {MarkdownText.Sentence(sentence)}\n");
        }

        if (!sheet.Plan.IsEmpty)
        {
            output.Write("\n### Fix plan\n\n");
            foreach (var step in sheet.Plan.Take(MostRows))
            {
                output.Write($"1. {MarkdownText.Sentence(Wording.Capital(PackageWords.Say(step)))}\n");
            }

            WriteMore(output, sheet.Plan.Length);
        }

        foreach (var function in sheet.Functions)
        {
            Write(function, sheet.Database is not null, output);
        }

        if (!sheet.Problems.IsEmpty)
        {
            output.Write("\n### Could not be read\n\n");
            foreach (var problem in sheet.Problems.Take(MostRows))
            {
                output.Write($"* {MarkdownText.Code(problem.At.ToString())}: {MarkdownText.Sentence(problem.Message)}\n");
            }

            WriteMore(output, sheet.Problems.Length);
        }
    }

    private static void Write(FunctionSheet function, bool isJudged, TextWriter output)
    {
        output.Write($"\n### {MarkdownText.Code(function.Name)}\n\n{MarkdownText.Sentence(PackageWords.Summary(function, isJudged))}\n");
        var copies = PackageWords.ByCopy(function.Findings).ToList();
        if (copies.Count > 0)
        {
            output.Write("\n| score | severity | package | where | vulnerabilities | exploitation | fix |\n|--:|---|---|---|---|---|---|\n");
            foreach (var findings in copies.Take(MostRows))
            {
                var copy = findings[0].Copy;
                output.Write(string.Create(CultureInfo.InvariantCulture, $"| {findings[0].Verdict.Score.Value:0.0} | {Wording.Of(PackageWords.Worst(findings))} | {MarkdownText.Code(copy.Title)} "
                    + $"| {MarkdownText.Sentence(copy.Where)}: {MarkdownText.Code(copy.At.ToString())} | {MarkdownText.Sentence(PackageWords.Ids(findings))} | {MarkdownText.Sentence(PackageWords.Exploitation(findings))} | {MarkdownText.Sentence(PackageWords.Fix(copy))} |\n"));
            }

            WriteMore(output, copies.Count);
        }

        if (!isJudged && PackageWords.Loaded(function).ToList() is { Count: > 0 } packages)
        {
            output.Write("\n| package | where |\n|---|---|\n");
            foreach (var copy in packages.Take(MostRows))
            {
                output.Write($"| {MarkdownText.Code(copy.Title)} | {MarkdownText.Sentence(copy.Where)}: {MarkdownText.Code(copy.At.ToString())} |\n");
            }

            WriteMore(output, packages.Count);
        }

        var rest = function.Undecided.Select(undecided => $"undecided: {undecided.Why}")
            .Concat(function.Parts.Select(PackageWords.Unattributed).OfType<string>())
            .Concat(function.Parts.Where(part => part.Verdict.Fails).SelectMany(part => part.Verdict.Reasons.Select(reason => $"`{part.Label}` fails: {reason.Why}")))
            .Concat(PackageWords.NotLoaded(function).Select(copy => $"not loaded: {copy.Title} in {copy.Where}, {PackageWords.State(copy)}"))
            .ToList();
        if (rest.Count > 0)
        {
            output.Write("\n");
            foreach (var sentence in rest.Take(MostRows))
            {
                output.Write($"* {MarkdownText.Sentence(sentence)}\n");
            }

            WriteMore(output, rest.Count);
        }
    }

    private static void WriteMore(TextWriter output, int count)
    {
        if (count > MostRows)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\nand {count - MostRows} more\n"));
        }
    }
}
