namespace Parapet.Guard.Generators.Schemas;

/// <summary>A part of a schema that says something, after all references.</summary>
/// <param name="Node">The part.</param>
/// <param name="IsNullable">Whether null was allowed on the way.</param>
/// <param name="Name">The name by which it was referred to; null when it stands in its place.</param>
internal sealed record SchemaPart(SchemaNode Node, bool IsNullable, string? Name);

/// <summary>Follows <c>$ref</c> within the file, and goes through <c>allOf</c> of one and <c>anyOf</c> and <c>oneOf</c> of one and null.</summary>
internal sealed class SchemaReferences(SchemaNode root, SchemaFaults faults)
{
    private static readonly string[] Ways = ["$ref", "anyOf", "oneOf", "allOf"];

    /// <summary>The part that a schema means; null when there is none, which is noted then.</summary>
    public SchemaPart? Follow(SchemaNode start)
    {
        var part = new SchemaPart(start, false, null);
        var seen = new HashSet<SchemaNode>();
        while (part.Node.Kind == NodeKind.Object && part.Node.Properties.Find(IsWay) is { } way)
        {
            if (!seen.Add(part.Node))
            {
                faults.Add(FaultKind.Reference, way.Value, "this leads only back to itself");
                return null;
            }

            foreach (var beside in part.Node.Properties.Where(keyword => keyword != way && !IsHarmlessBeside(part.Node, keyword)))
            {
                faults.AddAt(beside, $"`{beside.Name}` beside `{way.Name}` is not supported");
            }

            if ((way.Name == "$ref" ? Target(way.Value) : Inner(way)) is not { } next)
            {
                return null;
            }

            part = next with { IsNullable = part.IsNullable || next.IsNullable, Name = next.Name ?? part.Name };
        }

        return part;
    }

    // Patterns that must all match are no way to somewhere else.
    private static bool IsWay(SchemaProperty keyword) => Ways.Contains(keyword.Name) && !(keyword.Name == "allOf" && IsPatterns(keyword.Value));

    /// <summary>Whether an <c>allOf</c> has nothing but patterns.</summary>
    public static bool IsPatterns(SchemaNode node) =>
        node.Kind == NodeKind.Array && node.Items.Count > 0 && node.Items.TrueForAll(item => item.Kind == NodeKind.Object && item.Properties.Count == 1 && item.Properties[0].Name == "pattern");

    private bool IsHarmlessBeside(SchemaNode node, SchemaProperty keyword) => SchemaKeywords.IsSilent(keyword.Name) || (node == root && keyword.Name is "$id" or "id");

    private SchemaPart? Inner(SchemaProperty way)
    {
        if (way.Value.Kind != NodeKind.Array || way.Value.Items.Count == 0)
        {
            faults.Add(FaultKind.Value, way.Value, $"`{way.Name}` must be a list of schemas");
            return null;
        }

        var items = way.Value.Items;
        var others = way.Name == "allOf" ? items : items.FindAll(item => !IsNull(item));
        if (others.Count != 1)
        {
            faults.AddAt(way, way.Name == "allOf" ? "`allOf` is supported with one schema only" : $"`{way.Name}` is supported only to allow null beside one schema");
            return null;
        }

        return new SchemaPart(others[0], others.Count < items.Count, null);
    }

    private static bool IsNull(SchemaNode node) =>
        node.Kind == NodeKind.Object && node.Properties.TrueForAll(keyword => SchemaKeywords.IsSilent(keyword.Name) || keyword.Name is "type" or "const" or "enum")
        && (node["type"]?.IsText("null") is true || node["const"]?.Kind == NodeKind.Null || (node["enum"] is { Kind: NodeKind.Array } names && names.Items.Count > 0 && names.Items.TrueForAll(item => item.Kind == NodeKind.Null)));

    private SchemaPart? Target(SchemaNode reference)
    {
        if (reference.Kind != NodeKind.Text || !reference.Text.StartsWith("#", StringComparison.Ordinal) || reference.Text.Length > 1 && reference.Text[1] != '/')
        {
            faults.Add(FaultKind.Reference, reference, "`$ref` must be a pointer into this file, as in `#/$defs/address`; nothing is fetched from elsewhere");
            return null;
        }

        var node = root;
        string? name = null;
        foreach (var segment in Segments(reference.Text))
        {
            name = segment;
            node = node.Kind == NodeKind.Array ? int.TryParse(segment, out var index) && index >= 0 && index < node.Items.Count ? node.Items[index] : null : node[segment];
            if (node is null)
            {
                faults.Add(FaultKind.Reference, reference, "`$ref` leads to nothing in this file");
                return null;
            }
        }

        return new SchemaPart(node, false, name);
    }

    private static IEnumerable<string> Segments(string reference) =>
        reference.Split('/').Skip(1).Select(segment => Uri.UnescapeDataString(segment).Replace("~1", "/").Replace("~0", "~"));
}
