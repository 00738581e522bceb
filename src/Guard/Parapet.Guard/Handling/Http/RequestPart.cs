using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>Says where in a request something is, in words of who sent it: a pointer into the body, or the kind and name of a parameter. What the sender has no hand in is not told.</summary>
internal static class RequestPart
{
    public static void Write(Utf8JsonWriter json, string pointer)
    {
        var end = pointer.IndexOf('/', Math.Min(1, pointer.Length));
        var first = end < 0 ? pointer : pointer[..end];
        var rest = end < 0 ? "" : pointer[end..];
        if (first == "/body")
        {
            json.WriteString("pointer", "#" + rest);
        }
        else if (Place(first) is { } place)
        {
            json.WriteStartObject("parameter");
            json.WriteString("in", place);
            if (Name(rest) is { Length: > 0 } name)
            {
                json.WriteString("name", name);
            }

            json.WriteEndObject();
        }
    }

    private static string? Place(string part) => part switch
    {
        "/pathParameters" or "/path_parameters" => "path",
        "/queryStringParameters" or "/multiValueQueryStringParameters" or "/query_string_parameters" or "/rawQueryString" => "query",
        "/headers" or "/multiValueHeaders" => "header",
        _ => null,
    };

    private static string Name(string rest)
    {
        var segment = rest.Length == 0 ? "" : rest[1..].Split('/')[0];
        return segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
