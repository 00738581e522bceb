using System.Collections.Immutable;
using System.Globalization;
using Parapet.Model;

namespace Parapet.Reports.Packages;

/// <summary>The packages for a terminal: a screen for each function, then what to upgrade.</summary>
public static class PackageText
{
    private const int Indent = 2;
    private const int ScoreWidth = 7;
    private const int BadgeWidth = 9;
    private const int Body = Indent + ScoreWidth + BadgeWidth;

    // A terminal is for a look; json has everything.
    private const int MostUndecided = 5;
    private const int MostPackages = 50;

    // Most functions have some code of their own, which is no news.
    private const long MuchOwnCode = 100_000;

    /// <summary>Writes the sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="all">Also what is left out of a first look: copies that are not loaded, what scores are made of, everything undecided.</param>
    /// <param name="output">Where to.</param>
    /// <param name="options">How it is to look.</param>
    public static void Write(PackageSheet sheet, bool all, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var function in sheet.Functions)
        {
            Write(function, sheet.Database is not null, all, lines);
        }

        WritePlan(sheet, lines);
        WriteProblems(sheet, lines);
        foreach (var note in sheet.Notes)
        {
            lines.Wrapped(0, [new("Note:", Ink.Medium), new(note.Message, Ink.Plain)], hanging: Indent);
        }

        if (sheet.Staleness is { } stale)
        {
            lines.Wrapped(0, [new("Note:", Ink.Medium), new(stale, Ink.Plain)], hanging: Indent);
        }

