using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>What is suspicious whatever went before.</summary>
internal static class Misuse
{
    // Functions that lack a permission repeat the same few calls; who tries credentials makes many different ones.
    private const int ManyDenied = 10;
    private const int ManyDeniedActions = 5;
    private const int DeniedOfHundred = 10;

    public static IEnumerable<ActivityFinding> Of(CallerActivity caller, CallerActivity? before, Home home) =>
        Places(caller, home).Concat(before is null ? Denied(caller) : []);

    private static IEnumerable<ActivityFinding> Places(CallerActivity caller, Home home)
    {
        var origins = caller.Origins.Items.Select(item => item.Value).Where(origin => !Origins.IsOfService(origin) && !home.Had(origin)).ToList();
        var others = origins.Where(origin => !Origins.SaysLambda(origin)).ToList();
        var outside = home.Lambda.IsEmpty ? [] : others.Where(origin => !home.Has(origin)).ToList();
        if (outside.Count > 0)
        {
            yield return Found(ActivitySign.UsedOutsideLambda, caller, outside,
                caller.Kind == CallerKind.Function
                    ? $"credentials of the function were used outside Lambda: no Lambda user agent, and no address or VPC endpoint of the function's own calls ({Regions(outside, home)})"
                    : $"the role of functions was used outside Lambda, by a session that is none of theirs ({Regions(outside, home)})");
        }

        var inside = others.Except(outside).ToList();
        if (inside.Count > 0)
        {
            yield return Found(ActivitySign.OtherProgram, caller, inside, home.Lambda.IsEmpty
                ? "no call has the user agent of Lambda, so that calls from elsewhere could not be told"
                : "calls from the function's own addresses lack the user agent of Lambda");
        }

        // Calls to other regions are common, and so are changing addresses of functions that are in no VPC; both at once are not.
        var hasOwn = home.Lambda.Any(own => own.Region == home.Region);
        var strange = origins.Where(origin => hasOwn && Origins.SaysLambda(origin) && origin.Region != home.Region && !home.Has(origin)).ToList();
        if (strange.Count > 0)
        {
            yield return Found(ActivitySign.StrangePlace, caller, strange,
                $"calls say that they come from Lambda, but no other call comes from their address ({Regions(strange, home)})");
        }
    }

    private static IEnumerable<ActivityFinding> Denied(CallerActivity caller)
    {
        var denied = caller.Uses.Items.Select(item => item.Value).Where(use => use.Key.Outcome == CallOutcome.Denied).ToList();
        var actions = denied.Select(use => use.Key.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var calls = DeniedCalls(caller);
        if (actions.Count >= ManyDeniedActions || (calls.Count >= ManyDenied && calls.Count * 100.0 >= caller.Events.Count * (double)DeniedOfHundred))
        {
            yield return new ActivityFinding
            {
                Sign = ActivitySign.ManyDenied,
                Caller = caller,
                Why = $"{calls.Count} of {caller.Events.Count} calls were denied, of {actions.Count} different actions",
                Subjects = [.. actions],
                Calls = calls,
            };
        }
    }

    /// <summary>The calls of a caller that were denied, and when.</summary>
    public static Tally DeniedCalls(CallerActivity caller)
    {
        var calls = new Tally();
        foreach (var (_, origin) in caller.Origins.Items)
        {
            calls.Add(origin.Denied);
        }

        return calls;
    }

    private static ActivityFinding Found(ActivitySign sign, CallerActivity caller, IReadOnlyCollection<CallOrigin> origins, string why) => new()
    {
        Sign = sign,
        Caller = caller,
        Why = why,
        Subjects = [.. origins.Select(origin => origin.Endpoint.Length > 0 ? $"{origin.Address} through {origin.Endpoint}" : origin.Address).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Calls = Origins.Together(origins),
    };

    private static string Regions(IEnumerable<CallOrigin> origins, Home home) =>
        $"in {string.Join(", ", origins.Select(origin => $"`{origin.Region}`").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}; the function runs in `{home.Region}`";
}
