using System.Collections.Immutable;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>Looks in what functions did for what they should not have done.</summary>
public static class ActivityAudit
{
    /// <summary>What should be looked at, caller by caller: functions, and sessions of roles that functions have.</summary>
    /// <param name="activity">What happened.</param>
    /// <param name="baseline">What happened when all was well; null when nobody knows.</param>
    public static ImmutableArray<ActivityFinding> Of(ActivitySummary activity, ActivitySummary? baseline)
    {
        var homes = new Homes(activity, baseline);
        return
        [
            .. from caller in Callers(activity)
               let home = homes.Of(caller)
               where home is not null
               let before = baseline?.Find(caller.Kind, caller.Id)
               from finding in Misuse.Of(caller, before, home).Concat(baseline is null ? [] : Novelty.Of(caller, before, baseline))
               select finding,
        ];
    }

    /// <summary>The callers that an audit is about: functions, and the roles whose sessions may have been functions.</summary>
    public static IEnumerable<CallerActivity> Callers(ActivitySummary activity) =>
        activity.Callers.Items.Select(item => item.Value).Where(caller => caller.Kind is CallerKind.Function or CallerKind.Role);
}
