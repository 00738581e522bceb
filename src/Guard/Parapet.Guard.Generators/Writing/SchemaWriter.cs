using System.Globalization;
using System.Text;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>
/// Writes a contract as JSON Schema 2020-12. A schema says less than a contract (nothing of duplicates, bytes, depth, digits), but it never refuses what the contract accepts.
/// </summary>
internal sealed class SchemaWriter(Options options)
{
    private const int BodyPart = MarkReader.BodyPart;
    private const int AttributeValues = 3;

    // No schema has this character, and around it stand types.
    private const string Hole = "\u0001";

    /// <summary>The schema of the contract itself; others are referred to by the names of their types.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="onlyBody">Whether members that are bound to other parts of a request are left out.</param>
    public static string Write(ContractModel contract, bool onlyBody = false)
    {
        var writer = new SchemaWriter(contract.Options);
        var members = contract.Members.Where(member => !onlyBody || member.Binding is null).ToArray();
        var properties = members.Select(member => $"{Text(member.JsonName)}:{writer.Member(member)}");
        var required = members.Where(member => member.IsRequired).Select(member => Text(member.JsonName)).ToArray();

        // A schema cannot say that a name may be in any case.
        var isExact = !contract.Options.IgnoreCase;
        return Object(
            "\"type\":\"object\"",
            $"\"properties\":{{{string.Join(",", properties)}}}",
            isExact && required.Length > 0 ? $"\"required\":[{string.Join(",", required)}]" : null,
            isExact && !contract.Options.AllowUnknownProperties ? "\"additionalProperties\":false" : null);
    }

    /// <summary>The name of a type as schemas refer to it, without its type arguments.</summary>
    public static string Name(string type) => type.Replace("global::", "").Replace("@", "").Split('<')[0];

    /// <summary>The schema as C# source: the names of generic contracts are only known when the program runs.</summary>
    public static string Source(string schema) => string.Join(" + ", schema.Split(Hole[0]).Select((part, index) =>
        index % 2 == 0 ? Literals.Text(part) : $"global::Parapet.Guard.ContractSchemas.NameOf<{part}>()"));

    private string Member(MemberModel member) => member switch
    {
        { Part: BodyPart } => Object("\"type\":[\"string\",\"null\"]"),
        { Content: null } => Value(member.Shape, member.Limits),
        { Content: AttributeValues } => Object(Type("object", member.Shape)),
        _ => Object(Type("string", member.Shape), member.Content > 0 ? "\"contentEncoding\":\"base64\"" : null, $"\"contentSchema\":{Contract(member.Shape with { IsNullable = false })}"),
    };

    private string Value(Shape shape, Limits limits) => shape.Kind switch
    {
        ShapeKind.Text => TextValue(shape, limits),
        ShapeKind.Integer or ShapeKind.UInt64 => Number("integer", shape, limits),
        ShapeKind.Decimal or ShapeKind.Double or ShapeKind.Single => Number("number", shape, limits),
        ShapeKind.Boolean => Object(Type("boolean", shape)),
        ShapeKind.DateTimeOffset or ShapeKind.DateTime => Object(Type("string", shape), Format("date-time")),
        ShapeKind.DateOnly => Object(Type("string", shape), Format("date")),
        ShapeKind.TimeOnly => Object(Type("string", shape), Pattern("^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?$")),
        ShapeKind.Guid => Object(Type("string", shape), Format("uuid")),
        ShapeKind.Uri => Object(Type("string", shape), Format("uri")),
        ShapeKind.Bytes => Object(Type("string", shape), "\"contentEncoding\":\"base64\""),
        ShapeKind.Enum => Object(Enumeration(shape, shape.Names.Select(name => Text(name.Json)))),
        ShapeKind.Contract => Contract(shape),
        ShapeKind.List => Object(
            Type("array", shape),
            $"\"items\":{Value(shape.Item!, shape.ItemLimits)}",
            Bound("minItems", limits.MinLength ?? 0),
            $"\"maxItems\":{limits.MaxLength ?? options.MaxItems}"),
        _ => Object(
            Type("object", shape),
            $"\"additionalProperties\":{Value(shape.Item!, shape.ItemLimits)}",
            Bound("minProperties", options.AllowDuplicateKeys ? 0 : limits.MinLength ?? 0),
            $"\"maxProperties\":{limits.MaxLength ?? options.MaxProperties}"),
    };

