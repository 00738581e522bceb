using System.Security;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Makes a shape, and limits, of a schema for one value.</summary>
internal sealed class ValueReader(SchemaContext context)
{
    /// <summary>The type of a value that may be anything.</summary>
    public const string Anything = "global::Parapet.Guard.AnyJson";

    private const int Deepest = 32;

    private readonly HashSet<SchemaNode> around = [];

    private SchemaFaults Faults => context.Faults;

    /// <summary>Reads it.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="place">The name of a type that is declared here.</param>
    public SchemaValue? Read(SchemaNode node, string place)
    {
        if (context.References.Follow(node) is not { } part)
        {
            return null;
        }

        if (IsAnything(part.Node))
        {
            return new SchemaValue(new Shape(ShapeKind.Contract, Anything, part.IsNullable), Limits.None);
        }

        if (part.Node.Kind != NodeKind.Object)
        {
            Faults.Add(FaultKind.Shape, part.Node, part.Node.Kind == NodeKind.False ? "a value that nothing can be is not supported" : "a schema must be an object");
            return null;
        }

        if (TypeOf(part.Node, Faults) is not { } type)
        {
            return null;
        }

        SchemaKeywords.Check(part.Node, type.Name, part.Node == context.Root, Faults);
        var isNullable = type.IsNullable || part.IsNullable;
        return type.Name switch
        {
            "object" => ReadObject(part, isNullable, place),
            "array" => ReadArray(part.Node, isNullable, part.Name is null ? place : context.Target.Name + SchemaNames.Pascal(part.Name)),
            "string" => new TextValueReader(context).Read(part, isNullable, place),
            "boolean" => ReadBoolean(part.Node, isNullable),
            _ => new NumberValueReader(context).Read(part.Node, type.Name, isNullable),
        };
    }

    /// <summary>The one type that a schema is about beside null, by its keyword or by what else it says.</summary>
    public static (string Name, bool IsNullable)? TypeOf(SchemaNode node, SchemaFaults faults)
    {
        var values = node["const"] is { } one ? [one] : node["enum"] is { Kind: NodeKind.Array } some ? some.Items : [];
        var hasNull = values.Exists(value => value.Kind == NodeKind.Null);
        if (node["type"] is not { } type)
        {
            var kinds = values.Where(value => value.Kind != NodeKind.Null).Select(Kind).Distinct().ToArray();
            if ((kinds.Length == 1 ? kinds[0] : SchemaKeywords.TypeOf(node)) is { } name)
            {
                return (name, hasNull);
            }

            faults.Add(FaultKind.Shape, node, "a value needs a `type`");
            return null;
        }

        List<SchemaNode> names = type.Kind == NodeKind.Array ? type.Items : [type];
        var others = names.FindAll(name => !name.IsText("null"));
        if (others.Count != 1 || others[0].Kind != NodeKind.Text || !SchemaKeywords.IsType(others[0].Text))
        {
            faults.Add(FaultKind.Shape, type, "`type` must name one of object, array, string, integer, number and boolean, and null if need be");
            return null;
        }

        return (others[0].Text, others.Count < names.Count && (values.Count == 0 || hasNull));
    }

    public static List<SchemaNode> Items(SchemaNode? list, SchemaFaults faults, string message)
    {
        if (list is not null and not { Kind: NodeKind.Array })
        {
            faults.Add(FaultKind.Value, list, message);
        }

        return list?.Items ?? [];
    }

