using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Reads the properties of a contract: public ones that can be set, initialised, or given to the constructor.</summary>
internal sealed class MemberReader(Construction construction, List<Complaint> complaints)
{
    private const string JsonNameAttribute = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    private const string JsonIgnoreAttribute = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    private const string JsonRequiredAttribute = "System.Text.Json.Serialization.JsonRequiredAttribute";

    public static bool IsIgnored(IPropertySymbol property) => property.GetAttributes().Any(attribute => NameOf(attribute) == JsonIgnoreAttribute);

    public static string? NameOf(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString();

    public IReadOnlyList<MemberModel> Read(INamedTypeSymbol type, CancellationToken cancel)
    {
        var members = new List<MemberModel>();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(IsMember))
        {
            cancel.ThrowIfCancellationRequested();
            if (IsIgnored(property))
            {
                if (property.IsRequired)
                {
                    complaints.Add(Complaint.At(property.Locations[0], Diagnostics.Construction, type.Name, $"`{property.Name}` is required and ignored"));
                }
            }
            else if (Member(property) is { } member)
            {
                members.Add(member);
            }
        }

        return members;
    }

    private bool IsMember(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false }
        && (property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || construction.ParameterOf(property) is not null);

    // The default of an immutable array is not even empty.
    private static bool HasDefault(Shape shape) => shape.IsValueType && shape.Kind != ShapeKind.List;

    private MemberModel? Member(IPropertySymbol property)
    {
        var parameter = construction.ParameterOf(property);
        AttributeData[] attributes = [.. property.GetAttributes(), .. parameter?.GetAttributes() ?? []];
        var jsonName = attributes.FirstOrDefault(attribute => NameOf(attribute) == JsonNameAttribute)?.ConstructorArguments[0].Value as string;
        if (new ShapeReader(property, complaints).Read(property.Type) is not { } shape)
        {
            return null;
        }

        var marks = new MarkReader(property, shape, jsonName ?? JsonNames.Of(property.Name), complaints);
        var limits = new LimitsReader(property, shape, complaints).Read(attributes, out var isRequired);
        var hasInitializer = property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });
        var part = MarkReader.Part(attributes);
        var mustBeThere = part == MarkReader.BodyPart ? false : isRequired || property.IsRequired
            || attributes.Any(attribute => NameOf(attribute) == JsonRequiredAttribute)
            || parameter is { HasExplicitDefaultValue: false }
            || (parameter is null && !hasInitializer && !shape.IsNullable && !HasDefault(shape));
        return new MemberModel(property.Name, jsonName ?? JsonNames.Of(property.Name), isRequired ? shape with { IsNullable = false } : shape, limits)
        {
            IsRequired = mustBeThere,
            KeepsInitializer = parameter is null && !mustBeThere && hasInitializer,
            IsInitOnly = property.SetMethod is { IsInitOnly: true },
            Content = marks.Content(attributes),
            Part = part,
            Binding = marks.Binding(attributes),
            Default = parameter is null ? "default" : Construction.Default(parameter),
        };
    }
}
