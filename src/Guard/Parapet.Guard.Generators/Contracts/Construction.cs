using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>How an object of the type is made: by the constructor in its declaration, or by one without arguments.</summary>
internal sealed class Construction
{
    private static readonly Construction Plain = new([]);

    private Construction(IReadOnlyList<IParameterSymbol> parameters) => Parameters = parameters;

    public IReadOnlyList<IParameterSymbol> Parameters { get; }

    public IEnumerable<string> Arguments => Parameters.Select(parameter => parameter.Name);

    public static Construction Of(INamedTypeSymbol type, List<Complaint> complaints)
    {
        var primary = type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }));
        if (primary is not null)
        {
            foreach (var parameter in primary.Parameters.Where(parameter => !IsProperty(type, parameter)))
            {
                complaints.Add(Complaint.At(type.Locations[0], Diagnostics.Construction, type.Name, $"the constructor's parameter `{parameter.Name}` is no property"));
            }

            return new Construction(primary.Parameters);
        }

        if (!type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0))
        {
            complaints.Add(Complaint.At(type.Locations[0], Diagnostics.Construction, type.Name, "it has no constructor without parameters"));
        }

        return Plain;
    }

    public IParameterSymbol? ParameterOf(IPropertySymbol property) => Parameters.FirstOrDefault(parameter => parameter.Name == property.Name);

    /// <summary>The value of a parameter that is not given, as C# source.</summary>
    public static string Default(IParameterSymbol parameter) => parameter switch
    {
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } =>
            WithoutNull(parameter.Type) is { TypeKind: TypeKind.Enum } type ? $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({Literals.Number(value)})"
            : value is string or char or bool ? SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!
            : Literals.Number(value),
        _ => "default",
    };

    private static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool IsProperty(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any(property => property.DeclaredAccessibility == Accessibility.Public && !MemberReader.IsIgnored(property));
}