    /// <summary>What a schema says about itself, for a comment.</summary>
    public static string? Summary(SchemaNode node)
    {
        var texts = new[] { node["title"], node["description"] }.Where(text => text is { Kind: NodeKind.Text, Text.Length: > 0 }).Select(text => text!.Text.TrimEnd('.', ' ') + ".");
        var line = string.Join(" ", string.Join(" ", texts).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : Escape(line);
    }

    public static string Escape(string text) => SecurityElement.Escape(new string([.. text.Select(unit => char.IsControl(unit) || char.IsSurrogate(unit) || unit is '\u2028' or '\u2029' or >= '\uFFFE' ? ' ' : unit)]))!;

    private static bool IsAnything(SchemaNode node) => node.Kind == NodeKind.True || (node.Kind == NodeKind.Object && node.Properties.TrueForAll(keyword => SchemaKeywords.IsSilent(keyword.Name)));

    private static string Kind(SchemaNode value) => value.Kind switch
    {
        NodeKind.Text => "string",
        NodeKind.Number => SchemaNumber.Read(value.Text, out var number) == SchemaNumber.Fit.Exact && decimal.Truncate(number) == number ? "integer" : "number",
        NodeKind.True or NodeKind.False => "boolean",
        NodeKind.Array => "array",
        _ => "object",
    };

    private SchemaValue? ReadObject(SchemaPart part, bool isNullable, string place)
    {
        RefuseLists(part.Node);
        if (!ObjectReader.IsMap(part.Node))
        {
            return new SchemaValue(new Shape(ShapeKind.Contract, context.Types.Object(part.Node, part.Name, place), isNullable), Limits.None);
        }

        if (part.Node["required"] is { } required)
        {
            Faults.Add(FaultKind.Value, required, "what is required must be among the `properties`");
        }

        return Within(part.Node, "additionalProperties", place + "Value") is not { } item ? null : new SchemaValue(
            new Shape(ShapeKind.Map, $"global::System.Collections.Immutable.ImmutableDictionary<string, {TypeOf(item.Shape)}>", isNullable)
            {
                Item = item.Shape,
                ItemLimits = item.Limits,
                Finish = "global::System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(map!, global::System.StringComparer.Ordinal)",
            },
            new BoundReader(context).Lengths(part.Node, "minProperties", "maxProperties"));
    }

    private SchemaValue? ReadArray(SchemaNode node, bool isNullable, string place)
    {
        RefuseLists(node);
        if (node.Find("uniqueItems") is { Value.Kind: not NodeKind.False } unique)
        {
            Faults.AddAt(unique, "`uniqueItems` is not supported");
        }

        if (node["items"] is not { Kind: NodeKind.Object or NodeKind.True })
        {
            Faults.Add(FaultKind.Shape, node["items"] ?? node, "an array needs `items` with one schema for all of them");
            return null;
        }

        return Within(node, "items", place + "Item") is not { } item ? null : new SchemaValue(
            new Shape(ShapeKind.List, $"global::System.Collections.Immutable.ImmutableArray<{TypeOf(item.Shape)}>", isNullable)
            {
                Item = item.Shape,
                ItemLimits = item.Limits,
                Finish = "ToImmutableArray",
                IsValueType = true,
            },
            new BoundReader(context).Lengths(node, "minItems", "maxItems"));
    }

    private SchemaValue? Within(SchemaNode node, string keyword, string place)
    {
        if (around.Count == Deepest || !around.Add(node))
        {
            Faults.Add(FaultKind.Reference, node, "an array or map that contains itself without an object between, or too many arrays and maps within each other");
            return null;
        }

        var item = Read(node[keyword]!, place);
        around.Remove(node);
        return item;
    }

    private SchemaValue ReadBoolean(SchemaNode node, bool isNullable)
    {
        RefuseLists(node);
        return new SchemaValue(new Shape(ShapeKind.Boolean, "bool", isNullable) { IsValueType = true }, Limits.None);
    }

    private void RefuseLists(SchemaNode node)
    {
        foreach (var list in node.Properties.Where(keyword => keyword.Name is "enum" or "const"))
        {
            Faults.AddAt(list, $"`{list.Name}` is supported for strings and numbers only");
        }
    }

    private static string TypeOf(Shape shape) => shape.IsNullable ? shape.Type + "?" : shape.Type;
}
