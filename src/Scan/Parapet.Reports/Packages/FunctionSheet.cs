using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Gate;
using Parapet.Packages.Loading;
using Parapet.Values;

namespace Parapet.Reports.Packages;

/// <summary>The packages of one function, or of an artefact by itself.</summary>
public sealed record FunctionSheet
{
    /// <summary>What a person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The function's id in its deployment; null for an artefact by itself.</summary>
    public required string? FunctionId { get; init; }

    /// <summary>Where it is defined.</summary>
    public required Location At { get; init; }

    /// <summary>The runtime's identifier, or null.</summary>
    public required string? Runtime { get; init; }

    /// <summary>Its own code, then its layers in order.</summary>
    public required ImmutableArray<PartSheet> Parts { get; init; }

    /// <summary>Every copy of every package.</summary>
    public required ImmutableArray<CopySheet> Copies { get; init; }

    /// <summary>Ways by which it can be reached; empty when nobody looked.</summary>
    public required ImmutableArray<ContextFactor> Exposure { get; init; }

    /// <summary>What somebody who controls it gets at; empty when nobody looked.</summary>
    public required ImmutableArray<ContextFactor> Blast { get; init; }

    /// <summary>Vulnerabilities that count, the most urgent first.</summary>
    public required ImmutableArray<PackageFinding> Findings { get; init; }

    /// <summary>Those that the baseline knew.</summary>
    public required ImmutableArray<PackageFinding> Baselined { get; init; }

    /// <summary>Those that the ignore file or a VEX document excuses.</summary>
    public required ImmutableArray<PackageFinding> Ignored { get; init; }

    /// <summary>Those of copies that the function does not get.</summary>
    public required ImmutableArray<PackageFinding> NotLoaded { get; init; }

    /// <summary>What could not be decided.</summary>
    public required ImmutableArray<Undecided> Undecided { get; init; }
}

/// <summary>One artefact of a function.</summary>
/// <param name="Label">What a person calls it: a layer's logical id, a path.</param>
/// <param name="IsLayer">Whether it is a layer.</param>
/// <param name="Part">What it holds.</param>
/// <param name="Verdict">What the gate says of it as a whole.</param>
public sealed record PartSheet(string Label, bool IsLayer, CodePart Part, ArtifactVerdict Verdict);

/// <summary>One version of a package in one artefact of a function, in however many places of it.</summary>
public sealed record CopySheet
{
    /// <summary>The package, the first of several copies, with the layer called as people call it.</summary>
    public required LoadedPackage Loaded { get; init; }

    /// <summary>Where the repair is made.</summary>
    public required Location At { get; init; }

    /// <summary>The entries that prove the copies.</summary>
    public required ImmutableArray<Location> Places { get; init; }

    /// <summary>Its vulnerabilities, and what cannot be decided.</summary>
    public required ImmutableArray<AdvisoryMatch> Matches { get; init; }

    /// <summary>Whether the database knows about packages of its kind.</summary>
    public required AdvisoryCoverage Coverage { get; init; }

    /// <summary>The oldest version that clears everything, or null.</summary>
    public required string? Upgrade { get; init; }

    /// <summary>What holds it: <c>layer `shared`</c>, <c>the code</c>, <c>the runtime</c>.</summary>
    public string Where => PackageWords.Where(Loaded.Origin);

    /// <summary>Name and version.</summary>
    public string Title => Loaded.Package.Version.Length > 0 ? $"{Loaded.Package.Name} {Loaded.Package.Version}" : Loaded.Package.Name;
}

/// <summary>One vulnerability of one copy.</summary>
/// <param name="Finding">The same as a finding of a rule.</param>
/// <param name="Verdict">What the gate says, with the score.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Match">The advisories.</param>
public sealed record PackageFinding(Finding Finding, GateVerdict Verdict, CopySheet Copy, AdvisoryMatch Match)
{
    /// <summary>Whether it fails the gate.</summary>
    public bool Fails => Verdict.Outcome is GateOutcome.Fails;
}
