using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>As much of JSON Schema as contracts are written in and made of, draft 4 to 2020-12. Formats say nothing, as by default.</summary>
internal static class SlowSchema
{
    public static bool Accepts(string schema, string json)
    {
        try
        {
            using var root = JsonDocument.Parse(schema);
            using var document = JsonDocument.Parse(json);
            return Accepts(root.RootElement, root.RootElement, document.RootElement);
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException)
        {
            // Not JSON, or half a surrogate.
            return false;
        }
    }

    private static bool Accepts(JsonElement root, JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(keyword => Holds(root, schema, keyword, value)),
    };

    private static bool Holds(JsonElement root, JsonElement schema, JsonProperty keyword, JsonElement value)
    {
        var argument = keyword.Value;
        return keyword.Name switch
        {
            "$schema" or "$id" or "id" or "title" or "$defs" or "definitions" or "default" or "format" or "contentEncoding" => true,
            "$ref" => Accepts(root, argument.GetString()!.Split('/').Skip(1).Aggregate(root, (part, name) => part.GetProperty(name)), value),
            "type" => argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().Any(type => IsOf(type.GetString()!, value)) : IsOf(argument.GetString()!, value),
            "enum" => argument.EnumerateArray().Any(candidate => AreEqual(candidate, value)),
            "const" => AreEqual(argument, value),
            "not" => !Accepts(root, argument, value),
            "anyOf" => argument.EnumerateArray().Any(one => Accepts(root, one, value)),
            "oneOf" => argument.EnumerateArray().Count(one => Accepts(root, one, value)) == 1,
            "allOf" => argument.EnumerateArray().All(one => Accepts(root, one, value)),
            "properties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(property => !argument.TryGetProperty(property.Name, out var inner) || Accepts(root, inner, property.Value)),
            "required" => value.ValueKind != JsonValueKind.Object || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(property =>
                (schema.TryGetProperty("properties", out var declared) && declared.TryGetProperty(property.Name, out _)) || Accepts(root, argument, property.Value)),
            "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(root, argument, item)),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
            "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= argument.GetInt32(),
            "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= argument.GetInt32(),
            "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= argument.GetInt32(),
            "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= argument.GetInt32(),
            "pattern" => value.ValueKind != JsonValueKind.String || Matches(argument.GetString()!, value.GetString()!),
            "minimum" => value.ValueKind != JsonValueKind.Number || Compare(value, argument) >= 0,
            "maximum" => value.ValueKind != JsonValueKind.Number || Compare(value, argument) <= 0,
            "exclusiveMinimum" or "exclusiveMaximum" when argument.ValueKind is JsonValueKind.True or JsonValueKind.False =>
                argument.ValueKind == JsonValueKind.False || value.ValueKind != JsonValueKind.Number || Compare(value, schema.GetProperty(keyword.Name == "exclusiveMinimum" ? "minimum" : "maximum")) != 0,
            "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || Compare(value, argument) > 0,
            "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || Compare(value, argument) < 0,
            _ => throw new NotSupportedException(keyword.Name),
        };
    }

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => new Exact(value.GetRawText()).Power >= 0,
        _ => false,
    };

    private static bool AreEqual(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && (one.ValueKind switch
    {
        JsonValueKind.String => one.GetString() == other.GetString(),
        JsonValueKind.Number => Compare(one, other) == 0,
        _ => true,
    });

    private static int Compare(JsonElement one, JsonElement other) => new Exact(one.GetRawText()).CompareTo(other.GetRawText());

    // .NET has no code points in classes: what is not in the basic plane counts as one private letter. `\w` and `$` are made those of ECMAScript.
    private static bool Matches(string pattern, string text)
    {
        var plain = string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : "\uE000"));
        var source = pattern.Replace(@"\w", "[A-Za-z0-9_]", StringComparison.Ordinal).Replace(@"\s", @"[\s\uFEFF-[\u0085]]", StringComparison.Ordinal)
            .Replace(@"\b", "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))", StringComparison.Ordinal)
            .Replace(@"\d", "[0-9]", StringComparison.Ordinal).Replace("$", @"\z", StringComparison.Ordinal).Replace(".?", @"[^\n\r\u2028\u2029]?", StringComparison.Ordinal);
        return Regex.IsMatch(plain, source, RegexOptions.CultureInvariant);
    }
}
