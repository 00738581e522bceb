using System.Text.Json;
using Parapet.Values;

namespace Parapet.Iam.Language;

/// <summary>Policies that stand in a template as JSON inside a string.</summary>
internal static class PolicyText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The policy as nodes, all at the string's place; unknown when the string is no JSON.</summary>
    public static Value Parse(string json, Location at)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Node(document.RootElement, at);
        }
        catch (JsonException)
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "a policy document is expected here"), at);
        }
    }

    private static Value Node(JsonElement element, Location at) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapValue(
            [.. element.EnumerateObject().Select(property => new MapEntry(property.Name, at, Node(property.Value, at)))], at),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(item => Node(item, at))], at),
        JsonValueKind.String => new TextValue(element.GetString()!, at),
        JsonValueKind.Null => new TextValue(Text.Empty, ScalarKind.Null, at),
        JsonValueKind.Number => new TextValue(Text.Of(element.GetRawText()), ScalarKind.Number, at),
        _ => new TextValue(Text.Of(element.GetRawText()), ScalarKind.Boolean, at),
    };
}
