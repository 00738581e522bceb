using System.Text.Json;

namespace Parapet.Packages.Inventory;

/// <summary>One value of a JSON document.</summary>
/// <param name="Path">The names that lead to it; an element of an array has the name <c>[]</c>. Valid during the visit only.</param>
/// <param name="Value">The text of a string or number, <c>true</c>, <c>false</c> or <c>null</c>; null at the start of an object or array.</param>
/// <param name="Line">Where its name stands, from 1; where the value itself stands when it has no name.</param>
internal readonly record struct JsonSpot(IReadOnlyList<string> Path, string? Value, int Line)
{
    /// <summary>Whether the path has this many names and starts with this one.</summary>
    public bool Is(int depth, string first) => Path.Count == depth && Path[0] == first;
}

/// <summary>Goes through a JSON document from top to bottom with places, keeping nothing.</summary>
internal static class JsonWalk
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Visits every value; null when the document is valid, else what is wrong with it.</summary>
    public static string? Visit(ReadOnlySpan<byte> json, Action<JsonSpot> visit)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        try
        {
            Go(json, visit);
            return null;
        }
        catch (JsonException e)
        {
            return $"is not valid JSON (line {(e.LineNumber ?? 0) + 1})";
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for a string that is not valid UTF-8 or half a surrogate pair.
            return "is not valid JSON: a string is not valid Unicode";
        }
    }

    private static void Go(ReadOnlySpan<byte> json, Action<JsonSpot> visit)
    {
        var reader = new Utf8JsonReader(json, Options);
        var path = new List<string>();
        var arrays = new Stack<bool>();
        var line = 1;
        var counted = 0;
        var named = false;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            if (!named)
            {
                line += json[counted..start].Count((byte)'\n');
                counted = start;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Add(reader.GetString()!);
                    named = true;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    arrays.Pop();
                    break;
                default:
                    if (arrays.TryPeek(out var inArray) && inArray)
                    {
                        path.Add("[]");
                    }

                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        visit(new JsonSpot(path, null, line));
                        arrays.Push(reader.TokenType is JsonTokenType.StartArray);
                        named = false;
                        continue;
                    }

                    visit(new JsonSpot(path, Text(ref reader), line));
                    break;
            }

            named = false;
            if (path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };
}
