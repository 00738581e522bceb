using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Reads what a property is when the event does not have it. Only texts, numbers, booleans and names can be; other defaults are notes for people.</summary>
internal sealed class DefaultReader(SchemaContext context)
{
    public (string? Source, bool IsText) Read(SchemaNode node, SchemaValue value)
    {
        if (node["default"] is not { } given || given.Kind == NodeKind.Null || !(value.Shape.Kind is ShapeKind.Text or ShapeKind.Boolean or ShapeKind.Enum || value.Shape.IsNumber))
        {
            return (null, false);
        }

        var source = value.Shape.Kind switch
        {
            ShapeKind.Text => given.Kind == NodeKind.Text ? given.Text : null,
            ShapeKind.Boolean => given.Kind switch { NodeKind.True => "true", NodeKind.False => "false", _ => null },
            ShapeKind.Enum => value.Shape.Names.FirstOrDefault(name => given.IsText(name.Json))?.Constant,
            _ => given.Kind == NodeKind.Number && SchemaNumber.Read(given.Text, out var number) == SchemaNumber.Fit.Exact ? NumberBounds.Literal(value.Shape, number) : null,
        };
        if (source is null)
        {
            context.Faults.Add(FaultKind.Value, given, "this default is no value of the property");
        }

        return (source, value.Shape.Kind == ShapeKind.Text);
    }
}
