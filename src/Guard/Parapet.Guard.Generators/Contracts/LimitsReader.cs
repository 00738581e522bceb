using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Patterns;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Reads the attributes of <c>System.ComponentModel.DataAnnotations</c>, and refuses those that would silently not be checked.</summary>
internal sealed class LimitsReader(IPropertySymbol property, Shape shape, List<Complaint> complaints)
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    public Limits Read(IReadOnlyList<AttributeData> attributes, out bool isRequired)
    {
        var limits = Limits.None;
        isRequired = false;
        foreach (var attribute in attributes)
        {
            var name = MemberReader.NameOf(attribute) ?? "";
            isRequired |= name == Annotations + "RequiredAttribute";
            limits = name switch
            {
                Annotations + "RequiredAttribute" => limits with { NotBlank = shape.Kind == ShapeKind.Text && Named(attribute, "AllowEmptyStrings") is not true },
                Annotations + "StringLengthAttribute" => WithLength(limits, attribute, Named(attribute, "MinimumLength") as int?, First(attribute) as int?, onlyText: true),
                Annotations + "LengthAttribute" => WithLength(limits, attribute, First(attribute) as int?, attribute.ConstructorArguments[1].Value as int?, onlyText: false),
                Annotations + "MinLengthAttribute" => WithLength(limits, attribute, First(attribute) as int?, null, onlyText: false),
                Annotations + "MaxLengthAttribute" => WithLength(limits, attribute, null, First(attribute) as int?, onlyText: false),
                Annotations + "RangeAttribute" => WithRange(limits, attribute),
                Annotations + "RegularExpressionAttribute" => WithPattern(limits, attribute),
                Annotations + "AllowedValuesAttribute" => limits with { Allowed = Values(attribute) },
                Annotations + "DeniedValuesAttribute" => limits with { Denied = Values(attribute) },
                Annotations + "EmailAddressAttribute" => WithFormat(limits, attribute, ("IsEmail", "email"), "must be an address of e-mail"),
                Annotations + "UrlAttribute" => WithFormat(limits, attribute, ("IsUrl", "uri"), "must be a URL"),
                Annotations + "Base64StringAttribute" => WithFormat(limits, attribute, ("IsBase64", ""), "must be base64 (RFC 4648)"),
                "Parapet.Guard.TextFormatAttribute" => WithFormat(limits, attribute, Format(First(attribute)), "must be written in its format"),
                _ => Other(limits, attribute),
            };
        }

        return limits;
    }

    private Limits Other(Limits limits, AttributeData attribute)
    {
        for (var parent = attribute.AttributeClass; parent is not null; parent = parent.BaseType)
        {
            if (parent.ToDisplayString() == Annotations + "ValidationAttribute")
            {
                complaints.Add(Complaint.At(property.Locations[0], Diagnostics.UnknownAttribute, property.Name, ShortName(attribute)));
            }
        }

        return limits;
    }

    private Limits WithLength(Limits limits, AttributeData attribute, int? min, int? max, bool onlyText)
    {
        if (!shape.HasLength || (onlyText && shape.Kind != ShapeKind.Text))
        {
            return NotApplicable(limits, attribute);
        }

        var result = limits with { MinLength = Larger(limits.MinLength, min), MaxLength = Smaller(limits.MaxLength, max) };
        return result.MinLength < 0 || result.MaxLength < 0 || result.MinLength > result.MaxLength
            ? Senseless(limits, attribute, "the shortest length is above the longest, or negative")
            : result;
    }

    private Limits WithRange(Limits limits, AttributeData attribute)
    {
        if (!shape.IsNumber)
        {
            return NotApplicable(limits, attribute);
        }

        var bounds = attribute.ConstructorArguments.Where(argument => argument.Kind != TypedConstantKind.Type).Select(argument => argument.Value).ToArray();
        return bounds.Length == 2 && limits.Range is null
            && NumberBounds.Range(shape, bounds[0], bounds[1], Named(attribute, "MinimumIsExclusive") is true, Named(attribute, "MaximumIsExclusive") is true) is { } range
            ? limits with { Range = range }
            : Senseless(limits, attribute, "the bounds are no numbers of the type, or in the wrong order");
    }

    private Limits WithPattern(Limits limits, AttributeData attribute)
    {
        if (shape.Kind != ShapeKind.Text)
        {
            return NotApplicable(limits, attribute);
        }

        try
        {
            return limits with { Patterns = new EquatableArray<PatternTable>([.. limits.Patterns, TableBuilder.Build(First(attribute) as string ?? "")]) };
        }
        catch (PatternException reason)
        {
            complaints.Add(Complaint.At(property.Locations[0], Diagnostics.Pattern, property.Name, reason.Message));
            return limits;
        }
    }

    private Limits WithFormat(Limits limits, AttributeData attribute, (string Method, string JsonName)? format, string message) =>
        shape.Kind != ShapeKind.Text ? NotApplicable(limits, attribute)
        : format is null ? Senseless(limits, attribute, "there is no such format")
        : limits with { Formats = new EquatableArray<FormatCheck>([.. limits.Formats, new FormatCheck(format.Value.Method, message, format.Value.JsonName)]) };

    private EquatableArray<string> Values(AttributeData attribute)
    {
        if (shape.Kind != ShapeKind.Text && !shape.IsNumber)
        {
            NotApplicable(Limits.None, attribute);
            return default;
        }

        // Whether null is allowed is a matter of the type.
        var values = attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.Select(value => value.Value) : [argument.Value])
            .Where(value => value is not null).Select(value => value is string text && shape.Kind == ShapeKind.Text ? text : NumberBounds.Literal(shape, value)).ToArray();
        if (values.Length == 0 || values.Contains(null))
        {
            Senseless(Limits.None, attribute, "the values are not of the member's type");
            return default;
        }

        return new EquatableArray<string>(values!);
    }

    private Limits NotApplicable(Limits limits, AttributeData attribute)
    {
        complaints.Add(Complaint.At(property.Locations[0], Diagnostics.AttributeDoesNotApply, property.Name, ShortName(attribute), shape.Type));
        return limits;
    }

    private Limits Senseless(Limits limits, AttributeData attribute, string reason)
    {
        complaints.Add(Complaint.At(property.Locations[0], Diagnostics.Arguments, property.Name, ShortName(attribute), reason));
        return limits;
    }

    private static (string Method, string JsonName)? Format(object? format) => format is int number ? FormatCheck.Of(number) : null;

    private static string ShortName(AttributeData attribute) => attribute.AttributeClass!.Name;

    private static object? First(AttributeData attribute) => attribute.ConstructorArguments.Length == 0 ? null : attribute.ConstructorArguments[0].Value;

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static int? Larger(int? one, int? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private static int? Smaller(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
