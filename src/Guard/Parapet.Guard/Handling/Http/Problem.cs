using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>The answer to a refused request: a problem document (RFC 9457) that says what the contract asks for and nothing of what was sent.</summary>
internal static class Problem
{
    public static HttpAnswer Of(ImmutableArray<Violation> violations, string requestId)
    {
        var status = Status(violations);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", StatusPhrase.Of(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", "the request does not keep its contract");
            json.WriteString("requestId", requestId);
            json.WriteStartArray("errors");
            foreach (var violation in violations)
            {
                json.WriteStartObject();
                RequestPart.Write(json, violation.Pointer);
                json.WriteString("rule", violation.Rule);
                json.WriteString("detail", violation.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return HttpAnswer.Problem(status, buffer.WrittenMemory);
    }

    private static int Status(ImmutableArray<Violation> violations) =>
        violations.Any(violation => violation.Rule == Rules.MediaType) ? 415
        : violations.Any(violation => violation.Rule == Rules.Bytes) ? 413
        : 400;
}
