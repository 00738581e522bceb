using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>An IAM role with every policy that is attached to it in the deployment.</summary>
public sealed record Role
{
    /// <summary>The <c>AWS::IAM::Role</c> resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>The resource's identifier, by which other nouns point to the role.</summary>
    public string Id => Resource.Id;

    /// <summary><c>RoleName</c>.</summary>
    public required Resolved<Text> RoleName { get; init; }

    /// <summary><c>AssumeRolePolicyDocument</c>.</summary>
    public required PolicyDocument Trust { get; init; }

    /// <summary>Inline policies, policies of <c>AWS::IAM::Policy</c> and <c>RolePolicy</c>, and customer-managed policies of the same deployment.</summary>
    public required ImmutableArray<AttachedPolicy> Policies { get; init; }

    /// <summary>ARNs of managed policies that are not part of the deployment.</summary>
    public required ImmutableArray<TextItem> ManagedPolicyArns { get; init; }

    /// <summary><c>PermissionsBoundary</c>.</summary>
    public required Resolved<Text> PermissionsBoundary { get; init; }
}

/// <summary>A policy that is attached to a role.</summary>
/// <param name="Name">Its name, or the logical id of its resource.</param>
/// <param name="Document">The policy.</param>
/// <param name="Resource">The resource it stands in: the role itself for inline policies.</param>
/// <param name="When">The template condition under which it is attached; null for always.</param>
public sealed record AttachedPolicy(string Name, PolicyDocument Document, Resource Resource, string? When);

/// <summary>A policy on a resource other than a function: a queue, topic, bucket, key, secret, repository, event bus or API.</summary>
/// <param name="Resource">The resource that carries the document.</param>
/// <param name="Targets">What it applies to; empty when the carrier is itself the target.</param>
/// <param name="Document">The policy.</param>
public sealed record ResourcePolicy(Resource Resource, ImmutableArray<TextItem> Targets, PolicyDocument Document);
