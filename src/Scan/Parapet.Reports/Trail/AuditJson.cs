using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parapet.Reports.Trail;

/// <summary>The audit for programs.</summary>
public static class AuditJson
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.trail.audit/1";

    /// <summary>Writes the audit.</summary>
    public static void Write(AuditSheet sheet, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        Array(json, "findings", sheet.Findings, finding =>
        {
            json.WriteString("id", finding.Id);
            json.WriteString("severity", AuditWords.Severity(finding.Severity));
            json.Text("caller", finding.Caller);
            json.WriteString("title", finding.Title);
            json.Text("why", finding.Why);
            json.WriteTexts("subjects", finding.Subjects);
            Write(json, finding.Calls);
        });
        Array(json, "callers", sheet.Callers, caller => Write(json, caller));
        json.WriteTexts("silent", sheet.Silent);
        json.WriteStartObject("events");
        Write(json, sheet.Events);
        json.WriteEndObject();
        json.WriteNumber("otherCalls", sheet.OtherCalls);
        Names(json, "notCalls", sheet.NotCalls);
        Names(json, "unmapped", sheet.Unmapped);
        Array(json, "problems", sheet.Problems, problem =>
        {
            json.Text("file", problem.File);
            json.WriteNumber("offset", problem.Offset);
            json.Text("why", problem.Why);
        });
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, AuditedCaller caller)
    {
        json.WriteString("kind", caller.Kind);
        json.Text("name", caller.Name);
        json.Text("id", caller.Id);
        Write(json, caller.Events);
        json.WriteNumber("denied", caller.Denied);
        Names(json, "certainties", caller.Certainties);
        Names(json, "versions", caller.Versions);
        Names(json, "roles", caller.Roles);
        Names(json, "candidates", caller.Candidates);
        Array(json, "uses", caller.Uses, use =>
        {
            json.Text("action", use.Action);
            json.Text("resource", use.Resource);
            json.Text("region", use.Region);
            json.WriteString("outcome", use.Outcome);
            json.Text("via", use.Via);
            json.WriteTexts("errors", use.Errors);
            Write(json, use.Calls);
        });
        Array(json, "origins", caller.Origins, origin =>
        {
            json.Text("region", origin.Region);
            json.Text("address", origin.Address);
            json.Text("endpoint", origin.Endpoint);
            json.Text("userAgent", origin.UserAgent);
            json.WriteNumber("denied", origin.Denied);
            Write(json, origin.Calls);
        });
        Array(json, "timeline", caller.Timeline, slot =>
        {
            json.WriteString("start", Text(slot.Start));
            json.WriteNumber("calls", slot.Calls);
            json.WriteNumber("failed", slot.Failed);
            json.WriteNumber("denied", slot.Denied);
        });
        Names(json, "unmapped", caller.Unmapped);
        json.WriteNumber("unlistedUses", caller.UnlistedUses);
        json.WriteNumber("unlistedOrigins", caller.UnlistedOrigins);
    }

    private static void Names(Utf8JsonWriter json, string name, ImmutableArray<Named> names) => Array(json, name, names, item =>
    {
        json.Text("name", item.Name);
        Write(json, item.Seen);
    });

    private static void Write(Utf8JsonWriter json, Seen seen)
    {
        json.WriteNumber("count", seen.Count);
        Time(json, "first", seen, seen.First);
        Time(json, "last", seen, seen.Last);
    }

    private static void Time(Utf8JsonWriter json, string name, Seen seen, DateTimeOffset time)
    {
        if (seen.Count == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, Text(time));
        }
    }

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
