using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>Why it cannot be told what roles may do.</summary>
internal static class RoleGaps
{
    /// <summary>The first reason that is found: the role, its boundary, a policy that is not here, a part of one that is unknown.</summary>
    public static Unknown Of(Scan scan, Function function, params ReadOnlySpan<string> actions)
    {
        if (function.RoleIds.IsEmpty)
        {
            return function.RoleArn.Cases.Select(c => c.Why ?? c.Value?.Why).FirstOrDefault(why => why is not null)
                ?? new Unknown(UnknownKind.Elsewhere, $"the role of {function.Name}");
        }

        return Of(scan, [.. function.RoleIds.Select(scan.Deployment.Role).OfType<Role>()], [.. actions]);
    }

    /// <summary>The same of roles that are here, as far as actions go.</summary>
    public static Unknown Of(Scan scan, List<Role> of, string[] actions)
    {
        var concretizer = scan.Permissions.Concretizer;
        var roles = of.Select(role => scan.Permissions.Of(role)).ToList();
        return roles.Select(role => role.Boundary.Why).FirstOrDefault(why => why is not null)
            ?? roles.SelectMany(role => role.Unread, (role, policy) => policy.Text.Why ?? new Unknown(UnknownKind.Elsewhere, $"a managed policy of {role.Role.Resource.LogicalId}")).FirstOrDefault()
            ?? of.SelectMany(role => role.Policies).SelectMany(policy => policy.Document.Unknowns).Select(unknown => unknown.Why).FirstOrDefault()
            ?? roles.SelectMany(role => role.Grants).Where(grant => actions.Any(grant.Mentions))
                .SelectMany(grant => grant.Statement.Resources.Concat(grant.Statement.Actions).Concat(grant.Statement.Conditions.SelectMany(condition => condition.Values)))
                .Select(item => concretizer.Concrete(item.Text).Why).FirstOrDefault(why => why is not null)
            ?? new Unknown(UnknownKind.Malformed, "a policy has parts that are known only when deployed");
    }
}
