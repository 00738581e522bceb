using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Parapet.Catalog.Generator;

/// <summary>Writes <c>Catalog.All</c>: one instance of every sealed class that derives from <c>Rule</c>, in ordinal order of its name.</summary>
[Generator]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    private const string RuleType = "Parapet.Rules.Rule";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rules = context.SyntaxProvider
            .CreateSyntaxProvider(
                (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                (syntax, cancel) => syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancel) is INamedTypeSymbol { IsSealed: true } type && DerivesFromRule(type)
                    ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
                    : null)
            .Where(name => name is not null)
            .Collect();
        context.RegisterSourceOutput(rules, (output, names) => output.AddSource("Catalog.g.cs", SourceText.From(Write(names!), Encoding.UTF8)));
    }

    private static bool DerivesFromRule(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.ToDisplayString() == RuleType)
            {
                return true;
            }
        }

        return false;
    }

    private static string Write(ImmutableArray<string> names)
    {
        var source = new StringBuilder()
            .AppendLine("namespace Parapet.Rules;")
            .AppendLine("/// <summary>Every rule of the product, in ordinal order of its type's name.</summary>")
            .AppendLine("public static class Catalog")
            .AppendLine("{")
            .AppendLine("    /// <summary>One instance of each rule.</summary>")
            .AppendLine("    public static global::System.Collections.Immutable.ImmutableArray<Rule> All { get; } =")
            .AppendLine("    [");
        foreach (var name in names.Distinct().OrderBy(name => name, System.StringComparer.Ordinal))
        {
            source.Append("        new ").Append(name).AppendLine("(),");
        }

        return source.AppendLine("    ];").AppendLine("}").ToString();
    }
}
