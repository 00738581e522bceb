using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Policies;

/// <summary>Compares the policies of resources: by the resource that they protect, and where that is outside of the template by the one that carries them.</summary>
internal static class ResourcePolicyDifference
{
    /// <summary>The comparisons.</summary>
    public static IEnumerable<PolicyComparison> Of(DeploymentChange change) => [.. Protected(change), .. Carried(change), .. Permissions(change)];

    private static IEnumerable<PolicyComparison> Protected(DeploymentChange change)
    {
        foreach (var resource in change.After.Resources)
        {
            var was = change.Was(resource) is { } same ? change.Old!.OfResource(same) : null;
            if (change.Now.OfResource(resource) is { } policy)
            {
                yield return change.Compare($"{(policy.Kind == PolicyKind.Trust ? "trust policy" : "resource policy")} of {resource.Id}", was, policy);
            }
            else if (was is not null)
            {
                // Without a policy of their own these have one of AWS's, which allows.
                yield return resource.Type is "AWS::KMS::Key" or "AWS::EC2::VPCEndpoint"
                    ? DeploymentChange.NotCompared($"resource policy of {resource.Id}", "policy removed: the default policy of AWS takes its place")
                    : change.Removed($"resource policy of {resource.Id}", was);
            }
        }
    }

    private static IEnumerable<PolicyComparison> Carried(DeploymentChange change)
    {
        foreach (var policy in change.After.ResourcePolicies.Where(policy => !change.Now.IsWithin(policy)))
        {
            var was = change.Was(policy.Resource) is { } same ? change.Before!.ResourcePolicies.FirstOrDefault(old => old.Resource.Id == same.Id && SameTargets(old, policy)) : null;
            yield return change.Compare(Subject(policy), was is null ? null : change.Old!.OfCarrier(was), change.Now.OfCarrier(policy));
        }

        foreach (var policy in change.Before?.ResourcePolicies.Where(policy => !change.Old!.IsWithin(policy)) ?? [])
        {
            if (!change.After.ResourcePolicies.Any(now => now.Resource.Id == policy.Resource.Id && SameTargets(now, policy)))
            {
                yield return change.Removed(Subject(policy), change.Old!.OfCarrier(policy));
            }
        }
    }

    private static IEnumerable<PolicyComparison> Permissions(DeploymentChange change)
    {
        foreach (var permission in change.After.Permissions.Where(IsOutside))
        {
            var was = change.Was(permission.Resource) is { } same && ValueText.AreSame(same.Properties["FunctionName"], permission.Resource.Properties["FunctionName"])
                ? change.Before!.Permissions.First(old => old.Resource.Id == same.Id)
                : null;
            yield return change.Compare($"permission {permission.Resource.Id}", was is null ? null : change.Old!.OfPermission(was), change.Now.OfPermission(permission));
        }
    }

    // Some alternative of the name is no function of the template.
    private static bool IsOutside(Permission permission) => permission.FunctionIds.Length < Math.Max(1, permission.Resource.Properties["FunctionName"].EachItem().Count());

    private static bool SameTargets(ResourcePolicy one, ResourcePolicy other) =>
        one.Targets.Select(target => (target.Text, target.When)).SequenceEqual(other.Targets.Select(target => (target.Text, target.When)));

    private static string Subject(ResourcePolicy policy) => $"resource policy {policy.Resource.Id}";
}
