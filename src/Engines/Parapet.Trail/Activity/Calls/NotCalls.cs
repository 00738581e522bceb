using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Calls;

/// <summary>Events that IAM has nothing to authorise in.</summary>
internal static class NotCalls
{
    private const string Any = "*";

    private static readonly Lazy<Dictionary<(string Type, string Service, string Name), string>> Reasons = new(() =>
        BuiltInTable.Rows("not-calls.txt", 4).ToDictionary(row => (row[0], row[1], row[2]), row => row[3]));

    /// <summary>Why an event is no call; null when it is one.</summary>
    public static string? Reason(TrailEvent @event, string service, string name) => @event.Category switch
    {
        TrailCategory.Aggregated => Reasons.Value[("AwsAggregatedEvent", Any, Any)],
        TrailCategory.Insight => Reasons.Value[("AwsCloudTrailInsight", Any, Any)],
        _ => Reasons.Value.GetValueOrDefault((@event.EventType, Any, Any))
            ?? Reasons.Value.GetValueOrDefault((Any, service, name))
            ?? Reasons.Value.GetValueOrDefault((Any, service, Any)),
    };
}
