using System.Collections.Immutable;

namespace Parapet.Iam.Synthesis;

/// <summary>
/// Puts permissions into statements: one service, one set of conditions, and actions that share all their resources, so that a statement grants no pair
/// of action and resource that no call needs.
/// </summary>
internal static class StatementGrouping
{
    /// <summary>The statements, still without identifiers: what the code needs by service, then what the platform needs.</summary>
    public static ImmutableArray<Draft> Of(ImmutableArray<Permission> permissions) =>
    [
        .. permissions.GroupBy(permission => (permission.Platform, permission.Service, permission.ConditionText)).SelectMany(Drafts)
            .OrderBy(draft => draft.Platform is not null)
            .ThenBy(draft => draft.Platform, StringComparer.Ordinal)
            .ThenBy(draft => draft.Service, StringComparer.Ordinal)
            .ThenBy(draft => string.Join('\n', draft.Resources), StringComparer.Ordinal)
            .ThenBy(draft => Permission.TextOf(draft.Conditions), StringComparer.Ordinal)
            .ThenBy(draft => draft.Actions[0], StringComparer.Ordinal),
    ];

    private static IEnumerable<Draft> Drafts(IGrouping<(string? Platform, string Service, string ConditionText), Permission> permissions) =>
        from action in permissions.GroupBy(permission => permission.Action, StringComparer.Ordinal)
        let resources = string.Join('\n', action.Select(permission => permission.Resource).Order(StringComparer.Ordinal))
        group action by resources into together
        select new Draft(
            permissions.Key.Platform,
            permissions.Key.Service,
            [.. together.Select(action => action.Key).Order(StringComparer.Ordinal)],
            [.. together.Key.Split('\n')],
            together.First().First().Conditions);
}

/// <summary>A statement without an identifier.</summary>
internal sealed record Draft(
    string? Platform, string Service, ImmutableArray<string> Actions, ImmutableArray<string> Resources, ImmutableArray<ObservedCondition> Conditions);
