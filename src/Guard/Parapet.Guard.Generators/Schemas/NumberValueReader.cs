using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Reads schemas of numbers: <c>integer</c> is <c>int</c> when its bounds are those of one, else <c>long</c> (or <c>ulong</c>); <c>number</c> is <c>decimal</c>, which keeps the digits that are written.</summary>
internal sealed class NumberValueReader(SchemaContext context)
{
    private readonly BoundReader bounds = new(context);

    public SchemaValue? Read(SchemaNode node, string type, bool isNullable)
    {
        var step = node["multipleOf"];
        var isWhole = step is { Kind: NodeKind.Number } && SchemaNumber.Read(step.Text, out var value) == SchemaNumber.Fit.Exact && value == 1;
        if (step is not null && !isWhole)
        {
            context.Faults.AddAt(node.Find("multipleOf")!, "`multipleOf` is supported with 1 only");
        }

        var min = bounds.Bound(node, "minimum", "exclusiveMinimum", 1);
        var max = bounds.Bound(node, "maximum", "exclusiveMaximum", -1);
        if (min is { } low && max is { } high && (low.Value > high.Value || (low.Value == high.Value && (low.IsExclusive || high.IsExclusive))))
        {
            context.Faults.Add(FaultKind.Value, node, "no number is within these bounds");
            return null;
        }

        var shape = type == "integer" || isWhole ? Whole(min, max) : new Shape(ShapeKind.Decimal, "decimal", false);
        shape = shape with { IsNullable = isNullable, IsValueType = true };
        var allowed = bounds.Values(node);
        return new SchemaValue(shape, new Limits
        {
            Range = shape.Kind == ShapeKind.Decimal ? Range(min, max) : WholeRange(node, shape, min, max),
            Allowed = Literals(shape, allowed ?? []),
            Denied = Literals(shape, bounds.Denied(node)),
        });
    }

    private static Shape Whole((decimal Value, bool)? min, (decimal Value, bool)? max) =>
        min?.Value >= int.MinValue && max?.Value <= int.MaxValue ? Integer("int", int.MinValue, int.MaxValue)
        : min?.Value >= 0 && max?.Value > long.MaxValue ? new Shape(ShapeKind.UInt64, "ulong", false) { Min = ulong.MinValue, Max = ulong.MaxValue }
        : Integer("long", long.MinValue, long.MaxValue);

    private static Shape Integer(string type, decimal min, decimal max) => new(ShapeKind.Integer, type, false) { Min = min, Max = max };

    private static NumberRange? Range((decimal Value, bool IsExclusive)? min, (decimal Value, bool IsExclusive)? max) => min is null && max is null ? null : new NumberRange(
        min is { } low ? Contracts.Literals.Decimal(low.Value) : null,
        max is { } high ? Contracts.Literals.Decimal(high.Value) : null,
        min?.IsExclusive is true,
        max?.IsExclusive is true);

    private NumberRange? WholeRange(SchemaNode node, Shape shape, (decimal Value, bool IsExclusive)? min, (decimal Value, bool IsExclusive)? max)
    {
        if (min is null && max is null)
        {
            return null;
        }

        var range = NumberBounds.Range(shape, min?.Value ?? decimal.MinValue, max?.Value ?? decimal.MaxValue, min?.IsExclusive is true, max?.IsExclusive is true);
        if (range is null)
        {
            context.Faults.Add(FaultKind.Value, node, "no whole number of 64 bits is within these bounds");
        }

        return range;
    }

    private EquatableArray<string> Literals(Shape shape, IReadOnlyList<SchemaNode> values)
    {
        var literals = new List<string>();
        foreach (var value in values)
        {
            if (value.Kind == NodeKind.Number && SchemaNumber.Read(value.Text, out var number) == SchemaNumber.Fit.Exact && NumberBounds.Literal(shape, number) is { } literal)
            {
                literals.Add(literal);
            }
            else
            {
                context.Faults.Add(FaultKind.Value, value, $"this is no value of type `{shape.Type}`");
            }
        }

        return new EquatableArray<string>(literals);
    }
}
