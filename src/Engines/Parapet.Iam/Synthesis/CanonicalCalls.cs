using System.Collections.Immutable;

namespace Parapet.Iam.Synthesis;

/// <summary>Calls in one order, each once: whatever order and number they came in.</summary>
internal static class CanonicalCalls
{
    public static ImmutableArray<ObservedCall> Of(ImmutableArray<ObservedCall> calls) =>
    [
        .. calls.Select(Spelled)
            .GroupBy(call => (call.Action, call.Resource, call.IsResourceKnown, call.IsDenied, Conditions: Permission.TextOf(call.Conditions)))
            .Select(group => group.First() with
            {
                Count = group.Aggregate(0L, (sum, call) => sum > long.MaxValue - call.Count ? long.MaxValue : sum + call.Count),
                First = group.Min(call => call.First),
                Last = group.Max(call => call.Last),
                By = [.. group.SelectMany(call => call.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            })
            .OrderBy(call => call.Action, StringComparer.Ordinal)
            .ThenBy(call => call.Resource, StringComparer.Ordinal)
            .ThenBy(call => Permission.TextOf(call.Conditions), StringComparer.Ordinal)
            .ThenBy(call => call.IsDenied)
            .ThenBy(call => call.IsResourceKnown),
    ];

    private static ObservedCall Spelled(ObservedCall call)
    {
        var action = Permission.Canonical(call.Action);
        var resource = Permission.ResourceOf(action, call.Resource);
        return call with
        {
            Action = action,
            Resource = resource,

            // Where only `*` has an effect, there is nothing to know.
            IsResourceKnown = call.IsResourceKnown || Permission.ResourceOf(action, "") == "*",
            Conditions =
            [
                .. call.Conditions.Distinct().OrderBy(condition => condition.Operator, StringComparer.Ordinal)
                    .ThenBy(condition => condition.Key, StringComparer.Ordinal).ThenBy(condition => condition.Value, StringComparer.Ordinal),
            ],
        };
    }
}
