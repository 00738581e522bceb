using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>A report as one line of JSON (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html).</summary>
internal static class ReportLine
{
    /// <summary>How Lambda writes a moment.</summary>
    public const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly Lock OneAtATime = new();

    public static void WriteToConsole(GuardReport report) => WriteToConsole(Of(report));

    public static void WriteToConsole(ReadOnlyMemory<byte> line)
    {
        lock (OneAtATime)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(line.Span);
        }
    }

    /// <summary>The line in UTF-8, with its end.</summary>
    public static ReadOnlyMemory<byte> Of(GuardReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", report.Timestamp.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture));
            json.WriteString("level", report.Outcome == GuardOutcome.Failed ? "ERROR" : "WARN");
            json.WriteString("message", Message(report.Outcome));
            if (report.RequestId.Length > 0)
            {
                json.WriteString("requestId", report.RequestId);
            }

            json.WriteString("source", report.Source);
            json.WriteNumber("count", report.Count);
            Write(json, report);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static string Message(GuardOutcome outcome) => outcome switch
    {
        GuardOutcome.Refused => "event refused",
        GuardOutcome.Quarantined => "event put into quarantine",
        _ => "record failed",
    };

    private static void Write(Utf8JsonWriter json, GuardReport report)
    {
        if (!report.Violations.IsEmpty)
        {
            json.WriteStartArray("violations");
            foreach (var violation in report.Violations)
            {
                json.WriteStartObject();
                json.WriteString("pointer", violation.Pointer);
                json.WriteString("rule", violation.Rule);
                json.WriteString("message", violation.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!report.Exceptions.IsEmpty)
        {
            json.WriteStartArray("exceptions");
            foreach (var exception in report.Exceptions)
            {
                json.WriteStringValue(exception);
            }

            json.WriteEndArray();
        }
    }
}
