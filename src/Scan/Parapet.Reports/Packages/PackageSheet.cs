using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Gate;

namespace Parapet.Reports.Packages;

/// <summary>What the packages of some functions or artefacts are, and what is known against them. Ordered; the same input gives the same sheet.</summary>
public sealed record PackageSheet
{
    /// <summary>The product's version.</summary>
    public required string Version { get; init; }

    /// <summary>The day for which ages and ignores were judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the packages were held against; null when nothing was judged.</summary>
    public required AdvisoryDatabaseInfo? Database { get; init; }

    /// <summary>A sentence when the database is too old to be trusted; else null.</summary>
    public required string? Staleness { get; init; }

    /// <summary>The functions, in the order of the paths that were named.</summary>
    public required ImmutableArray<FunctionSheet> Functions { get; init; }

    /// <summary>What to upgrade, the step that closes most in most functions first.</summary>
    public required ImmutableArray<PlanStep> Plan { get; init; }

    /// <summary>What is to be said of the ignore file.</summary>
    public required ImmutableArray<GateNote> Notes { get; init; }

    /// <summary>What could not be read, by place.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>The rules that findings come from.</summary>
    public required ImmutableArray<RuleInfo> Rules { get; init; }

    /// <summary>Whether what could not be decided fails the gate.</summary>
    public required bool UndecidedFails { get; init; }

    /// <summary>Vulnerabilities of copies that run and that nobody excused, the most urgent first.</summary>
    public IEnumerable<PackageFinding> Findings => ByScore(function => function.Findings);

    /// <summary>Those that the baseline knew.</summary>
    public IEnumerable<PackageFinding> Baselined => ByScore(function => function.Baselined);

    /// <summary>Those that the ignore file or a VEX document excuses.</summary>
    public IEnumerable<PackageFinding> Ignored => ByScore(function => function.Ignored);

    /// <summary>Those of copies that no function gets.</summary>
    public IEnumerable<PackageFinding> NotLoaded => ByScore(function => function.NotLoaded);

    /// <summary>What could not be decided, by function.</summary>
    public IEnumerable<Undecided> Undecided => Functions.SelectMany(function => function.Undecided);

    /// <summary>Whether anything fails the gate.</summary>
    public bool Fails => Findings.Any(finding => finding.Fails) || (UndecidedFails && Undecided.Any()) || Functions.Any(function => function.Parts.Any(part => part.Verdict.Fails));

    /// <summary>The same as a scan's result, for the formats that findings of all kinds share.</summary>
    public ScanResult AsScan() => new()
    {
        Version = Version,
        AsOf = AsOf,
        Files = [.. Functions.SelectMany(function => function.Parts).Select(part => part.Part.Name).Distinct().Order(StringComparer.Ordinal)],
        FunctionCount = Functions.Length,
        Rules = Rules,
        Findings = [.. Findings.Select(finding => finding.Finding)],
        Suppressed = [],
        Baselined = [.. Baselined.Select(finding => finding.Finding)],
        Undecided = [.. Undecided],
        Problems = Problems,
    };

    private IEnumerable<PackageFinding> ByScore(Func<FunctionSheet, ImmutableArray<PackageFinding>> choose) =>
        Functions.SelectMany(function => choose(function)).OrderByDescending(finding => finding.Verdict.Score.Value).ThenBy(finding => finding.Finding.At).ThenBy(finding => finding.Match.Id, StringComparer.Ordinal);
}

/// <summary>To upgrade one package in one artefact.</summary>
/// <param name="Step">The step.</param>
/// <param name="Label">What a person calls the artefact.</param>
/// <param name="IsLayer">Whether it is a layer.</param>
public sealed record PlanStep(FixStep Step, string Label, bool IsLayer);
