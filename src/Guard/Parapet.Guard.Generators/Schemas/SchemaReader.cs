using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>
/// Makes contracts of a JSON Schema (draft 4 to 2020-12). What a contract says is never less than what the schema says: what cannot be checked is a fault, and nothing is passed over.
/// </summary>
internal static class SchemaReader
{
    /// <summary>Reads a schema.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="target">The type for the whole event.</param>
    public static SchemaResult Read(string text, SchemaTarget target)
    {
        try
        {
            return Read(SchemaParser.Parse(text), target);
        }
        catch (SchemaJsonException reason)
        {
            return new SchemaResult(default, default, new EquatableArray<SchemaFault>([new SchemaFault(FaultKind.Json, reason.At, reason.At, $"this is no JSON: {reason.Message}")]));
        }
    }

    private static SchemaResult Read(SchemaNode root, SchemaTarget target)
    {
        var faults = new SchemaFaults();
        var context = new SchemaContext(root, target, faults);
        var contracts = new List<SchemaContract>();
        if (new SchemaReferences(root, faults).Follow(root) is { } part && IsEvent(part, faults))
        {
            context.Types.Root(part.Node);
            new ValueReader(context).Read(root, target.Name);
            while (context.Types.TryNext(out var node, out var name))
            {
                contracts.Add(new ObjectReader(context).Read(node, name));
            }
        }

        return faults.Count > 0 ? new SchemaResult(default, default, faults.ToArray())
            : new SchemaResult(new EquatableArray<SchemaContract>(contracts), context.Types.Enums, default);
    }

    private static bool IsEvent(SchemaPart part, SchemaFaults faults)
    {
        var isObject = part.Node.Kind == NodeKind.Object && ValueReader.TypeOf(part.Node, faults) is { Name: "object", IsNullable: false } && !part.IsNullable && !ObjectReader.IsMap(part.Node);
        if (!isObject && faults.Count == 0)
        {
            faults.Add(FaultKind.Shape, part.Node, "the whole event must be an object with `properties`, and not null");
        }

        return isObject;
    }
}

/// <summary>What all parts of one schema share.</summary>
internal sealed class SchemaContext(SchemaNode root, SchemaTarget target, SchemaFaults faults)
{
    public SchemaNode Root { get; } = root;

    public SchemaTarget Target { get; } = target;

    public SchemaFaults Faults { get; } = faults;

    public SchemaTypeNames Types { get; } = new(target);

    public SchemaReferences References { get; } = new(root, faults);

    public bool? HasBooleanBounds { get; } = SchemaDraft.HasBooleanBounds(root, faults);
}
