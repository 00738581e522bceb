using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Roles with the policies that any resource of the deployment attaches to them.</summary>
internal static class RoleBuilder
{
    private static readonly string[] PolicyTypes = ["AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy"];

    public static ImmutableArray<Role> Build(ILookup<string, Resource> byType, Links links)
    {
        var attached = (from type in PolicyTypes
                        from resource in byType[type]
                        from role in links.Roles(resource.Properties[type == "AWS::IAM::RolePolicy" ? "RoleName" : "Roles"])
                        select (role, Policy: Separate(resource)))
            .ToLookup(pair => pair.role, pair => pair.Policy, StringComparer.Ordinal);
        return [.. byType["AWS::IAM::Role"].Select(resource => Role(resource, attached[resource.Id], links))];
    }

    private static Role Role(Resource resource, IEnumerable<AttachedPolicy> attached, Links links)
    {
        var managed = resource.Properties["ManagedPolicyArns"];
        var own = links.References(managed, "AWS::IAM::ManagedPolicy").ToImmutableArray();
        var ownIds = own.Select(policy => policy.Id).ToHashSet();
        return new Role
        {
            Resource = resource,
            RoleName = resource.Properties["RoleName"].AsText(),
            Trust = PolicyReader.Read(resource.Properties["AssumeRolePolicyDocument"]),
            Policies = [.. Inline(resource).Concat(attached).Concat(own.Select(Separate))],
            ManagedPolicyArns = [.. managed.AsTextItems().Where(item => item.Text.Reference is not { } to || !ownIds.Contains(to.Resource))],
            PermissionsBoundary = resource.Properties["PermissionsBoundary"].AsText(),
        };
    }

    private static IEnumerable<AttachedPolicy> Inline(Resource role)
    {
        foreach (var (policy, when) in role.Properties["Policies"].EachItem())
        {
            yield return policy is MapValue
                ? new AttachedPolicy(policy["PolicyName"].AsText().ValueOrDefault?.ToString() ?? "inline", PolicyReader.Read(policy["PolicyDocument"]), role, when)
                : new AttachedPolicy("inline", PolicyReader.Read(policy), role, when);
        }
    }

    private static AttachedPolicy Separate(Resource resource) =>
        new(resource.LogicalId, PolicyReader.Read(resource.Properties["PolicyDocument"]), resource, resource.When);
}
