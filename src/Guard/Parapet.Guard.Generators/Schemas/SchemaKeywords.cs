namespace Parapet.Guard.Generators.Schemas;

/// <summary>Which keywords say something about which type, and which say nothing about events at all.</summary>
internal static class SchemaKeywords
{
    // Annotations (https://json-schema.org/draft/2020-12/json-schema-validation#section-9) and what only has parts that others refer to.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "$schema", "$comment", "$defs", "definitions", "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "contentMediaType", "contentSchema",
    };

    private static readonly HashSet<string> Any = new(StringComparer.Ordinal) { "type", "enum", "const" };

    private static readonly Dictionary<string, HashSet<string>> Types = new(StringComparer.Ordinal)
    {
        ["object"] = new(StringComparer.Ordinal) { "properties", "required", "additionalProperties", "minProperties", "maxProperties" },
        ["array"] = new(StringComparer.Ordinal) { "items", "minItems", "maxItems", "uniqueItems" },
        ["string"] = new(StringComparer.Ordinal) { "minLength", "maxLength", "pattern", "format", "contentEncoding", "not", "allOf" },
        ["integer"] = new(StringComparer.Ordinal) { "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "not" },
        ["number"] = new(StringComparer.Ordinal) { "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "not" },
        ["boolean"] = [],
    };

    /// <summary>Whether a keyword never decides about an event.</summary>
    public static bool IsSilent(string keyword) => Silent.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    public static bool IsType(string name) => Types.ContainsKey(name);

    /// <summary>The type of which a schema without <c>type</c> speaks: objects and arrays only, where nothing else can be meant.</summary>
    public static string? TypeOf(SchemaNode node) =>
        node.Find("properties") is not null ? "object" : node.Find("items") is not null ? "array" : null;

    /// <summary>Notes every keyword that would be passed over.</summary>
    public static void Check(SchemaNode node, string type, bool isRoot, SchemaFaults faults)
    {
        foreach (var keyword in node.Properties.Where(keyword => !IsSilent(keyword.Name) && !Any.Contains(keyword.Name) && !Types[type].Contains(keyword.Name)))
        {
            var name = keyword.Name;
            if (name is "$id" or "id")
            {
                if (!isRoot)
                {
                    faults.AddAt(keyword, $"`{name}` within a schema changes where `$ref` leads, which is not supported");
                }
            }
            else
            {
                faults.AddAt(keyword, Types.Values.Any(other => other.Contains(name)) ? $"`{name}` says nothing about a value of type `{type}`" : $"`{name}` is not supported");
            }
        }
    }
}
