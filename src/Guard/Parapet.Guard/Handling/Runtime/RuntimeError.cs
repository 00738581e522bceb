using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>
/// What is told of an exception to the Runtime API, and with it to whoever called the function, and to the log: its type and where it was thrown. The message only when it is known to
/// quote nothing.
/// </summary>
internal static class RuntimeError
{
    private const int MostFrames = 32;

    /// <summary>The error that the Runtime API gets.</summary>
    public static ReadOnlyMemory<byte> Write(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", exception is EventRefusedException ? exception.Message : "the function failed");
            WritePlace(json, exception);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The line of the log.</summary>
    public static ReadOnlyMemory<byte> Line(Exception exception, string requestId, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", now.UtcDateTime.ToString(ReportLine.Moment, CultureInfo.InvariantCulture));
            json.WriteString("level", "ERROR");
            json.WriteString("message", requestId.Length > 0 ? "the function failed" : "the function could not start");
            if (requestId.Length > 0)
            {
                json.WriteString("requestId", requestId);
            }

            WritePlace(json, exception);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WritePlace(Utf8JsonWriter json, Exception exception)
    {
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteStartArray("stackTrace");
        foreach (var frame in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostFrames))
        {
            json.WriteStringValue(frame);
        }

        json.WriteEndArray();
    }
}
