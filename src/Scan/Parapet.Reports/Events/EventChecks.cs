using System.Collections.Immutable;
using System.Globalization;

namespace Parapet.Reports.Events;

/// <summary>One event, held against a schema.</summary>
/// <param name="File">The event's file.</param>
/// <param name="Refusals">Why it is refused; nothing when it is accepted.</param>
public sealed record CheckedEvent(string File, ImmutableArray<EventRefusal> Refusals);

/// <summary>One reason why an event is refused. Says nothing of what the event contains.</summary>
/// <param name="Pointer">Where: a JSON pointer of declared names and positions.</param>
/// <param name="Rule">Which rule.</param>
/// <param name="Message">What the schema asks for.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record EventRefusal(string Pointer, string Rule, string Message, int Line, int Column);

/// <summary>Which events a schema accepts, for people and programs.</summary>
public static class EventChecks
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.event.check/1";

    /// <summary>Writes it for a terminal.</summary>
    public static void WriteText(ImmutableArray<CheckedEvent> events, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var (file, refusals) in events.Where(one => !one.Refusals.IsEmpty))
        {
            foreach (var refusal in refusals)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{refusal.Line}:{refusal.Column}");
                lines.Wrapped(0, [new(place, Ink.Place), new(refusal.Pointer.Length == 0 ? "the event" : refusal.Pointer, Ink.Bold), new($"{refusal.Message} ({refusal.Rule})", Ink.Plain)], hanging: 2);
            }

            lines.Blank();
        }

        var refused = events.Count(one => !one.Refusals.IsEmpty);
        var count = events.Length == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{events.Length} events");
        lines.Wrapped(0, [new(refused == 0 ? "accepted:" : "refused:", refused == 0 ? Ink.Fix : Ink.High), new(refused == 0 ? count : string.Create(CultureInfo.InvariantCulture, $"{refused} of {count}"), Ink.Plain)]);
    }

    /// <summary>Writes it for programs.</summary>
    public static void WriteJson(ImmutableArray<CheckedEvent> events, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartObject("summary");
        json.WriteNumber("events", events.Length);
        json.WriteNumber("refused", events.Count(one => !one.Refusals.IsEmpty));
        json.WriteEndObject();
        json.WriteStartArray("events");
        foreach (var (file, refusals) in events)
        {
            json.WriteStartObject();
            json.Text("file", file);
            json.WriteBoolean("accepted", refusals.IsEmpty);
            json.WriteStartArray("violations");
            foreach (var refusal in refusals)
            {
                json.WriteStartObject();
                json.Text("pointer", refusal.Pointer);
                json.WriteString("rule", refusal.Rule);
                json.WriteNumber("line", refusal.Line);
                json.WriteNumber("column", refusal.Column);
                json.Text("message", refusal.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
