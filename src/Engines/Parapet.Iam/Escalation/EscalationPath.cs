using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>A known way to gain permissions that one was not given, whoever takes it and whatever it is taken on.</summary>
public sealed record EscalationPath
{
    /// <summary>A name that stays, such as <c>lambda-update-code-invoke</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of way it is.</summary>
    public required EscalationCategory Category { get; init; }

    /// <summary>The only kind of principal that can take it; null for any.</summary>
    public EscalationPrincipalKind? From { get; init; }

    /// <summary>What it is taken on.</summary>
    public EscalationTargetKind Target { get; init; }

    /// <summary>The kind of the existing resource it is taken on, such as <c>lambda/function</c>: a service's prefix and the name of one of its resource types.</summary>
    public string? TargetResource { get; init; }

    /// <summary>The service that the target, a role, is passed to and has to trust. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</summary>
    public string? PassedTo { get; init; }

    /// <summary>Whether the target, a role, is taken with <c>sts:AssumeRole</c>, so that its trust policy counts.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>The permissions without any of which the way is closed.</summary>
    public required ImmutableArray<EscalationNeed> Needs { get; init; }

    /// <summary>Traits that the target must have.</summary>
    public required ImmutableArray<string> When { get; init; }

    /// <summary>Traits that the target must not have.</summary>
    public required ImmutableArray<string> Unless { get; init; }

    /// <summary>Circumstances that nothing in a deployment shows; a way with any is never certain.</summary>
    public required ImmutableArray<string> Given { get; init; }

    /// <summary>Actions that make it easier and are not required.</summary>
    public required ImmutableArray<string> Helps { get; init; }

    /// <summary>What one has afterwards.</summary>
    public required EscalationGain Gives { get; init; }

    /// <summary>The name of the ability that <see cref="EscalationGain.Capability"/> gives, such as <c>secret-values</c>.</summary>
    public string? Capability { get; init; }

    /// <summary>Pages that describe it.</summary>
    public required ImmutableArray<string> Sources { get; init; }
}

/// <summary>A permission that a way requires.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Subject">What the action's resource is.</param>
/// <param name="Resource">The kind of resource (<c>lambda/function</c>) for a new, an existing or any resource; else null.</param>
/// <param name="Context">Condition keys the request certainly carries, each with its value, or with null when it certainly does not carry the key.</param>
/// <param name="IsUnblocked">Whether the resource's own policy gives the permission, so that only a denial or a boundary is in the way.</param>
public sealed record EscalationNeed(
    string Action, EscalationSubject Subject, string? Resource, ImmutableArray<KeyValuePair<string, string?>> Context, bool IsUnblocked);

/// <summary>The kinds of way.</summary>
public enum EscalationCategory
{
    /// <summary>A principal changes its own permissions.</summary>
    SelfEscalation,

    /// <summary>A principal gets another's credentials or session.</summary>
    PrincipalAccess,

    /// <summary>A role is passed to something new, or to something that had another role.</summary>
    NewPassRole,

    /// <summary>Something that runs with a role already is made to do one's will.</summary>
    ExistingPassRole,

    /// <summary>Credentials or other secrets can be read.</summary>
    CredentialExposure,

    /// <summary>A resource's own policy can be changed.</summary>
    ResourcePolicy,
}

/// <summary>What a way is taken on.</summary>
public enum EscalationTargetKind
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A user, the principal itself included.</summary>
    User,

    /// <summary>A role, the principal itself included.</summary>
    Role,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A customer-managed policy.</summary>
    Policy,

    /// <summary>The principal itself.</summary>
    Self,

    /// <summary>A resource that exists.</summary>
    Existing,
}

/// <summary>What a required permission is about.</summary>
public enum EscalationSubject
{
    /// <summary>What the way is taken on.</summary>
    Target,

    /// <summary>The principal that takes it.</summary>
    Self,

    /// <summary>No resource: <c>*</c>.</summary>
    Everything,

    /// <summary>A resource that is made, under any name that is free.</summary>
    New,

    /// <summary>A resource of which there always is one.</summary>
    Some,

    /// <summary>A resource that must be there.</summary>
    Existing,
}

/// <summary>What a way gives.</summary>
public enum EscalationGain
{
    /// <summary>The permissions of the target.</summary>
    Target,

    /// <summary>The permissions of the role that the target runs with.</summary>
    TargetRole,

    /// <summary>The target's policies can be rewritten: whoever has them, or can get at who has them, is an administrator.</summary>
    Edit,

    /// <summary>The target's permissions boundary can be taken away.</summary>
    Lift,

    /// <summary>Everything.</summary>
    Administrator,

    /// <summary>A named ability that is not a principal's set of permissions.</summary>
    Capability,
}
