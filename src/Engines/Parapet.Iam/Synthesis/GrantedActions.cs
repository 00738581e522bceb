using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Synthesis;

/// <summary>Which actions of the catalogue an identity's policies give.</summary>
public static class GrantedActions
{
    /// <summary>
    /// The actions that are given on some resource under some condition, in ordinal order: named by a statement that allows, not denied outright, and inside the boundary.
    /// What part of a pattern is not known counts as a wildcard.
    /// </summary>
    public static ImmutableArray<string> Of(PolicySet policies)
    {
        var granted = Allowed(policies.Identity);
        if (policies.Boundary is { } boundary)
        {
            granted.IntersectWith(Allowed([boundary]));
        }

        foreach (var denial in policies.Identity.Concat(policies.Boundary is { } limit ? [limit] : []).SelectMany(policy => policy.Document.Statements).Where(IsOutright))
        {
            granted.ExceptWith(Named(denial));
        }

        return [.. granted.Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Allowed(IEnumerable<Policy> policies) =>
        policies.SelectMany(policy => policy.Document.Statements).Where(statement => statement.Allows).SelectMany(Named).ToHashSet(StringComparer.Ordinal);

    private static bool IsOutright(Statement statement) =>
        statement is { Allows: false, When: null, Conditions.IsEmpty: true } && statement.Resources is [{ Text.Known: "*" }];

    /// <summary>The actions that a statement names, whatever its effect. What part of a pattern is not known counts as a wildcard.</summary>
    public static IEnumerable<string> Named(Statement statement)
    {
        if (!statement.Has("NotAction"))
        {
            return Matching(statement.Actions);
        }

        return IamCatalog.Matching("*").Select(action => action.FullName).Except(Matching(statement.NotActions), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Matching(ImmutableArray<Values.TextItem> patterns) =>
        patterns.SelectMany(item => IamCatalog.Matching(string.Concat(item.Text.Parts.Select(part => part.Literal ?? "*")).Trim())).Select(action => action.FullName);
}
