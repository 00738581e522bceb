using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>An account, as far as it is known: who may do what, and what runs with whose permissions.</summary>
public sealed record EscalationInput
{
    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The account's twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region in which new resources are thought of when a policy does not name another.</summary>
    public required string Region { get; init; }

    /// <summary>Users, roles and groups.</summary>
    public required ImmutableArray<EscalationPrincipal> Principals { get; init; }

    /// <summary>Resources that exist: those that run with a role, and others that ways are taken on.</summary>
    public ImmutableArray<EscalationWorkload> Workloads { get; init; } = [];

    /// <summary>Kinds of resource (<c>glue/job</c>) of which <see cref="Workloads"/> lists everything there is. Of others there may be more.</summary>
    public ImmutableSortedSet<string> CompleteKinds { get; init; } = [];
}

/// <summary>A user, a role or a group.</summary>
public sealed record EscalationPrincipal
{
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>What it is.</summary>
    public required EscalationPrincipalKind Kind { get; init; }

    /// <summary>What it may do when everything is counted: its groups, boundary, the organisation's policies. For a group, what its own policies allow.</summary>
    public required EffectivePermissions Permissions { get; init; }

    /// <summary>For a role, whom its trust policy lets in.</summary>
    public ImmutableArray<TrustedParty> Trust { get; init; } = [];

    /// <summary>The ARNs of the managed policies attached to it, without those of its groups.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>For a user, the ARNs of its groups.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Whether it has a permissions boundary.</summary>
    public Truth HasBoundary { get; init; }

    /// <summary>The ARN of the boundary's policy, when there is one and it is known.</summary>
    public string? Boundary { get; init; }

    /// <summary>
    /// What else matters of it: <c>password</c> and <c>access-keys-full</c> for a user, <c>instance-profile</c> for a role.
    /// What is not listed is not known.
    /// </summary>
    public ImmutableSortedDictionary<string, Truth> Traits { get; init; } = ImmutableSortedDictionary<string, Truth>.Empty;
}

/// <summary>The kinds of principal.</summary>
public enum EscalationPrincipalKind
{
    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>An IAM group: nobody can act as it, but who joins it has its permissions.</summary>
    Group,
}

/// <summary>Somebody whom a role's trust policy lets in.</summary>
/// <param name="Kind">What the name names.</param>
/// <param name="Name">A service (<c>lambda.amazonaws.com</c>), a principal's ARN, an account's twelve digits; empty for anyone.</param>
/// <param name="Holds">Unknown when it depends on a condition.</param>
public sealed record TrustedParty(TrustedPartyKind Kind, string Name, Truth Holds);

/// <summary>The kinds of party in a trust policy.</summary>
public enum TrustedPartyKind
{
    /// <summary>A service of AWS.</summary>
    Service,

    /// <summary>A user or role by its own ARN; in the same account it needs no further permission.</summary>
    Principal,

    /// <summary>An account, which then decides by its own policies who may assume the role.</summary>
    Account,

    /// <summary>Everybody.</summary>
    Anyone,
}

/// <summary>A resource that exists.</summary>
public sealed record EscalationWorkload
{
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its kind, such as <c>lambda/function</c>: a service's prefix and the name of the resource type in the service authorization reference.</summary>
    public required string Kind { get; init; }

    /// <summary>The ARN of the role whose permissions it has; null when it has none.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// What else matters of it: <c>invoked</c> (something else starts it), <c>invoked-by-alias</c>, <c>interpreted</c> (a runtime that reads code from
    /// environment variables), <c>ssm-managed</c>, <c>exec-enabled</c>, <c>launched</c>, <c>stack-policy</c>. What is not listed is not known.
    /// </summary>
    public ImmutableSortedDictionary<string, Truth> Traits { get; init; } = ImmutableSortedDictionary<string, Truth>.Empty;
}
