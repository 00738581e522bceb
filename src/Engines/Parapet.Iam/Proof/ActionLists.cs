using System.Collections.Immutable;
using Parapet.Iam.Catalog;

namespace Parapet.Iam.Proof;

/// <summary>Lists of actions with wildcards and without: the same actions of the catalogue in either form.</summary>
public static class ActionLists
{
    /// <summary>The actions of the catalogue that some patterns match, in ordinal order.</summary>
    public static ImmutableArray<string> Expand(IEnumerable<string> patterns) =>
        [.. patterns.SelectMany(IamCatalog.Matching).Select(action => action.FullName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Few patterns that match exactly the actions of the catalogue that the given ones do, in ordinal order. A pattern that matches no action of the catalogue stays.
    /// To find the fewest is a covering problem; this takes what covers most first and then drops what has become needless.
    /// </summary>
    public static ImmutableArray<string> Shrink(IEnumerable<string> patterns)
    {
        var given = patterns.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var unknown = given.Where(pattern => !IamCatalog.Matching(pattern).Any());
        var wanted = given.SelectMany(IamCatalog.Matching).DistinctBy(action => action.FullName, StringComparer.Ordinal).ToList();
        if (wanted.Count == IamCatalog.Matching("*").Count())
        {
            return ["*", .. unknown.Order(StringComparer.Ordinal)];
        }

        var shrunk = wanted.GroupBy(action => action.Service, StringComparer.Ordinal)
            .SelectMany(group => new ServiceShrinker(IamCatalog.Service(group.Key)!, group.Select(action => action.Name)).Patterns().Select(name => $"{group.Key}:{name}"));
        return [.. shrunk.Concat(unknown).Order(StringComparer.Ordinal)];
    }
}
