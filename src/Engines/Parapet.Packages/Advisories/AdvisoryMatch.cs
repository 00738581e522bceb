using System.Collections.Immutable;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Advisories;

/// <summary>One vulnerability that a package has or may have: all advisories that are about it.</summary>
public sealed record AdvisoryMatch
{
    /// <summary>The id to speak of it by, that of an advisory which matched: a malicious package's, GitHub's, a CVE id, others, in this order.</summary>
    public required string Id { get; init; }

    /// <summary>All ids it has anywhere, in ordinal order, <see cref="Id"/> among them.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary><see cref="AdvisoryStatus.Affected"/> or <see cref="AdvisoryStatus.Unknown"/>.</summary>
    public required AdvisoryStatus Status { get; init; }

    /// <summary>Why it is unknown; empty otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary>The worst that one of the advisories says.</summary>
    public required AdvisorySeverity Severity { get; init; }

    /// <summary>The versions in which it was repaired, as the advisories write them, older ones first.</summary>
    public required ImmutableArray<string> FixedVersions { get; init; }

    /// <summary>The oldest of <see cref="FixedVersions"/> that is not older than the package and not affected by this vulnerability; null when there is none or the package's version is unknown.</summary>
    public required string? Fix { get; init; }

    /// <summary>What is known of its exploitation, or null.</summary>
    public required KevEntry? Kev { get; init; }

    /// <summary>How likely it is to be exploited, or null.</summary>
    public required EpssScore? Epss { get; init; }

    /// <summary>The advisories that matched, in order of their ids. <see cref="AdvisoryDatabase.Details"/> reads more about them.</summary>
    public required ImmutableArray<MatchedAdvisory> Advisories { get; init; }

    /// <summary>Whether the package itself is an attack.</summary>
    public bool IsMalicious => Ids.Any(Advisory.IsMaliciousId);
}

/// <summary>An advisory that matched.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Imports">For Go: what of the module is vulnerable; none when the advisory does not say.</param>
/// <param name="Index">Its number in the database it was found in.</param>
public sealed record MatchedAdvisory(string Id, ImmutableArray<AffectedImport> Imports, int Index);
