using System.Collections.Immutable;

namespace Parapet.Packages.Advisories;

/// <summary>What a compiled database is made of.</summary>
public sealed record AdvisoryDatabaseInfo
{
    /// <summary>The date it was given when it was compiled.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Its sources, in order of their names.</summary>
    public required ImmutableArray<AdvisorySourceInfo> Sources { get; init; }

    /// <summary>Advisories that are not withdrawn, each id once.</summary>
    public required int Advisories { get; init; }

    /// <summary>Vulnerabilities: advisories that are aliases of each other are one.</summary>
    public required int Groups { get; init; }

    /// <summary>The version of the catalogue of exploited vulnerabilities, or empty when there was none.</summary>
    public required string KevVersion { get; init; }

    /// <summary>How many exploited vulnerabilities the catalogue had.</summary>
    public required int KevCount { get; init; }

    /// <summary>The date of the EPSS scores, or empty when there were none.</summary>
    public required string EpssDate { get; init; }

    /// <summary>How many vulnerabilities had a score.</summary>
    public required int EpssCount { get; init; }
}

/// <summary>One source of a database.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Date">When it was changed last.</param>
/// <param name="ETag">The ETag it was given out with, or empty.</param>
/// <param name="Advisories">How many it had, withdrawn ones included.</param>
public sealed record AdvisorySourceInfo(string Name, DateTimeOffset? Date, string ETag, int Advisories);
