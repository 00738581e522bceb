using System.Collections.Immutable;
using System.Globalization;
using Parapet.Model;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;

namespace Parapet.Reports.Packages;

/// <summary>Sentences about packages that all formats share; without a final period.</summary>
internal static class PackageWords
{
    private const int NamedIds = 3;
    private const int NamedFunctions = 3;
    private const int NamedFiles = 3;

    /// <summary>One vulnerable package as a line of a list: the findings of one copy, the most urgent first.</summary>
    public static IEnumerable<ImmutableArray<PackageFinding>> ByCopy(ImmutableArray<PackageFinding> findings) =>
        findings.GroupBy(finding => finding.Copy, ReferenceEqualityComparer.Instance)
            .Select(group => group.ToImmutableArray())
            .OrderByDescending(group => group[0].Verdict.Score.Value);

    public static Severity Worst(ImmutableArray<PackageFinding> findings) => findings.Max(finding => finding.Finding.Severity);

    /// <summary><c>CVE-1, CVE-2 and 3 more</c>.</summary>
    public static string Ids(ImmutableArray<PackageFinding> findings) => Listing([.. findings.Select(finding => finding.Match.Id)], NamedIds, "");

    /// <summary>What is known of attacks, such as <c>exploited (CISA), EPSS 0.12</c>; empty when nothing is.</summary>
    public static string Exploitation(ImmutableArray<PackageFinding> findings)
    {
        List<string> words = [];
        if (findings.Any(finding => finding.Match.IsMalicious))
        {
            words.Add("published as an attack");
        }

        if (findings.Any(finding => finding.Match.Kev is not null))
        {
            words.Add("exploited (CISA)");
        }

        if (findings.Max(finding => finding.Verdict.Fact.Epss) is { } epss)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"EPSS {epss:0.0##}"));
        }

        return string.Join(", ", words);
    }

    /// <summary>Whether somebody uses one of them.</summary>
    public static bool IsAttacked(ImmutableArray<PackageFinding> findings) => findings.Any(finding => finding.Match.IsMalicious || finding.Match.Kev is not null);

    public static string Fix(CopySheet copy) => copy.Upgrade is { } version ? $"fixed in {version}" : "no fixed version is known";

    /// <summary><c>12 packages: 3 vulnerable, 2 not loaded, 1 undecided</c>.</summary>
    public static string Summary(FunctionSheet function, bool isJudged)
    {
        var unknown = function.Parts.Where(part => part.Part.Inventory is null).ToList();
        var packages = Loaded(function).Count();
        List<string> words = [];
        var vulnerable = ByCopy(function.Findings).Count();
        Add(words, vulnerable, "vulnerable");
        Add(words, NotLoaded(function).Count(), "not loaded");
        Add(words, function.Undecided.Length, "undecided");
        Add(words, function.Baselined.Length, "known from the baseline");
        Add(words, function.Ignored.Length, "ignored");
        var count = Wording.Count(packages, "package");
        return unknown.Exists(part => !part.IsLayer) ? "its code is not known"
            : packages == 0 ? string.Join(", ", ["no package that anybody can name", .. words])
            : words.Count > 0 ? $"{count}: {string.Join(", ", words)}"
            : isJudged ? $"{count}, nothing known against them"
            : $"{count}, not judged";
    }

    /// <summary>What the function brings along and runs.</summary>
    public static IEnumerable<CopySheet> Loaded(FunctionSheet function) =>
        function.Copies.Where(copy => copy.Loaded is { State: LoadState.Loaded, Origin.Kind: not OriginKind.Runtime });

    public static IEnumerable<CopySheet> NotLoaded(FunctionSheet function) =>
        function.Copies.Where(copy => copy.Loaded.State is not LoadState.Loaded && copy.Loaded.Origin.Kind is not OriginKind.Runtime);

    /// <summary>Why a copy is not the one that runs.</summary>
    public static string State(CopySheet copy)
    {
        var by = copy.Loaded.By is { } other ? $"{other.Package.Name} {other.Package.Version} in {Where(other.Origin)}".Replace("  ", " ", StringComparison.Ordinal) : "another file";
        return copy.Loaded.State switch
        {
            LoadState.Shadowed => $"{by} is found first",
            LoadState.Overwritten => $"overwritten by {by}",
            LoadState.OffPath => "in a folder where the runtime does not look",
            _ => "loaded",
        };
    }

    /// <summary>The layer that holds a copy, or null.</summary>
    public static string? Layer(CopySheet copy) => copy.Loaded.Origin.Kind is OriginKind.Layer ? copy.Loaded.Origin.Name : null;

    public static string Where(PackageOrigin origin) => origin.Kind switch
    {
        OriginKind.Layer => $"layer `{origin.Name}`",
        OriginKind.Runtime => "the runtime",
        _ => "the code",
    };

    /// <summary>How much of an artefact's code nothing explains; null when all of it is explained, or nothing is known of it.</summary>
    public static string? Unattributed(PartSheet part)
    {
        if (part.Part.Inventory is not { Code: { UnattributedBytes: > 0 } code } inventory)
        {
            return null;
        }

        var largest = Listing([.. code.Largest.Select(entry => $"`{entry.Path}` ({Size(entry.Size)})")], NamedFiles, "");
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * code.UnattributedShare:0.#} % of the code in `{part.Label}` belongs to no package ({Size(code.UnattributedBytes)} of {Size(code.Bytes)}): {largest}");
        return inventory.Packages.IsEmpty ? $"{share}. No package can be named here, which is not to say that there is none" : share;
    }

    /// <summary>A step of the plan as a sentence.</summary>
    public static string Say(PlanStep plan)
    {
        var step = plan.Step;
        var functions = step.Functions is [""] ? "" : step.Functions.Length <= NamedFunctions ? $" in {Listing(step.Functions, NamedFunctions, "`")}" : $" in {step.Functions.Length} functions";
        return step.To is { } to
            ? $"{(plan.IsLayer ? "publish layer" : "rebuild")} `{plan.Label}` with `{step.Name}` {to} (now {string.Join(", ", step.From)}): closes {step.Closes.Length}{functions}"
            : $"`{step.Name}` {string.Join(", ", step.From)} in {(plan.IsLayer ? "layer " : "")}`{plan.Label}`: no version is known that closes {Listing(step.Leaves, NamedIds, "")}{functions}";
    }

    /// <summary>The last lines of a report: what was found, and against what.</summary>
    public static IEnumerable<string> Totals(PackageSheet sheet)
    {
        var findings = sheet.Findings.ToImmutableArray();
        var functions = Wording.Count(sheet.Functions.Length, sheet.Functions.Any(function => function.FunctionId is not null) ? "function" : "artefact");
        if (sheet.Database is null)
        {
            yield return $"Nothing was judged: there was no advisory database. {Wording.Count(Packages(sheet), "package")} in {functions}";
        }
        else if (findings.IsEmpty)
        {
            // That nothing is known is not that nothing is wrong.
            yield return Packages(sheet) == 0 ? $"No package could be named in {functions}: whether anything in there is vulnerable is not known"
                : sheet.Ignored.Any() || sheet.Baselined.Any() ? $"No vulnerability that is not accepted: {Wording.Count(Packages(sheet), "package")} in {functions}"
                : $"No known vulnerability{(IsWholeStory(sheet) ? "" : " in what could be judged")}: {Wording.Count(Packages(sheet), "package")} in {functions}";
        }
        else
        {
            yield return $"{(findings.Length == 1 ? "1 vulnerability" : $"{findings.Length} vulnerabilities")}: {Counts.Of(findings.Select(finding => finding.Finding))}; {findings.Count(finding => finding.Fails)} over the gate";
            yield return $"{Wording.Count(Packages(sheet), "package")} in {functions}";
        }

        List<string> rest = [];
        Add(rest, sheet.Functions.Sum(function => NotLoaded(function).Count()), "not loaded");
        Add(rest, sheet.Undecided.Count(), "undecided");
        Add(rest, sheet.Ignored.Count(), "ignored");
        Add(rest, sheet.Baselined.Count(), "known from the baseline");
        Add(rest, sheet.Problems.Length, sheet.Problems.Length == 1 ? "problem" : "problems");
        if (rest.Count > 0)
        {
            yield return string.Join(" · ", rest);
        }

        if (sheet.Database is { } database)
        {
            var kev = database.KevCount > 0 ? "" : "; without CISA's catalogue";
            var epss = database.EpssCount > 0 ? "" : "; without EPSS";
            yield return string.Create(CultureInfo.InvariantCulture, $"Held against {database.Advisories:N0} {(database.Advisories == 1 ? "advisory" : "advisories")}, compiled {database.Created:yyyy-MM-dd}{kev}{epss}");
        }
    }

    /// <summary>Whether everything could be read and judged.</summary>
    public static bool IsWholeStory(PackageSheet sheet) =>
        sheet.Database is not null && sheet.Problems.IsEmpty && sheet.Staleness is null && !sheet.Undecided.Any()
        && !sheet.Functions.Any(function => function.Parts.Any(part => part.Part.Inventory is { Packages.IsEmpty: true, Code.Bytes: > 0 }));

    /// <summary>Who reaches the function and what it gets at, by the heaviest of each; null when nobody looked.</summary>
    public static string? Context(FunctionSheet function)
    {
        var heaviest = new[] { function.Exposure, function.Blast }.Where(factors => !factors.IsEmpty).Select(factors => factors[0].Why).ToList();
        return heaviest.Count == 0 ? null : Wording.Capital(string.Join("; ", heaviest));
    }

    /// <summary>Copies that run, each artefact counted for each function.</summary>
    public static int Packages(PackageSheet sheet) =>
        sheet.Functions.Sum(function => Loaded(function).Count());

    public static string KindOf(PackageKind kind) => kind.ToString().ToLowerInvariant();

    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };

    private static string Listing(ImmutableArray<string> words, int most, string quote)
    {
        var shown = string.Join(", ", words.Take(most).Select(word => quote + word + quote));
        return words.Length > most ? $"{shown} and {words.Length - most} more" : shown;
    }

    private static void Add(List<string> words, int count, string word)
    {
        if (count > 0)
        {
            words.Add($"{count} {word}");
        }
    }
}
