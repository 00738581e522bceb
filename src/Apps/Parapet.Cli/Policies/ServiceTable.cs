using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Reports.Roles;

namespace Parapet.Cli.Policies;

/// <summary>Counts which actions of which services a role may do on some resource.</summary>
internal static class ServiceTable
{
    /// <summary>The services of which anything is allowed, in ordinal order of their prefixes.</summary>
    public static ImmutableArray<ServiceAccess> Of(RolePermissions role)
    {
        var allowed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var onAny = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grant in role.Grants)
        {
            var resources = Resources(grant);
            foreach (var action in Actions(grant))
            {
                // Without denials and a boundary what a statement names is what it gives.
                if (role.HasLimits && !resources.Any(resource => role.Through(grant, action.FullName, resource) != Reach.No))
                {
                    continue;
                }

                if (!allowed.TryGetValue(action.Service, out var names))
                {
                    allowed[action.Service] = names = new HashSet<string>(StringComparer.Ordinal);
                }

                names.Add(action.Name);
                if (resources.Any(resource => ActionPattern.IsWild(resource)))
                {
                    onAny.Add(action.Service);
                }
            }
        }

        return [.. allowed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Row(pair.Key, pair.Value, onAny.Contains(pair.Key)))];
    }

    private static ServiceAccess Row(string prefix, HashSet<string> allowed, bool onAny)
    {
        var service = IamCatalog.Service(prefix)!;
        return new ServiceAccess(prefix, service.Name,
            [.. Enum.GetValues<AccessLevel>().Select(level => new LevelCount(
                level,
                service.Actions.Count(action => action.Level == level && allowed.Contains(action.Name)),
                service.Actions.Count(action => action.Level == level)))],
            onAny);
    }

    private static IEnumerable<CatalogAction> Actions(Grant grant) => grant.Statement.Actions.IsEmpty
        ? IamCatalog.Matching("*").Where(action => grant.Mentions(action.FullName))
        : grant.Statement.Actions.SelectMany(item => IamCatalog.Matching(Widest(item.Text)));

    // What a hole hides could be anything, and NotResource is nearly everything.
    private static ImmutableArray<string> Resources(Grant grant) =>
        grant.Statement.Resources.IsEmpty ? ["*"] : [.. grant.Statement.Resources.Select(item => Widest(item.Text))];

    private static string Widest(Values.Text text) => string.Concat(text.Parts.Select(part => part.Literal ?? "*")).Trim();
}
