using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>What became of one type: its contract, or why there is none.</summary>
internal sealed record ContractResult(ContractModel? Contract, EquatableArray<Complaint> Complaints);

/// <summary>Reads a type with <c>[EventContract]</c>.</summary>
internal static class ContractReader
{
    private static readonly SymbolDisplayFormat FileFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat NameFormat = new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
    private static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static ContractResult Read(INamedTypeSymbol type, AttributeData marker, CancellationToken cancel)
    {
        var complaints = new List<Complaint>();
        var place = type.Locations[0];
        if (Declarations(type).Any(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            complaints.Add(Complaint.At(place, Diagnostics.NotPartial, type.Name));
        }

        if (WhyNot(type) is { } reason)
        {
            complaints.Add(Complaint.At(place, Diagnostics.KindOfType, type.Name, reason));
        }

        foreach (var name in GeneratedNames.TakenBy(type))
        {
            complaints.Add(Complaint.At(place, Diagnostics.GeneratedName, type.Name, name));
        }

        var options = OptionsReader.Read(type, marker, complaints);
        var construction = Construction.Of(type, complaints);
        var members = new MemberReader(construction, complaints).Read(type, cancel);
        foreach (var name in members.GroupBy(member => options.IgnoreCase ? member.JsonName.ToUpperInvariant() : member.JsonName, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            complaints.Add(Complaint.At(place, Diagnostics.SameName, type.Name, name.First().JsonName));
        }

        return new ContractResult(complaints.Count > 0 ? null : Contract(type, options, construction, members), new EquatableArray<Complaint>(complaints));
    }

    private static ContractModel Contract(INamedTypeSymbol type, Options options, Construction construction, IReadOnlyList<MemberModel> members)
    {
        var chain = Chain(type).ToArray();
        return new ContractModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat),
            new EquatableArray<string>(chain.Skip(1).Reverse().Select(Declaration)),
            Declaration(type),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            FileName(type))
        {
            Options = options,
            TypeParameters = new EquatableArray<string>(type.TypeParameters.Select(parameter => parameter.Name)),
            Members = new EquatableArray<MemberModel>(members),
            Arguments = new EquatableArray<string>(construction.Arguments),
        };
    }

    // Names may differ in nothing but case, which those of files must not; and the sum of no name depends on the process.
    private static string FileName(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(FileFormat) + (type.Arity > 0 ? $"-{type.Arity}" : "");
        return $"{name}-{name.Aggregate(2166136261u, (sum, letter) => unchecked((sum ^ letter) * 16777619u)):x8}.g.cs";
    }

    private static string? WhyNot(INamedTypeSymbol type) =>
        type.ContainingType is { IsGenericType: true } ? "it is nested in a generic type"
        : type.IsStatic ? "it is static"
        : type.IsAbstract ? "it is abstract"
        : type.BaseType is { SpecialType: not SpecialType.System_Object } ? "it derives from another type"
        : type.IsFileLocal ? "it is local to a file"
        : null;

    private static string Declaration(INamedTypeSymbol type) =>
        $"partial {(type.IsRecord ? type.IsValueType ? "record struct" : "record" : type.TypeKind switch { TypeKind.Struct => "struct", TypeKind.Interface => "interface", _ => "class" })} {type.ToDisplayString(NameFormat)}";

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        from part in Chain(type)
        from reference in part.DeclaringSyntaxReferences
        let declaration = reference.GetSyntax() as TypeDeclarationSyntax
        where declaration is not null
        select declaration;
}
