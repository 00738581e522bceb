using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>Writes an answer as its source wants it. The members that each source documents, and no other.</summary>
internal static class AnswerWriter
{
    private const string Cookie = "set-cookie";

    // The source takes the text apart again; nobody reads it within a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(HttpAnswer answer, HttpAnswerForm form, bool headersAreLists)
    {
        var buffer = new ArrayBufferWriter<byte>(answer.Body.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", answer.Status);
            if (form is HttpAnswerForm.LoadBalancer or HttpAnswerForm.Lattice)
            {
                json.WriteString("statusDescription", $"{answer.Status} {StatusPhrase.Of(answer.Status)}");
            }

            var headers = answer.Headers.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase).Select(group => (group.Key, group.ToArray())).ToArray();
            WriteHeaders(json, headers, form, headersAreLists);
            WriteBody(json, answer);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteHeaders(Utf8JsonWriter json, (string Name, string[] Values)[] headers, HttpAnswerForm form, bool headersAreLists)
    {
        if (headersAreLists)
        {
            WriteLists(json, headers);
        }
        else if (form == HttpAnswerForm.HttpApi)
        {
            WriteSingles(json, [.. headers.Where(header => !IsCookie(header.Name))]);
            WriteCookies(json, headers);
        }
        else if (form == HttpAnswerForm.RestApi)
        {
            WriteSingles(json, [.. headers.Where(header => header.Values.Length == 1)]);
            if (headers.Any(header => header.Values.Length > 1))
            {
                WriteLists(json, [.. headers.Where(header => header.Values.Length > 1)]);
            }
        }
        else
        {
            WriteSingles(json, headers);
        }
    }

    private static void WriteSingles(Utf8JsonWriter json, (string Name, string[] Values)[] headers)
    {
        json.WriteStartObject("headers");
        foreach (var (name, values) in headers)
        {
            // Everything but cookies may be put into one line (https://www.rfc-editor.org/rfc/rfc9110#section-5.3).
            if (values.Length > 1 && IsCookie(name))
            {
                throw new InvalidOperationException("this source takes one cookie of an answer; a load balancer takes more when multi-value headers are switched on");
            }

            json.WriteString(name, string.Join(", ", values));
        }

        json.WriteEndObject();
    }

    private static void WriteLists(Utf8JsonWriter json, (string Name, string[] Values)[] headers)
    {
        json.WriteStartObject("multiValueHeaders");
        foreach (var (name, values) in headers)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCookies(Utf8JsonWriter json, (string Name, string[] Values)[] headers)
    {
        var cookies = headers.Where(header => IsCookie(header.Name)).SelectMany(header => header.Values).ToArray();
        if (cookies.Length > 0)
        {
            json.WriteStartArray("cookies");
            foreach (var cookie in cookies)
            {
                json.WriteStringValue(cookie);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteBody(Utf8JsonWriter json, HttpAnswer answer)
    {
        if (answer.IsText)
        {
            json.WriteString("body", answer.Body.Span);
        }
        else
        {
            json.WriteBase64String("body", answer.Body.Span);
        }

        json.WriteBoolean("isBase64Encoded", !answer.IsText);
    }

    private static bool IsCookie(string name) => string.Equals(name, Cookie, StringComparison.OrdinalIgnoreCase);
}
