using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>One step from a principal to what it can gain.</summary>
public sealed record EscalationEdge
{
    /// <summary>The ARN of the principal that takes it.</summary>
    public required string From { get; init; }

    /// <summary>What is gained.</summary>
    public required EscalationNode To { get; init; }

    /// <summary>The ids of the ways: one, or several that only together lead there, such as rewriting a role's policy and then taking the role.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>What the step goes through: functions, instances, roles in between; for an ability, what it is about. In ordinal order.</summary>
    public required ImmutableArray<string> Through { get; init; }

    /// <summary>The permissions it takes, all of them; of the first of <see cref="Through"/> for which the answer is best.</summary>
    public required ImmutableArray<EscalationPermission> Permissions { get; init; }

    /// <summary>Whether nothing about it is unknown.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>What it depends on when it is not certain, as sentences without a period.</summary>
    public required ImmutableArray<string> DependsOn { get; init; }

    /// <summary>What can be taken away to close the step, each enough by itself; empty when there is nothing, as for who is an administrator already.</summary>
    public required ImmutableArray<EscalationGrant> Grants { get; init; }
}

/// <summary>Something that can be gained.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">A principal's ARN, or the name of an ability; empty for administrator.</param>
public sealed record EscalationNode(EscalationNodeKind Kind, string Name)
{
    /// <summary>To be able to do everything, or to allow oneself everything.</summary>
    public static EscalationNode Administrator { get; } = new(EscalationNodeKind.Administrator, "");

    /// <summary>The permissions of a user, role or group.</summary>
    public static EscalationNode Principal(string arn) => new(EscalationNodeKind.Principal, arn);

    /// <summary>A named ability.</summary>
    public static EscalationNode Capability(string name) => new(EscalationNodeKind.Capability, name);

    /// <inheritdoc />
    public override string ToString() => Kind == EscalationNodeKind.Administrator ? "administrator" : Name;
}

/// <summary>The kinds of thing that can be gained.</summary>
public enum EscalationNodeKind
{
    /// <summary>A principal's permissions.</summary>
    Principal,

    /// <summary>Everything.</summary>
    Administrator,

    /// <summary>A named ability.</summary>
    Capability,
}

/// <summary>A permission that a step uses.</summary>
/// <param name="Grant">What gives it.</param>
/// <param name="Resource">The resource asked about.</param>
/// <param name="Allowed">True or unknown.</param>
/// <param name="Statements">The statements that allow it.</param>
public sealed record EscalationPermission(EscalationGrant Grant, string Resource, Truth Allowed, ImmutableArray<string> Statements);

/// <summary>Something that an administrator can take away.</summary>
/// <param name="Holder">The ARN of the principal that has the permission, or of the role that trusts.</param>
/// <param name="Action">The action.</param>
/// <param name="Trusts">The party that the holder's trust policy names (<c>*</c> for everybody); null for a permission in the holder's own policies.</param>
public readonly record struct EscalationGrant(string Holder, string Action, string? Trusts = null);
