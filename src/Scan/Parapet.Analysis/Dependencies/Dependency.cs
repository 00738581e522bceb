using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Loading;
using Parapet.Values;

namespace Parapet.Analysis.Dependencies;

/// <summary>One copy of a package in a function's environment, with what is known against it.</summary>
public sealed record Dependency
{
    /// <summary>The package, where it comes from, and whether the function gets this copy.</summary>
    public required LoadedPackage Loaded { get; init; }

    /// <summary>The artefact that holds it: the function's code or a layer.</summary>
    public required CodePart Part { get; init; }

    /// <summary>Its vulnerabilities, and what cannot be decided; empty when none are known.</summary>
    public required ImmutableArray<AdvisoryMatch> Matches { get; init; }

    /// <summary>Whether the database knows about packages of its kind: where it does not, no match means nothing.</summary>
    public required AdvisoryCoverage Coverage { get; init; }

    /// <summary>The oldest version that clears everything; null when there is none, or nothing to clear.</summary>
    public required string? Upgrade { get; init; }

    /// <summary>Whether this copy is the one that runs.</summary>
    public bool IsLoaded => Loaded.State is LoadState.Loaded;

    /// <summary>Its vulnerabilities for certain.</summary>
    public IEnumerable<AdvisoryMatch> Vulnerabilities => Matches.Where(match => match.Status is AdvisoryStatus.Affected);

    /// <summary>Where the repair is made: the line of the lock file or manifest that asks for it, else the entry that proves it.</summary>
    public Location At
    {
        get
        {
            var place = Loaded.Package.Declaration;
            var (path, line) = place is { } declared ? (declared.Path, declared.Line) : (Loaded.Package.Path, Loaded.Package.Line);
            return Part.Place(path, line);
        }
    }
}
