using System.Collections.Immutable;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>One package of an advisory with its affected versions (https://ossf.github.io/osv-schema/#affected-fields).</summary>
public sealed record AffectedPackage
{
    /// <summary>The ecosystem as written, with its suffix, such as <c>Debian:12</c>.</summary>
    public required string EcosystemName { get; init; }

    /// <summary>The ecosystem, or null when its versions cannot be ordered here.</summary>
    public Ecosystem? Ecosystem { get; init; }

    /// <summary>The name as written.</summary>
    public required string Name { get; init; }

    /// <summary>Stretches of affected versions.</summary>
    public ImmutableArray<AffectedRange> Ranges { get; init; } = [];

    /// <summary>Affected versions one by one.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Ratings that go for this package only.</summary>
    public ImmutableArray<SeverityRating> Ratings { get; init; } = [];

    /// <summary>The database's own word for the severity of this package, or empty.</summary>
    public string SeverityWord { get; init; } = "";

    /// <summary>For Go: the packages of the module, and what of them is vulnerable.</summary>
    public ImmutableArray<AffectedImport> Imports { get; init; } = [];
}

/// <summary>A stretch of versions as a list of events.</summary>
/// <param name="Type">How its versions are ordered.</param>
/// <param name="TypeName">The type as written.</param>
/// <param name="Events">What happened, in any order.</param>
public sealed record AffectedRange(RangeType Type, string TypeName, ImmutableArray<RangeEvent> Events);

/// <summary>Kinds of ranges.</summary>
public enum RangeType
{
    /// <summary><c>ECOSYSTEM</c>: versions in the ecosystem's own order.</summary>
    Ecosystem,

    /// <summary><c>SEMVER</c>: SemVer 2.0, which is what the order of its ecosystems comes to.</summary>
    SemVer,

    /// <summary><c>GIT</c>: commits, which a package does not show.</summary>
    Git,

    /// <summary>A kind that is not in the schema this was written by.</summary>
    Other,
}

/// <summary>One event of a range.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Version">In which version; <c>0</c> of <see cref="RangeEventKind.Introduced"/> is before every version, <c>*</c> of <see cref="RangeEventKind.Limit"/> after.</param>
public readonly record struct RangeEvent(RangeEventKind Kind, string Version);

/// <summary>Kinds of events.</summary>
public enum RangeEventKind
{
    /// <summary>This version and later ones are affected.</summary>
    Introduced,

    /// <summary>This version and later ones are not affected.</summary>
    Fixed,

    /// <summary>Later versions are not affected, this one is.</summary>
    LastAffected,

    /// <summary>The range says nothing of this version and later ones.</summary>
    Limit,
}

/// <summary>A package of a Go module (https://go.dev/doc/security/vuln/database#schema).</summary>
/// <param name="Path">Its import path.</param>
/// <param name="Symbols">The vulnerable functions and methods; none when all are.</param>
/// <param name="Systems">The values of GOOS for which this holds; none for all.</param>
/// <param name="Architectures">The values of GOARCH for which this holds; none for all.</param>
public sealed record AffectedImport(string Path, ImmutableArray<string> Symbols, ImmutableArray<string> Systems, ImmutableArray<string> Architectures);