        var ink = !sheet.Fails && PackageWords.IsWholeStory(sheet) ? Ink.Fix : Ink.Bold;
        foreach (var sentence in PackageWords.Totals(sheet))
        {
            lines.Wrapped(0, [new(sentence, ink)], hanging: Indent);
            ink = Ink.Dim;
        }
    }

    private static void Write(FunctionSheet function, bool isJudged, bool all, TextLines lines)
    {
        var runtime = function.Runtime is { } id ? $"· {id}" : "";
        lines.Wrapped(0, [new(function.Name, Ink.Bold), new($"{runtime} · {PackageWords.Summary(function, isJudged)}".Trim(), Ink.Dim)], hanging: Indent);
        if (!function.Findings.IsEmpty && PackageWords.Context(function) is { } context)
        {
            lines.Wrapped(Indent, [new(context, Ink.Dim)]);
        }

        lines.Blank();
        if (!isJudged)
        {
            WriteInventory(function, all, lines);
        }

        foreach (var findings in PackageWords.ByCopy(function.Findings))
        {
            Write(findings, all, lines);
            lines.Blank();
        }

        var any = false;
        if (all)
        {
            foreach (var copy in PackageWords.NotLoaded(function))
            {
                lines.Wrapped(Indent, [new("not loaded", Ink.Dim), new(copy.Title, Ink.Plain), new($"in {copy.Where}: {PackageWords.State(copy)}{Against(copy)}", Ink.Dim)], hanging: Indent + 2);
                any = true;
            }
        }
        else if (PackageWords.NotLoaded(function).Count() is > 0 and var hidden)
        {
            lines.Wrapped(Indent, [new($"{hidden} not loaded; `--all` shows {(hidden == 1 ? "it" : "them")}", Ink.Dim)], hanging: Indent + 2);
            any = true;
        }

        foreach (var undecided in function.Undecided.Take(all ? int.MaxValue : MostUndecided))
        {
            lines.Wrapped(Indent, [new("undecided", Ink.Medium), new(undecided.Why.ToString(), Ink.Plain), new(undecided.At.ToString(), Ink.Place)], hanging: Indent + 2);
            any = true;
        }

        if (!all && function.Undecided.Length > MostUndecided)
        {
            lines.Wrapped(Indent, [new($"and {function.Undecided.Length - MostUndecided} more undecided; `--all` shows them", Ink.Dim)], hanging: Indent + 2);
        }

        foreach (var part in function.Parts)
        {
            if ((all || IsWorthSaying(part)) && PackageWords.Unattributed(part) is { } share)
            {
                lines.Wrapped(Indent, [new("unattributed", part.Verdict.Fails ? Ink.High : Ink.Medium), new(share, Ink.Plain)], hanging: Indent + 2);
                any = true;
            }

            foreach (var reason in part.Verdict.Reasons.Where(_ => part.Verdict.Fails && part.Part.Inventory is not null))
            {
                lines.Wrapped(Indent, [new("fails", Ink.High), new($"`{part.Label}`: {reason.Why}", Ink.Plain)], hanging: Indent + 2);
            }
        }

        if (any)
        {
            lines.Blank();
        }
    }

    private static void WriteInventory(FunctionSheet function, bool all, TextLines lines)
    {
        var copies = PackageWords.Loaded(function).ToList();
        foreach (var copy in copies.Take(all ? int.MaxValue : MostPackages))
        {
            lines.Wrapped(Indent, [new(copy.Title, Ink.Plain), new($"in {copy.Where}", Ink.Dim), new(copy.At.ToString(), Ink.Place)], hanging: Indent + 2);
        }

        if (!all && copies.Count > MostPackages)
        {
            lines.Wrapped(Indent, [new($"and {copies.Count - MostPackages} more; `--all` shows them", Ink.Dim)]);
        }

        if (copies.Count > 0)
        {
            lines.Blank();
        }
    }

    private static bool IsWorthSaying(PartSheet part) =>
        part.Verdict.Fails || part.Part.Inventory is { Packages.IsEmpty: true } or { Code.UnattributedBytes: > MuchOwnCode };

    private static void Write(ImmutableArray<PackageFinding> findings, bool all, TextLines lines)
    {
        var copy = findings[0].Copy;
        var severity = PackageWords.Worst(findings);
        lines.Wrapped(
            Indent,
            [
                new(string.Create(CultureInfo.InvariantCulture, $"{findings[0].Verdict.Score.Value,5:0.0} "), Ink.Plain, Whole: true),
                new(Wording.Of(severity).PadRight(BadgeWidth - 1), Look(severity), Whole: true),
                new(copy.Title, Ink.Bold),
                new($"in {copy.Where}, {PackageWords.Fix(copy)}", copy.Upgrade is null ? Ink.Plain : Ink.Fix),
            ],
            hanging: Body);
        Span[] spans = [new(PackageWords.Ids(findings), Ink.Plain), new(PackageWords.Exploitation(findings) is { Length: > 0 } attacks ? $"· {attacks}" : "", PackageWords.IsAttacked(findings) ? Ink.High : Ink.Dim), new(findings.Any(finding => finding.Fails) ? "" : "(under the gate)", Ink.Dim)];
        lines.Wrapped(Body, [.. spans.Where(span => span.Text.Length > 0)]);
        var more = copy.Places.Length > 1 ? $"and {copy.Places.Length - 1} more" : "";
        lines.Wrapped(Body, [new(copy.At.ToString(), Ink.Place), new(more, Ink.Dim)]);
        if (!all)
        {
            return;
        }

        foreach (var finding in findings)
        {
            lines.Wrapped(Body, [new(finding.Finding.Message, Ink.Plain)], hanging: Body + 2);
            var factors = finding.Verdict.Score.Factors.Select(factor => string.Create(CultureInfo.InvariantCulture, $"{factor.Name} {factor.Value:0.#} ({factor.Why})"));
            lines.Wrapped(Body + 2, [new(string.Create(CultureInfo.InvariantCulture, $"{finding.Verdict.Score.Value:0.0} = {string.Join(" + ", factors)}"), Ink.Dim)], hanging: Body + 4);
        }
    }

    private static string Against(CopySheet copy) => copy.Matches.Length switch
    {
        0 => "",
        1 => "; 1 vulnerability of it does not count",
        var count => $"; {count} vulnerabilities of it do not count",
    };

    private static void WritePlan(PackageSheet sheet, TextLines lines)
    {
        if (sheet.Plan.IsEmpty)
        {
            return;
        }

        lines.Wrapped(0, [new("Fix plan", Ink.Bold)]);
        lines.Blank();
        var number = 0;
        foreach (var step in sheet.Plan)
        {
            lines.Wrapped(Indent, [new($"{++number,3}. ", Ink.Fix, Whole: true), new(Wording.Capital(PackageWords.Say(step)), Ink.Plain)], hanging: Indent + 6);
        }

        lines.Blank();
    }

    private static void WriteProblems(PackageSheet sheet, TextLines lines)
    {
        if (sheet.Problems.IsEmpty)
        {
            return;
        }

        lines.Wrapped(0, [new("Could not be read", Ink.Bold), new($"· {Wording.Count(sheet.Problems.Length, "problem")}", Ink.Dim)]);
        lines.Blank();
        foreach (var problem in sheet.Problems)
        {
            lines.Wrapped(Indent, [new(problem.At.ToString(), Ink.Place), new(problem.Message, Ink.Plain)], hanging: Indent + 2);
        }

        lines.Blank();
    }

    private static Ink Look(Severity severity) => severity switch
    {
        Severity.Critical => Ink.Critical,
        Severity.High => Ink.High,
        Severity.Medium => Ink.Medium,
        _ => Ink.Low,
    };
}
