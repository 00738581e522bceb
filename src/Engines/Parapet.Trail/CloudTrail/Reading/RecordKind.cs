namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Tells the categories of events apart, and events from other things.</summary>
internal static class RecordKind
{
    public static (Outcome Outcome, string Why) Judge(RecordFields fields, ReadOnlySpan<byte> bytes)
    {
        if (CategoryOf(fields, bytes) is not { } category)
        {
            return (Outcome.Other, "");
        }

        fields.Category = category;
        var version = fields.Find(bytes, TrailField.Version);
        if (!version.IsEmpty && !version.StartsWith("1."u8))
        {
            return Lacks($"`eventVersion` is `{Short(version)}`, not 1");
        }

        if (!fields.Has(TrailField.Time))
        {
            return Lacks("the record has no `eventTime`");
        }

        var time = fields.Find(bytes, TrailField.Time);
        if (!TrailTime.TryParse(time, out var parsed))
        {
            return Lacks($"`eventTime` is `{Short(time)}`, no time");
        }

        fields.Time = parsed;

        // Insights and aggregated events have schemas of their own, without a call.
        return category is TrailCategory.Insight or TrailCategory.Aggregated ? (Outcome.Event, "")
            : !fields.Has(TrailField.Source) ? Lacks("the record has no `eventSource`")
            : !fields.Has(TrailField.Name) ? Lacks("the record has no `eventName`")
            : (Outcome.Event, "");
    }

    private static (Outcome, string) Lacks(string why) => (Outcome.NoEvent, why);

    // Records before version 1.07 have no category.
    private static TrailCategory? CategoryOf(RecordFields fields, ReadOnlySpan<byte> bytes)
    {
        var category = fields.Find(bytes, TrailField.Category);
        if (!category.IsEmpty)
        {
            return category.SequenceEqual("Management"u8) ? TrailCategory.Management
                : category.SequenceEqual("Data"u8) ? TrailCategory.Data
                : category.SequenceEqual("NetworkActivity"u8) ? TrailCategory.NetworkActivity
                : category.SequenceEqual("Insight"u8) ? TrailCategory.Insight
                : category.SequenceEqual("Aggregated"u8) ? TrailCategory.Aggregated
                : null;
        }

        var type = fields.Find(bytes, TrailField.EventType);
        return type.SequenceEqual("AwsCloudTrailInsight"u8) ? TrailCategory.Insight
            : type.SequenceEqual("AwsVpceEvent"u8) ? TrailCategory.NetworkActivity
            : type.SequenceEqual("AwsAggregatedEvent"u8) ? TrailCategory.Aggregated
            : fields.Find(bytes, TrailField.ManagementEvent).SequenceEqual("false"u8) ? TrailCategory.Data
            : TrailCategory.Management;
    }

    private static string Short(ReadOnlySpan<byte> text) => TrailStrings.Decode(text[..Math.Min(text.Length, 40)]);
}
