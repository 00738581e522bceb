using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>What one principal may do, as answers to questions.</summary>
public sealed class EffectivePermissions
{
    /// <summary>
    /// Whether the principal may do something to a resource, when all that limits it is counted. The principal's side only:
    /// for <c>sts:AssumeRole</c> the role's trust policy is judged elsewhere. Asked the same question twice, it answers the same.
    /// </summary>
    public required Func<PermissionQuestion, Truth> Allows { get; init; }

    /// <summary>Whether the request would fail even if the resource's own policy allowed it: an explicit deny, or a boundary that leaves it out.</summary>
    public required Func<PermissionQuestion, Truth> Blocks { get; init; }

    /// <summary>The statements that allow what <see cref="Allows"/> said may be allowed, as a reader would look them up.</summary>
    public Func<PermissionQuestion, ImmutableArray<string>> Statements { get; init; } = _ => [];

    /// <summary>
    /// The resource patterns of every statement that may allow an action, with <c>*</c> for what is not known in them and for <c>NotResource</c>.
    /// When there are none, the action is never asked for.
    /// </summary>
    public required Func<string, ImmutableArray<string>> Scopes { get; init; }
}

/// <summary>A question to <see cref="EffectivePermissions"/>.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c>.</param>
/// <param name="Context">Condition keys that are known: with their value, or with null when the request does not carry the key. Every other key is unknown.</param>
public sealed record PermissionQuestion(string Action, string Resource, ImmutableArray<KeyValuePair<string, string?>> Context);
