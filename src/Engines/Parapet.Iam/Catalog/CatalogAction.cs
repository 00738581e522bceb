using System.Collections.Immutable;

namespace Parapet.Iam.Catalog;

/// <summary>
/// An action that AWS defines, as the service authorization reference describes it.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
public sealed record CatalogAction
{
    /// <summary>The service's prefix, such as <c>s3</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The name without the prefix, such as <c>GetObject</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the action does to a resource.</summary>
    public required AccessLevel Level { get; init; }

    /// <summary>The kinds of resource that a statement with the action can name; empty when only <c>*</c> has an effect.</summary>
    public required ImmutableArray<ActionResource> Resources { get; init; }

    /// <summary>The condition keys that a request for the action can carry, beside the global ones and those of its resources.</summary>
    public required ImmutableArray<string> ConditionKeys { get; init; }

    /// <summary>Actions that the caller needs as well, with their prefixes.</summary>
    public required ImmutableArray<string> DependentActions { get; init; }

    /// <summary>The name with the prefix, such as <c>s3:GetObject</c>.</summary>
    public string FullName => $"{Service}:{Name}";

    /// <summary>Whether the action cannot be limited to a resource.</summary>
    public bool WildcardOnly => Resources.IsEmpty;
}

/// <summary>A kind of resource that an action works on.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Required">Whether every request needs a resource of this kind.</param>
/// <param name="ConditionKeys">The condition keys that apply when the action is used on this kind.</param>
/// <param name="DependentActions">Actions that the caller needs as well when it uses this kind.</param>
public sealed record ActionResource(
    ResourceType Type, bool Required, ImmutableArray<string> ConditionKeys, ImmutableArray<string> DependentActions);

/// <summary>
/// What an action does, in AWS's classes. An action that is said to write and to tag, or to write and to manage permissions, counts as the narrower class.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
/// </summary>
public enum AccessLevel
{
    /// <summary>Shows which resources exist, not what is in them.</summary>
    List,

    /// <summary>Reads what is in a resource.</summary>
    Read,

    /// <summary>Creates, changes or deletes a resource.</summary>
    Write,

    /// <summary>Grants or changes permissions.</summary>
    PermissionsManagement,

    /// <summary>Changes nothing but tags.</summary>
    Tagging,
}
