using System.Collections.Immutable;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// Everything that applies to a request. What is left out is not there: no boundary, no session policy, no organisation.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public sealed record PolicySet
{
    /// <summary>The policies of the user with those of its groups, or of the role.</summary>
    public ImmutableArray<Policy> Identity { get; init; } = [];

    /// <summary>The permissions boundary; null for none.</summary>
    public Policy? Boundary { get; init; }

    /// <summary>The policies passed when the session was made; null when none were passed.</summary>
    public ImmutableArray<Policy>? Session { get; init; }

    /// <summary>The service control policies at each level, from the organisation's root to the principal's account; null when there are none.</summary>
    public ImmutableArray<ImmutableArray<Policy>>? ServiceControl { get; init; }

    /// <summary>The resource control policies at each level, from the organisation's root to the resource's account; null when there are none.</summary>
    public ImmutableArray<ImmutableArray<Policy>>? ResourceControl { get; init; }

    /// <summary>The resource's policy: a queue's, a bucket's, a key's, a role's trust policy; null when it has none.</summary>
    public Policy? Resource { get; init; }

    /// <summary>The policy of the VPC endpoint; counts only for requests that go through it.</summary>
    public Policy? VpcEndpoint { get; init; }
}
