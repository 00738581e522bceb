using System.Collections.Immutable;

namespace Parapet.Iam.Synthesis;

/// <summary>From calls to permissions: resources generalised, and none that another one covers.</summary>
internal static class PermissionList
{
    public static ImmutableArray<Permission> Of(ImmutableArray<ObservedCall> calls, ImmutableArray<PlatformNeed> platform, SynthesisOptions options)
    {
        var all = new Dictionary<(string Action, string Resource, string Conditions), Permission>();
        Permission Get(string action, string resource, ImmutableArray<ObservedCondition> conditions)
        {
            var fresh = new Permission(action, resource, conditions);
            return all.TryGetValue((action, resource, fresh.ConditionText), out var known) ? known : all[(action, resource, fresh.ConditionText)] = fresh;
        }

        foreach (var group in calls.GroupBy(call => (call.Action, Conditions: Permission.TextOf(call.Conditions))))
        {
            var generalise = options.IsExact ? null : Generalisation.For(group.Select(call => call.Resource), options.KeysPerFolder);
            foreach (var call in group)
            {
                Get(call.Action, generalise?.Invoke(call.Resource) ?? call.Resource, call.Conditions).Calls.Add(call);
            }
        }

        foreach (var need in platform)
        {
            var action = Permission.Canonical(need.Action);
            Get(action, Permission.ResourceOf(action, need.Resource), []).Platform ??= need.Why;
        }

        return WithoutCovered(all.Values);
    }

    private static ImmutableArray<Permission> WithoutCovered(IEnumerable<Permission> permissions)
    {
        var kept = ImmutableArray.CreateBuilder<Permission>();
        foreach (var group in permissions.GroupBy(permission => permission.Action).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ordered = group.OrderBy(permission => permission.Resource, StringComparer.Ordinal).ThenBy(permission => permission.ConditionText, StringComparer.Ordinal).ToList();

            // A name without wildcards covers itself alone, under fewer conditions.
            var byName = ordered.Where(permission => !permission.IsPattern).ToLookup(permission => permission.Resource, StringComparer.Ordinal);
            var patterns = ordered.Where(permission => permission.IsPattern).ToList();
            bool Wins(Permission one, Permission other) =>
                one != other && one.Covers(other) && (!other.Covers(one) || ordered.IndexOf(one) < ordered.IndexOf(other));

            var survivors = ordered.Where(permission => !patterns.Concat(byName[permission.Resource]).Any(other => Wins(other, permission))).ToHashSet();
            foreach (var permission in ordered.Where(permission => !survivors.Contains(permission)).ToList())
            {
                // To compare two patterns may take more than is worth it; then both stay.
                if (ordered.Find(other => survivors.Contains(other) && other.Covers(permission)) is { } cover)
                {
                    cover.Calls.AddRange(permission.Calls);
                }
                else
                {
                    survivors.Add(permission);
                }
            }

            kept.AddRange(ordered.Where(survivors.Contains));
        }

        return kept.ToImmutable();
    }
}
