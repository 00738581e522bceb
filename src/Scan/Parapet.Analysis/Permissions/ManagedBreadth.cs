using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>How much a policy that AWS keeps gives a role beyond what its functions' triggers need.</summary>
public sealed record ManagedBreadth
{
    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is attached.</summary>
    public required Location At { get; init; }

    /// <summary>The condition of the template under which it is attached; null for always.</summary>
    public required string? When { get; init; }

    /// <summary>How many actions it allows.</summary>
    public required int ActionCount { get; init; }

    /// <summary>The services that those belong to, by prefix, in ordinal order.</summary>
    public required ImmutableArray<string> Services { get; init; }

    /// <summary>The actions that write, tag or manage permissions on any resource of a kind and that neither Lambda nor a trigger needs, in ordinal order.</summary>
    public required ImmutableArray<CatalogAction> Unneeded { get; init; }

    /// <summary>How many of its actions the triggers need.</summary>
    public required int Needed { get; init; }

    /// <summary>The policies of AWS that give a role writing on any resource which its functions' triggers do not need; those of administrators are left out.</summary>
    public static ImmutableArray<ManagedBreadth> Of(RolePermissions role, IReadOnlyList<Function> users, Concretizer concretizer)
    {
        var managed = role.Grants.Where(grant => grant.Managed is not null && !role.Administrator.Contains(grant)).GroupBy(grant => grant.PolicyName, StringComparer.Ordinal).ToList();
        if (managed.Count == 0)
        {
            return [];
        }

        var needs = users.SelectMany(function => LambdaNeeds.Of(function, concretizer)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. managed.Where(policy => !policy.All(grant => IsNeeded(grant, needs))).Select(policy => Measure(role, [.. policy], needs)).Where(breadth => !breadth.Unneeded.IsEmpty)];
    }

    // Nearly all functions have a policy that is made for them: no need to look anything up.
    private static bool IsNeeded(Grant grant, HashSet<string> needs) =>
        grant.Statement.NotActions.IsEmpty && grant.Statement.Actions.All(action => action.Text.Known is { } name && (LambdaNeeds.IsAlways(name) || needs.Contains(name)));

    private static ManagedBreadth Measure(RolePermissions role, ImmutableArray<Grant> grants, HashSet<string> needs)
    {
        var all = new SortedDictionary<string, CatalogAction>(StringComparer.Ordinal);
        var unneeded = new SortedDictionary<string, CatalogAction>(StringComparer.Ordinal);
        foreach (var grant in grants)
        {
            foreach (var action in Actions(grant))
            {
                all.TryAdd(action.FullName, action);
                if (action.Level >= AccessLevel.Write && !action.WildcardOnly && !LambdaNeeds.IsAlways(action.FullName) && !needs.Contains(action.FullName)
                    && !unneeded.ContainsKey(action.FullName) && role.Through(grant, action.FullName, Probes.For(action)) > Reach.Unknown)
                {
                    unneeded.Add(action.FullName, action);
                }
            }
        }

        return new ManagedBreadth
        {
            Name = grants[0].PolicyName,
            At = grants[0].At,
            When = grants[0].When,
            ActionCount = all.Count,
            Services = [.. all.Values.Select(action => action.Service).Distinct().Order(StringComparer.Ordinal)],
            Unneeded = [.. unneeded.Values],
            Needed = all.Keys.Count(needs.Contains),
        };
    }

    private static IEnumerable<CatalogAction> Actions(Grant grant) => grant.Statement.Actions.IsEmpty
        ? IamCatalog.Matching("*").Where(action => grant.Mentions(action.FullName))
        : grant.Statement.Actions.SelectMany(item => IamCatalog.Matching(Grant.Widest(item.Text)));
}
