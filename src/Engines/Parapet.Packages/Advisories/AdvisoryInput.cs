using System.Collections.Immutable;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Advisories;

/// <summary>What a database is compiled from.</summary>
public sealed record AdvisoryInput
{
    /// <summary>Advisories by where they come from.</summary>
    public required ImmutableArray<AdvisorySource> Sources { get; init; }

    /// <summary>The date that the database will carry, to a second.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What is known to be exploited, if that was asked for.</summary>
    public KevCatalogue? Kev { get; init; }

    /// <summary>How likely exploitation is, if that was asked for.</summary>
    public EpssScores? Epss { get; init; }
}

/// <summary>One place that advisories come from.</summary>
public sealed record AdvisorySource
{
    /// <summary>What a person calls it, such as <c>OSV Go</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it was changed last, as it says itself.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The ETag it was given out with, for asking whether there is a newer one; or empty.</summary>
    public string ETag { get; init; } = "";

    /// <summary>Its advisories, in any order, withdrawn ones included.</summary>
    public required ImmutableArray<Advisory> Advisories { get; init; }
}
