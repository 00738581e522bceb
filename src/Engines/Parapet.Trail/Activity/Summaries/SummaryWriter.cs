using System.Globalization;
using System.Text.Json;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>Writes summaries as JSON, the same bytes for the same content.</summary>
public static class SummaryWriter
{
    /// <summary>What the file says it is.</summary>
    public const string Schema = "parapet.activity/1";

    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Writes a summary.</summary>
    public static void Write(Utf8JsonWriter json, ActivitySummary summary)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        Write(json, summary.Events);
        WriteNames(json, "categories", summary.Categories);
        WriteNames(json, "outcomes", summary.Outcomes);
        WriteNames(json, "notCalls", summary.NotCalls);
        WriteNames(json, "unmapped", summary.Unmapped);
        WriteNames(json, "dataSources", summary.DataSources);
        WriteAll(json, "callers", summary.Callers, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CallerActivity caller)
    {
        json.WriteString("kind", caller.Kind.ToString());
        json.WriteString("id", caller.Id);
        Write(json, caller.Events);
        WriteNames(json, "certainties", caller.Certainties);
        WriteNames(json, "versions", caller.Versions);
        WriteNames(json, "roles", caller.Roles);
        WriteNames(json, "candidates", caller.Candidates);
        WriteNames(json, "unmapped", caller.Unmapped);
        WriteAll(json, "days", caller.Days, Write);
        WriteAll(json, "hours", caller.Hours, Write);
        WriteAll(json, "origins", caller.Origins, Write);
        WriteAll(json, "uses", caller.Uses, Write);
    }

    private static void Write(Utf8JsonWriter json, TimeSlot slot)
    {
        json.WriteString("start", Time(slot.Start));
        json.WriteNumber("calls", slot.Calls);
        if (slot.Failed > 0)
        {
            json.WriteNumber("failed", slot.Failed);
        }

        if (slot.Denied > 0)
        {
            json.WriteNumber("denied", slot.Denied);
        }
    }

    private static void Write(Utf8JsonWriter json, CallOrigin origin)
    {
        json.WriteString("region", origin.Region);
        json.WriteString("address", origin.Address);
        json.WriteString("endpoint", origin.Endpoint);
        json.WriteString("userAgent", origin.UserAgent);
        Write(json, origin.Calls);
        if (origin.Denied.Count > 0)
        {
            json.WriteStartObject("denied");
            Write(json, origin.Denied);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, CallUse use)
    {
        json.WriteString("action", use.Key.Action);
        json.WriteString("family", use.Key.Family);
        json.WriteString("certainty", use.Key.Certainty.ToString());
        json.WriteString("region", use.Key.Region);
        json.WriteString("outcome", use.Key.Outcome.ToString());
        if (use.Key.Via is { } via)
        {
            json.WriteString("via", via);
        }

        if (use.Key.Inferred)
        {
            json.WriteBoolean("inferred", true);
        }

        if (!use.Key.Conditions.IsEmpty)
        {
            json.WriteStartArray("conditions");
            foreach (var condition in use.Key.Conditions)
            {
                json.WriteStartObject();
                json.WriteString("operator", condition.Operator);
                json.WriteString("key", condition.Key);
                json.WriteString("value", condition.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Write(json, use.Calls);
        WriteNames(json, "resources", use.Resources);
        WriteNames(json, "errors", use.Errors);
        WriteNames(json, "addresses", use.Addresses);
        WriteNames(json, "endpoints", use.Endpoints);
        WriteNames(json, "userAgents", use.UserAgents);
        WriteNames(json, "accessKeys", use.AccessKeys);
    }

    private static void WriteNames(Utf8JsonWriter json, string property, Bounded<Tally> names)
    {
        if (!names.IsUntouched)
        {
            WriteAll(json, property, names, Write, "name");
        }
    }

    /// <summary>The kept things, and of those that are not: to how many calls they belong, and about how many things there were in all.</summary>
    private static void WriteAll<T>(Utf8JsonWriter json, string property, Bounded<T> bounded, Action<Utf8JsonWriter, T> write, string? name = null)
        where T : class
    {
        json.WriteStartObject(property);
        if (bounded.Others is > 0 and var others)
        {
            json.WriteNumber("others", others);
            json.WriteNumber("distinct", bounded.Distinct);
        }

        json.WriteStartArray("items");
        foreach (var (key, item) in bounded.Items)
        {
            json.WriteStartObject();
            if (name is not null)
            {
                json.WriteString(name, key);
            }

            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Tally tally)
    {
        json.WriteNumber("count", tally.Count);
        if (tally.Count > 0)
        {
            json.WriteString("first", Time(tally.First));
            json.WriteString("last", Time(tally.Last));
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
