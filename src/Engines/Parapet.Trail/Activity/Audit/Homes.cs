using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>Where the calls of functions come from when all is well, by function and by role.</summary>
internal sealed class Homes
{
    private readonly ILookup<string, CallerActivity> byRole;
    private readonly ActivitySummary? baseline;

    public Homes(ActivitySummary activity, ActivitySummary? baseline)
    {
        this.baseline = baseline;
        byRole = new[] { activity, baseline }.OfType<ActivitySummary>()
            .SelectMany(summary => summary.Callers.Items.Select(item => item.Value))
            .Where(caller => caller.Kind == CallerKind.Function)
            .SelectMany(caller => caller.Roles.Items.Select(role => (Role: role.Key, Caller: caller)))
            .ToLookup(pair => pair.Role, pair => pair.Caller, StringComparer.Ordinal);
    }

    /// <summary>The home of a caller; null for a role that no function has, of which nothing can be said.</summary>
    public Home? Of(CallerActivity caller)
    {
        var functions = caller.Kind == CallerKind.Function ? [caller] : byRole[caller.Id].ToList();
        var before = baseline?.Find(caller.Kind, caller.Id);
        return functions.Count == 0 ? null : new Home(
            [.. functions.Concat(before is null ? [] : [before]).SelectMany(function => function.Origins.Items).Select(item => item.Value).Where(Origins.SaysLambda)],
            [.. before?.Origins.Items.Select(item => item.Value) ?? []],
            RegionOf(functions));
    }

    /// <summary>The region where the function runs; else the one that most calls went to.</summary>
    private static string RegionOf(IReadOnlyList<CallerActivity> functions) =>
        functions.Select(function => function.Id.Split(':')).FirstOrDefault(fields => fields.Length > 6)?[3]
        ?? functions.SelectMany(function => function.Origins.Items).Select(item => item.Value)
            .GroupBy(origin => origin.Region, StringComparer.Ordinal)
            .OrderByDescending(region => region.Sum(origin => origin.Calls.Count)).ThenBy(region => region.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key
        ?? "";
}
