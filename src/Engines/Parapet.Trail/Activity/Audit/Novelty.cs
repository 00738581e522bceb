using System.Globalization;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>What a caller did that it did not do in the baseline. What AWS did for it on its own account has no address.</summary>
internal static class Novelty
{
    private const int FewestDenied = 5;
    private const int TimesDenied = 5;

    public static IEnumerable<ActivityFinding> Of(CallerActivity caller, CallerActivity? before, ActivitySummary baseline)
    {
        if (before is null)
        {
            // A baseline that had to leave callers out cannot tell which are new.
            return baseline.Callers.Others > 0 ? [] : [Found(ActivitySign.NewCaller, caller, [(caller.Id, caller.Events)], caller.Kind == CallerKind.Function ? "a function" : "a role")!];
        }

        var uses = Uses(caller).ToList();
        var knownUses = Uses(before).ToList();
        var services = knownUses.Select(Service).ToHashSet(StringComparer.Ordinal);
        var actions = knownUses.Select(use => use.Key.Action).ToHashSet(StringComparer.Ordinal);
        var isWhole = before.Uses.Others == 0;
        var origins = caller.Origins.Items.Select(item => item.Value).ToList();
        var knownOrigins = before.Origins.Items.Select(item => item.Value).ToList();
        var hasAllOrigins = before.Origins.Others == 0;
        ActivityFinding?[] found =
        [
            isWhole ? Found(ActivitySign.NewService, caller, uses.Where(use => !services.Contains(Service(use))).Select(use => (Service(use), use.Calls)), "a service") : null,
            isWhole ? Found(ActivitySign.NewAction, caller, uses.Where(use => services.Contains(Service(use)) && !actions.Contains(use.Key.Action)).Select(use => (use.Key.Action, use.Calls)), "an action") : null,
            hasAllOrigins ? New(ActivitySign.NewRegion, origin => origin.Region, "a region") : null,
            isWhole ? Found(ActivitySign.NewResource, caller, NewResources.Of(uses, knownUses), "a resource") : null,
            hasAllOrigins ? New(ActivitySign.NewAddress, origin => Origins.IsOfService(origin) ? "" : origin.Address, "a source address") : null,
            hasAllOrigins ? New(ActivitySign.NewEndpoint, origin => origin.Endpoint, "a VPC endpoint") : null,
            Burst(caller, before),
        ];
        return found.OfType<ActivityFinding>();

        ActivityFinding? New(ActivitySign sign, Func<CallOrigin, string> name, string what)
        {
            var known = knownOrigins.Select(name).Append("").ToHashSet(StringComparer.Ordinal);
            return Found(sign, caller, origins.Where(origin => !known.Contains(name(origin))).Select(origin => (name(origin), origin.Calls)), what);
        }
    }

    private static ActivityFinding? Burst(CallerActivity caller, CallerActivity before)
    {
        var denied = Misuse.DeniedCalls(caller);
        var then = Misuse.DeniedCalls(before).Count;
        if (denied.Count < FewestDenied || Rate(denied.Count, caller) < TimesDenied * Rate(then, before))
        {
            return null;
        }

        return new ActivityFinding
        {
            Sign = ActivitySign.BurstOfDenied,
            Caller = caller,
            Why = string.Create(CultureInfo.InvariantCulture, $"{denied.Count} of {caller.Events.Count} calls were denied; in the baseline {then} of {before.Events.Count}"),
            Subjects = [.. Uses(caller).Where(use => use.Key.Outcome == CallOutcome.Denied).Select(use => use.Key.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Calls = denied,
        };
    }

    private static double Rate(long denied, CallerActivity caller) => (double)denied / caller.Events.Count;

    private static IEnumerable<CallUse> Uses(CallerActivity caller) => caller.Uses.Items.Select(item => item.Value);

    private static string Service(CallUse use) => use.Key.Action[..use.Key.Action.IndexOf(':', StringComparison.Ordinal)];

    private static ActivityFinding? Found(ActivitySign sign, CallerActivity caller, IEnumerable<(string Name, Tally Calls)> news, string what)
    {
        var calls = new Tally();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, some) in news)
        {
            names.Add(name);
            calls.Add(some);
        }

        return names.Count == 0 ? null : new ActivityFinding
        {
            Sign = sign,
            Caller = caller,
            Why = $"{what} that the baseline does not have",
            Subjects = [.. names],
            Calls = calls,
        };
    }
}
