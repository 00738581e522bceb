using System.Collections.Immutable;
using Parapet.Packages.Advisories.Severities;

namespace Parapet.Packages.Advisories;

/// <summary>What a compiled database keeps for reading about an advisory. The fields are those of <see cref="Advisory"/>.</summary>
public sealed record AdvisoryDetails
{
    /// <summary>The name of the source it is from.</summary>
    public required string Source { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids that the advisory gives itself.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>Vulnerabilities that it passes on.</summary>
    public required ImmutableArray<string> Upstream { get; init; }

    /// <summary>Vulnerabilities that are close to it.</summary>
    public required ImmutableArray<string> Related { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>When it was published, to a second.</summary>
    public required DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, to a second.</summary>
    public required DateTimeOffset? Modified { get; init; }

    /// <summary>The severity it has for all packages.</summary>
    public required AdvisorySeverity Severity { get; init; }

    /// <summary>Kinds of weakness.</summary>
    public required ImmutableArray<string> Cwes { get; init; }

    /// <summary>Where more is to be read.</summary>
    public required ImmutableArray<AdvisoryReference> References { get; init; }
}
