namespace Parapet.Guard.Generators.Schemas;

/// <summary>The drafts of JSON Schema that are read (https://json-schema.org/specification-links).</summary>
internal static class SchemaDraft
{
    private static readonly string[] Known =
    [
        "json-schema.org/draft-04/schema", "json-schema.org/draft-06/schema", "json-schema.org/draft-07/schema", "json-schema.org/draft/2019-09/schema", "json-schema.org/draft/2020-12/schema",
    ];

    /// <summary>Whether bounds are exclusive by a boolean beside them, as in draft 4, or by keywords of their own; null when the file does not say its draft.</summary>
    public static bool? HasBooleanBounds(SchemaNode root, SchemaFaults faults)
    {
        if (root["$schema"] is not { } draft)
        {
            return null;
        }

        var name = draft.Kind == NodeKind.Text ? draft.Text.TrimEnd('#').Replace("https://", "").Replace("http://", "") : "";
        if (!Known.Contains(name))
        {
            faults.Add(FaultKind.Value, draft, "this draft is not known; draft-04, draft-06, draft-07, 2019-09 and 2020-12 are");
        }

        return name == Known[0];
    }
}
