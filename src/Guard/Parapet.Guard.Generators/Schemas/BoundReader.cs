using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Reads bounds of lengths and numbers, and lists of values.</summary>
internal sealed class BoundReader(SchemaContext context)
{
    /// <summary>A shortest and a longest length.</summary>
    public Limits Lengths(SchemaNode node, string min, string max)
    {
        var limits = new Limits { MinLength = Length(node[min]), MaxLength = Length(node[max]) };
        if (limits.MinLength > limits.MaxLength)
        {
            context.Faults.Add(FaultKind.Value, node[max]!, $"`{max}` is below `{min}`");
        }

        return limits;
    }

    /// <summary>Values of <c>const</c> and <c>enum</c> without null; null when the schema has neither.</summary>
    public IReadOnlyList<SchemaNode>? Values(SchemaNode node)
    {
        if (node["const"] is { } one)
        {
            if (node.Find("enum") is { } beside)
            {
                context.Faults.AddAt(beside, "`enum` beside `const` is not supported");
            }

            return NotEmpty([one], one);
        }

        return node["enum"] is { } some ? NotEmpty(ValueReader.Items(some, context.Faults, "`enum` must be a list of values"), some) : null;
    }

    /// <summary>Values that <c>not</c> excludes, which is all that it can do here.</summary>
    public IReadOnlyList<SchemaNode> Denied(SchemaNode node)
    {
        if (node.Find("not") is not { } keyword)
        {
            return [];
        }

        if (keyword.Value is { Kind: NodeKind.Object, Properties.Count: 1 } && keyword.Value.Properties[0].Name is "enum" or "const")
        {
            return Values(keyword.Value)!;
        }

        context.Faults.AddAt(keyword, "`not` is supported with `enum` or `const` only");
        return [];
    }

    /// <summary>One bound of a number: the tighter one of those that may be reached and those that may not.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="name">The keyword: minimum or maximum.</param>
    /// <param name="exclusiveName">Its exclusive twin.</param>
    /// <param name="sign">1 for a minimum, -1 for a maximum.</param>
    public (decimal Value, bool IsExclusive)? Bound(SchemaNode node, string name, string exclusiveName, int sign)
    {
        var inclusive = Number(node[name], sign);
        if (node[exclusiveName] is not { } exclusive)
        {
            return inclusive is { } value ? (value, false) : null;
        }

        if (exclusive.Kind is NodeKind.True or NodeKind.False)
        {
            if (context.HasBooleanBounds == false || node[name] is null)
            {
                context.Faults.Add(FaultKind.Value, exclusive, context.HasBooleanBounds == false ? $"`{exclusiveName}` must be a number in this draft" : $"`{exclusiveName}` needs `{name}` beside it");
            }

            return inclusive is { } value ? (value, exclusive.Kind == NodeKind.True) : null;
        }

        if (context.HasBooleanBounds == true)
        {
            context.Faults.Add(FaultKind.Value, exclusive, $"`{exclusiveName}` must be true or false in draft 4");
        }

        var open = Number(exclusive, sign);
        return open is null ? inclusive is { } only ? (only, false) : null
            : inclusive is null || sign * open.Value >= sign * inclusive.Value ? (open.Value, true)
            : (inclusive.Value, false);
    }

    private List<SchemaNode> NotEmpty(List<SchemaNode> values, SchemaNode list)
    {
        var others = values.FindAll(value => value.Kind != NodeKind.Null);
        if (others.Count == 0)
        {
            context.Faults.Add(FaultKind.Value, list, "there must be a value other than null");
        }

        return others;
    }

    private decimal? Number(SchemaNode? node, int sign)
    {
        if (node is null)
        {
            return null;
        }

        if (node.Kind != NodeKind.Number)
        {
            context.Faults.Add(FaultKind.Value, node, "a bound must be a number");
            return null;
        }

        var fit = SchemaNumber.Read(node.Text, out var value);
        var saysNothing = fit == (sign > 0 ? SchemaNumber.Fit.BelowAll : SchemaNumber.Fit.AboveAll);
        if (fit != SchemaNumber.Fit.Exact && !saysNothing)
        {
            context.Faults.Add(FaultKind.Value, node, "this number cannot be held exactly by `decimal`");
        }

        return fit == SchemaNumber.Fit.Exact ? value : null;
    }

    private int? Length(SchemaNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var value = 0m;
        var fit = node.Kind == NodeKind.Number ? SchemaNumber.Read(node.Text, out value) : SchemaNumber.Fit.Inexact;
        if (fit == SchemaNumber.Fit.AboveAll)
        {
            return int.MaxValue;
        }

        if (fit != SchemaNumber.Fit.Exact || value < 0 || decimal.Truncate(value) != value)
        {
            context.Faults.Add(FaultKind.Value, node, "a length must be a whole number that is not negative");
            return null;
        }

        return (int)Math.Min(value, int.MaxValue);
    }
}
