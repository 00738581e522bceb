using Microsoft.CodeAnalysis;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>The names of what the generator adds to a contract.</summary>
internal static class GeneratedNames
{
    private const string TypeParameter = "TMode";
    private const string NestedType = "ContractReading";

    private static readonly string[] Methods = ["Validate", "Read", "ReadContract", "ReadText", "DescribeContract"];

    /// <summary>Those that the type uses for something else. Methods of the same name may be overloads.</summary>
    public static IEnumerable<string> TakenBy(INamedTypeSymbol type) =>
    [
        .. type.TypeParameters.Select(parameter => parameter.Name).Where(name => name is TypeParameter or NestedType || Methods.Contains(name)),
        .. Methods.Where(name => type.Name == name || type.GetMembers(name).Any(member => member.Kind != SymbolKind.Method)),
        .. type.Name == NestedType || !type.GetMembers(NestedType).IsEmpty ? new[] { NestedType } : [],
    ];
}
