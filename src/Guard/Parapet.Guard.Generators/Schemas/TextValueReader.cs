using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Patterns;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Reads schemas of strings. A format, an encoding or a list of names that stands alone gets the C# type that fits; together with other rules the value stays a string.</summary>
internal sealed class TextValueReader(SchemaContext context)
{
    private static readonly string[] Rules = ["minLength", "maxLength", "pattern", "allOf", "format", "contentEncoding", "enum", "const", "not"];

    private readonly BoundReader bounds = new(context);

    public SchemaValue? Read(SchemaPart part, bool isNullable, string place)
    {
        var node = part.Node;
        var rules = node.Properties.Where(keyword => Rules.Contains(keyword.Name)).ToArray();
        var format = Format(node);
        var isBase64 = IsBase64(node);
        var allowed = Texts(bounds.Values(node) ?? []);
        var only = rules.FirstOrDefault()?.Name;
        var typed = rules.Length != 1 ? null
            : only == "enum" && allowed.Count > 0 ? Enum(part, place, allowed)
            : only == "contentEncoding" && isBase64 ? new Shape(ShapeKind.Bytes, "byte[]", false)
            : only == "format" ? Typed(format?.JsonName)
            : null;
        if (typed is not null)
        {
            return new SchemaValue(typed with { IsNullable = isNullable }, Limits.None);
        }

        return new SchemaValue(new Shape(ShapeKind.Text, "string", isNullable), bounds.Lengths(node, "minLength", "maxLength") with
        {
            CountsCodePoints = true,
            Patterns = new EquatableArray<PatternTable>(Patterns(node).Select(Pattern).OfType<PatternTable>()),
            Allowed = allowed,
            Denied = Texts(bounds.Denied(node)),
            Formats = new EquatableArray<FormatCheck>([.. format is null ? [] : new[] { format }, .. isBase64 ? new[] { FormatCheck.Base64 } : []]),
        });
    }

    // The formats that .NET has a type for, which holds each value exactly.
    private static Shape? Typed(string? format) => format switch
    {
        "date-time" => new Shape(ShapeKind.DateTimeOffset, "global::System.DateTimeOffset", false) { IsValueType = true },
        "date" => new Shape(ShapeKind.DateOnly, "global::System.DateOnly", false) { IsValueType = true },
        "uuid" => new Shape(ShapeKind.Guid, "global::System.Guid", false) { IsValueType = true },
        _ => null,
    };

    private Shape Enum(SchemaPart part, string place, EquatableArray<string> values)
    {
        var summary = ValueReader.Summary(part.Node) ?? $"Names of the schema of <see cref=\"{context.Target.Type}\"/>.";
        var (type, names) = context.Types.Enum(part.Node, part.Name, place, summary, values.Distinct());
        return new Shape(ShapeKind.Enum, type, false) { IsValueType = true, Names = names };
    }

    private FormatCheck? Format(SchemaNode node)
    {
        if (node["format"] is not { } format)
        {
            return null;
        }

        var check = format.Kind == NodeKind.Text ? FormatCheck.Of(format.Text) : null;
        if (check is null)
        {
            context.Faults.Add(FaultKind.Value, format, $"this format is not checked; {string.Join(", ", FormatCheck.Names)} are");
        }

        return check;
    }

    private bool IsBase64(SchemaNode node)
    {
        var encoding = node["contentEncoding"];
        if (encoding is not null && !encoding.IsText("base64"))
        {
            context.Faults.Add(FaultKind.Value, encoding, "this encoding is not checked; `base64` is");
        }

        return encoding is not null;
    }

    private EquatableArray<string> Texts(IReadOnlyList<SchemaNode> values)
    {
        foreach (var other in values.Where(value => value.Kind != NodeKind.Text))
        {
            context.Faults.Add(FaultKind.Value, other, "this is no string");
        }

        return new EquatableArray<string>(values.Select(value => value.Text));
    }

    private static IEnumerable<SchemaNode> Patterns(SchemaNode node) =>
        (node["pattern"] is { } pattern ? [pattern] : Array.Empty<SchemaNode>()).Concat(node["allOf"]?.Items.Select(item => item["pattern"]!) ?? []);

    private PatternTable? Pattern(SchemaNode pattern)
    {
        try
        {
            return pattern.Kind == NodeKind.Text ? TableBuilder.BuildSearch(pattern.Text) : throw new PatternException("it is no string");
        }
        catch (PatternException reason)
        {
            context.Faults.Add(FaultKind.Pattern, pattern, $"the regular expression cannot be used: {reason.Message}");
            return null;
        }
    }
}
