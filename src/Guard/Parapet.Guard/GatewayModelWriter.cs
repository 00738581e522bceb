using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Guard;

/// <summary>Writes the schema of a contract as a model, and notes what is lost.</summary>
internal sealed class GatewayModelWriter(Utf8JsonWriter writer, JsonElement schema)
{
    private const string Reference = "#/$defs/";

    private readonly ImmutableArray<GatewayLoss>.Builder losses = ImmutableArray.CreateBuilder<GatewayLoss>();
    private readonly Dictionary<string, string> names = Names(schema.GetProperty("$defs"));
    private string contract = "";

    public ImmutableArray<GatewayLoss> Write()
    {
        Lose("", Rules.Duplicate, "no schema can ask for it");
        Lose("", Rules.Precision, "no schema can ask for it");
        Lose("", Rules.Encoding, "no schema can ask for it");
        Lose("", Rules.Depth, "no schema can ask for it");
        Lose("", Rules.Bytes, "no schema can ask for it");
        Lose("", Rules.Length, "schemas count a character outside the basic plane once, contracts twice");
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        writer.WriteString("$ref", Definition(schema.GetProperty("$ref").GetString()!));
        writer.WriteStartObject("definitions");
        foreach (var definition in schema.GetProperty("$defs").EnumerateObject())
        {
            contract = definition.Name;
            writer.WritePropertyName(names[definition.Name]);
            WriteSchema("", definition.Value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return losses.ToImmutable();
    }

    private void WriteSchema(string pointer, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var keyword in value.EnumerateObject())
        {
            WriteKeyword(pointer, keyword);
        }

        writer.WriteEndObject();
    }

    private void WriteKeyword(string pointer, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "properties":
                writer.WriteStartObject("properties");
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    WriteSchema($"{pointer}/{Segment(property.Name)}", property.Value);
                }

                writer.WriteEndObject();
                break;
            case "items":
                writer.WritePropertyName("items");
                WriteSchema($"{pointer}/*", keyword.Value);
                break;
            case "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.False:
                Lose(pointer, Rules.Unknown, "the service documents that additionalProperties is not supported in models");
                keyword.WriteTo(writer);
                break;
            case "additionalProperties":
                writer.WritePropertyName("additionalProperties");
                Lose($"{pointer}/*", Rules.Type, "the service documents that additionalProperties is not supported in models");
                WriteSchema($"{pointer}/*", keyword.Value);
                break;
            case "$ref":
                writer.WriteString("$ref", Definition(keyword.Value.GetString()!));
                break;
            case "exclusiveMinimum":
                Lose(pointer, Rules.Range, "exclusiveMinimum is not supported: the bound itself is let through");
                WriteBound("minimum", keyword.Value);
                break;
            case "exclusiveMaximum":
                Lose(pointer, Rules.Range, "exclusiveMaximum is written otherwise in draft 4: the bound itself is let through");
                WriteBound("maximum", keyword.Value);
                break;
            case "minLength":
                Lose(pointer, Rules.Length, "schemas count a character outside the basic plane once, so half the shortest length is asked for");
                keyword.WriteTo(writer);
                break;
            case "minItems" or "maxItems":
                Lose(pointer, keyword.Name == "minItems" ? Rules.Length : Rules.Items, $"{keyword.Name} is left out of models that are imported with an API; a model that is put in afterwards has it");
                keyword.WriteTo(writer);
                break;
            case "anyOf":
                Lose(pointer, Rules.Type, "anyOf is not supported: of an object that may be null nothing is checked");
                writer.WriteStartArray("type");
                writer.WriteStringValue("object");
                writer.WriteStringValue("null");
                writer.WriteEndArray();
                break;
            case "allOf":
                Lose(pointer, Rules.Pattern, "allOf is not supported: only the first pattern is checked");
                writer.WriteString("pattern", keyword.Value[0].GetProperty("pattern").GetString());
                break;
            case "not":
                Lose(pointer, Rules.Denied, "the service does not say that it supports not");
                break;
            case "contentSchema":
                Lose(pointer, Rules.Type, "no schema looks into a text within the text");
                break;
            case "format" or "contentEncoding":
                Lose(pointer, Rules.Format, $"the service does not say that it checks {keyword.Name}");
                break;
            default:
                keyword.WriteTo(writer);
                break;
        }
    }

    private void WriteBound(string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private void Lose(string pointer, string rule, string reason) => losses.Add(new GatewayLoss(contract, pointer, rule, reason));

    private string Definition(string reference) => "#/definitions/" + names[reference[Reference.Length..]];

    // Only letters and digits may be in names. Two that become the same get a number.
    private static Dictionary<string, string> Names(JsonElement definitions)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in definitions.EnumerateObject())
        {
            var plain = string.Concat(definition.Name.Where(char.IsAsciiLetterOrDigit));
            names.Add(definition.Name, names.ContainsValue(plain) ? $"{plain}{names.Count}" : plain);
        }

        return names;
    }

    private static string Segment(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