    private string TextValue(Shape shape, Limits limits)
    {
        // Schemas count code points, of which a string has at least half as many as UTF-16 units.
        var patterns = limits.Patterns.Select(pattern => $"^(?:{pattern.Source})$").ToList();
        if (limits.NotBlank)
        {
            patterns.Add("[\\S\\uFEFF]");
        }

        return Object(
        [
            Type("string", shape),
            Bound("minLength", limits.CountsCodePoints ? limits.MinLength ?? 0 : ((limits.MinLength ?? 0) + 1) / 2),
            $"\"maxLength\":{limits.MaxLength ?? options.MaxStringLength}",
            patterns.Count == 1 ? Pattern(patterns[0]) : null,
            patterns.Count > 1 ? $"\"allOf\":[{string.Join(",", patterns.Select(pattern => Object(Pattern(pattern))))}]" : null,
            .. Listed(shape, limits, Text),
            .. limits.Formats.Take(1).Select(format => format.JsonName.Length == 0 ? "\"contentEncoding\":\"base64\"" : Format(format.JsonName)),
        ]);
    }

    private string Number(string type, Shape shape, Limits limits)
    {
        // A number that is rounded may begin outside its range.
        var range = options.AllowInexactNumbers && type == "number" ? null : limits.Range;
        var (min, max) = (range?.Min is { } low ? Literals.Plain(low) : null, range?.Max is { } high ? Literals.Plain(high) : null);
        if (type == "integer")
        {
            min ??= shape.Min.ToString(CultureInfo.InvariantCulture);
            max ??= shape.Max.ToString(CultureInfo.InvariantCulture);
        }

        return Object(
        [
            Type(type, shape),
            min is null ? null : $"\"{(range is { MinIsExclusive: true } ? "exclusiveMinimum" : "minimum")}\":{min}",
            max is null ? null : $"\"{(range is { MaxIsExclusive: true } ? "exclusiveMaximum" : "maximum")}\":{max}",
            .. options.AllowInexactNumbers && type == "number" ? [] : Listed(shape, limits, value => Literals.Plain(value) ?? "0"),
        ]);
    }

    private static IEnumerable<string?> Listed(Shape shape, Limits limits, Func<string, string> write)
    {
        if (limits.Allowed.Count > 0)
        {
            yield return Enumeration(shape, limits.Allowed.Select(write));
        }

        if (limits.Denied.Count > 0)
        {
            yield return $"\"not\":{Object($"\"enum\":[{string.Join(",", limits.Denied.Select(write))}]")}";
        }
    }

    private static string Contract(Shape shape)
    {
        var reference = Object($"\"$ref\":\"#/$defs/{(shape.IsGeneric ? Hole + shape.Type + Hole : Name(shape.Type))}\"");
        return shape.IsNullable ? Object($"\"anyOf\":[{reference},{Object("\"type\":\"null\"")}]") : reference;
    }

    private static string Enumeration(Shape shape, IEnumerable<string> values) => $"\"enum\":[{string.Join(",", values)}{(shape.IsNullable ? ",null" : "")}]";

    private static string Type(string type, Shape shape) => shape.IsNullable ? $"\"type\":[\"{type}\",\"null\"]" : $"\"type\":\"{type}\"";

    private static string Format(string name) => $"\"format\":\"{name}\"";

    private static string Pattern(string pattern) => $"\"pattern\":{Text(pattern)}";

    private static string? Bound(string keyword, int value) => value == 0 ? null : $"\"{keyword}\":{value}";

    private static string Object(params string?[] parts) => $"{{{string.Join(",", parts.Where(part => part is not null))}}}";

    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var unit in value)
        {
            if (unit is '"' or '\\')
            {
                text.Append('\\').Append(unit);
            }
            else if (unit is < ' ' or > '~')
            {
                text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(unit);
            }
        }

        return text.Append('"').ToString();
    }
}
