using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>
/// Compares two states of a deployment: each role with the role of the same id, each resource's own policy with that of the same resource,
/// and for a function that changed its role the new role with the old one. What is only in the new state is new access.
/// </summary>
internal static class DeploymentDifference
{
    /// <summary>The comparison of every role, function and resource policy of the new state, in the order of the templates.</summary>
    /// <param name="before">The deployments before, by the path of their template below what the user named.</param>
    /// <param name="after">Likewise after.</param>
    /// <param name="universe">Which actions the proofs speak of.</param>
    public static ImmutableArray<PolicyComparison> Of(IReadOnlyDictionary<string, Deployment> before, IReadOnlyDictionary<string, Deployment> after, ActionUniverse universe) =>
    [
        .. from pair in after
           orderby pair.Key
           from comparison in Of(before.GetValueOrDefault(pair.Key), pair.Value, universe)
           select after.Count == 1 ? comparison : comparison with { Subject = $"{comparison.Subject} in {pair.Key}" },
    ];

    private static IEnumerable<PolicyComparison> Of(Deployment? before, Deployment after, ActionUniverse universe)
    {
        var old = before is null ? null : new DeploymentPolicies(before);
        var now = new DeploymentPolicies(after);
        foreach (var role in after.Roles)
        {
            if (before?.Role(role.Id) is { } was)
            {
                yield return Difference($"role {role.Id}", old!.Of(was), now.Of(role));
            }
            else if (!after.FunctionsOf(role).Any() || after.FunctionsOf(role).Any(function => OldRole(function, before) is null))
            {
                yield return Difference($"new role {role.Id}", new PolicySet(), now.Of(role));
            }
        }

        // A function that got another role had something before, whether the role is new or not.
        foreach (var function in after.Functions)
        {
            if (OldRole(function, before) is { } oldRole && function.RoleIds is [var newRole] && oldRole.Id != newRole)
            {
                yield return Difference($"function {function.Id}, which had {oldRole.Id} and has {newRole}", old!.Of(oldRole), now.Of(after.Role(newRole)!));
            }
        }

        foreach (var resource in after.Resources)
        {
            if (now.OfResource(resource) is { } policy)
            {
                var was = before?.Resource(resource.Id) is { } same ? old!.OfResource(same) : null;
                yield return Difference(
                    $"{(policy.Kind == PolicyKind.Trust ? "trust policy" : "resource policy")} of {resource.Id}",
                    new PolicySet { Resource = was ?? Nothing(policy) },
                    new PolicySet { Resource = policy });
            }
        }

        PolicyComparison Difference(string subject, PolicySet one, PolicySet other) => AccessDifference.Of(subject, one, other, universe);
    }

    private static Role? OldRole(Function function, Deployment? before) =>
        before?.Function(function.Id) is { RoleIds: [var role] } ? before.Role(role) : null;

    private static Policy Nothing(Policy like) =>
        Policy.Compile(PolicyReader.Read(new AbsentValue(Location.None)) with { Version = Resolved.Known("2012-10-17", Location.None) }, like.Kind, "no policy");
}
