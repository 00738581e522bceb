using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Model;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Policies;

/// <summary>
/// Compares two states of a deployment: each role with the role of the same id, each resource's own policy with that of the same resource,
/// and for a function that changed its role the new role with the old one. What is only in the new state is new access.
/// What could not be compared is a subject too, that stays undecided: only what was looked at is proved.
/// </summary>
internal static class DeploymentDifference
{
    /// <summary>The comparison of every role, function and resource policy of the new state, in the order of the templates.</summary>
    /// <param name="before">The deployments before, by the path of their template below what the user named.</param>
    /// <param name="after">Likewise after.</param>
    /// <param name="universe">Which actions the proofs speak of.</param>
    public static ImmutableArray<PolicyComparison> Of(IReadOnlyDictionary<string, Deployment> before, IReadOnlyDictionary<string, Deployment> after, ActionUniverse universe) =>
    [
        .. before.Values.Concat(after.Values).SelectMany(Unread),
        .. from pair in after
           orderby pair.Key
           from comparison in Of(new DeploymentChange(before.GetValueOrDefault(pair.Key), pair.Value, universe))
           select after.Count == 1 ? comparison : comparison with { Subject = $"{comparison.Subject} in {pair.Key}" },
    ];

    private static IEnumerable<PolicyComparison> Of(DeploymentChange change) =>
        [.. Roles(change), .. FunctionRoles.Of(change), .. ResourcePolicyDifference.Of(change), .. OtherAccess.Of(change)];

    private static IEnumerable<PolicyComparison> Unread(Deployment deployment) => deployment.Problems.IsEmpty ? [] :
        [DeploymentChange.NotCompared(Terminal.OneLine(deployment.Source), Terminal.OneLine($"it could not be read as a whole: {deployment.Problems[0].Message}"))];

    private static IEnumerable<PolicyComparison> Roles(DeploymentChange change)
    {
        foreach (var role in change.After.Roles)
        {
            if (change.Was(role.Resource) is { } was)
            {
                yield return change.Compare($"role {role.Id}", change.Old!.Of(change.Before!.Role(was.Id)!), change.Now.Of(role));
            }
            else if (!FunctionRoles.Cover(change, role))
            {
                yield return change.Compare($"new role {role.Id}", new PolicySet(), change.Now.Of(role));
            }
        }
    }
}
