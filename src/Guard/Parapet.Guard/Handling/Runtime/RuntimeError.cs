using System.Buffers;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>
/// What the Runtime API is told of an exception, and with it whoever called the function: its type and where it was thrown. The message only when it is known to quote nothing.
/// </summary>
internal static class RuntimeError
{
    private const int MostFrames = 32;

    public static ReadOnlyMemory<byte> Write(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", exception is EventRefusedException ? exception.Message : "the function failed");
            json.WriteString("errorType", exception.GetType().Name);
            json.WriteStartArray("stackTrace");
            foreach (var frame in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostFrames))
            {
                json.WriteStringValue(frame);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
