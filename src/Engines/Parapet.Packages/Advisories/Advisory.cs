using System.Collections.Immutable;

namespace Parapet.Packages.Advisories;

/// <summary>What is known against versions of packages, in the terms of the OSV schema (https://ossf.github.io/osv-schema/).</summary>
public sealed record Advisory
{
    /// <summary>The id in the database that gives it out, such as <c>GHSA-…</c>, <c>CVE-…</c>, <c>PYSEC-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of the same vulnerability in other databases.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Vulnerabilities that this one passes on, as a distribution's advisory passes on those of what it packages: not the same.</summary>
    public ImmutableArray<string> Upstream { get; init; } = [];

    /// <summary>Vulnerabilities that are close to this one and not the same.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>One line; the start of the details where the advisory has no summary.</summary>
    public string Summary { get; init; } = "";

    /// <summary>When it was published, if that is known.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed: of two records with the same id the later one counts.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was taken back. Such an advisory says nothing against anything.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>Ratings that go for all packages.</summary>
    public ImmutableArray<SeverityRating> Ratings { get; init; } = [];

    /// <summary>The database's own word for the severity (<c>database_specific.severity</c>), such as <c>MODERATE</c>, or empty.</summary>
    public string SeverityWord { get; init; } = "";

    /// <summary>The packages it is about.</summary>
    public ImmutableArray<AffectedPackage> Affected { get; init; } = [];

    /// <summary>Where more is to be read.</summary>
    public ImmutableArray<AdvisoryReference> References { get; init; } = [];

    /// <summary>Kinds of weakness, as <c>CWE-79</c>.</summary>
    public ImmutableArray<string> Cwes { get; init; } = [];

    /// <summary>Whether the package itself is an attack: an id of https://github.com/ossf/malicious-packages.</summary>
    public bool IsMalicious => IsMaliciousId(Id);

    internal static bool IsMaliciousId(string id) => id.StartsWith("MAL-", StringComparison.Ordinal);
}

/// <summary>A rating as written.</summary>
/// <param name="Type"><c>CVSS_V2</c>, <c>CVSS_V3</c>, <c>CVSS_V4</c>, or a distribution's name with a word for a score.</param>
/// <param name="Score">The vector or the word.</param>
public readonly record struct SeverityRating(string Type, string Score);

/// <summary>A page about an advisory.</summary>
/// <param name="Type"><c>ADVISORY</c>, <c>FIX</c>, <c>WEB</c> and so on.</param>
/// <param name="Url">The page.</param>
public readonly record struct AdvisoryReference(string Type, string Url);

/// <summary>Something of a source that could not be read. The rest of the source was.</summary>
/// <param name="Source">The file, or the entry of an archive.</param>
/// <param name="Id">The advisory's id, or empty when it was not reached.</param>
/// <param name="Message">What is wrong, without a final period.</param>
public sealed record AdvisoryProblem(string Source, string Id, string Message);
