using System.Collections.Immutable;

namespace Parapet.Iam.Evaluation;

/// <summary>What is known of the organisation that accounts belong to. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html</summary>
public sealed record Organization
{
    /// <summary>Its id, such as <c>o-a1b2c3d4e5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account that owns it, which neither service control nor resource control policies bind; null when not known.</summary>
    public string? ManagementAccount { get; init; }

    /// <summary>The path of each account that belongs to it: <c>o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/</c>.</summary>
    public ImmutableDictionary<string, string> Paths { get; init; } = ImmutableDictionary<string, string>.Empty;
}
