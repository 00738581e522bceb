using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>Why it cannot be told what a function's roles may do.</summary>
internal static class RoleGaps
{
    /// <summary>The first reason that is found: the role, its boundary, a policy that is not here, a part of one that is unknown.</summary>
    public static Unknown Of(Scan scan, Function function)
    {
        if (function.RoleIds.IsEmpty)
        {
            return function.RoleArn.Cases.Select(c => c.Why ?? c.Value?.Why).FirstOrDefault(why => why is not null)
                ?? new Unknown(UnknownKind.Elsewhere, $"the role of {function.Name}");
        }

        var roles = function.RoleIds.Select(scan.Deployment.Role).OfType<Role>().Select(scan.Permissions.Of).ToList();
        return roles.Select(role => role.Boundary.Why).FirstOrDefault(why => why is not null)
            ?? roles.SelectMany(role => role.Unread, (role, policy) => policy.Text.Why ?? new Unknown(UnknownKind.Elsewhere, $"a managed policy of {role.Role.Resource.LogicalId}")).FirstOrDefault()
            ?? roles.SelectMany(role => role.Role.Policies).SelectMany(policy => policy.Document.Unknowns).Select(unknown => unknown.Why).FirstOrDefault()
            ?? roles.SelectMany(role => role.Grants).SelectMany(grant => grant.Statement.Resources.Concat(grant.Statement.Actions)).Select(item => item.Text.Why).FirstOrDefault(why => why is { Kind: not UnknownKind.PseudoParameter })
            ?? new Unknown(UnknownKind.Malformed, "a statement of the role has parts that are known only when deployed");
    }
}
