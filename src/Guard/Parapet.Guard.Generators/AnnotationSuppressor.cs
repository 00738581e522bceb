using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Parapet.Guard.Generators;

/// <summary>
/// <c>[Length]</c>, <c>[MaxLength]</c> and <c>[Range(typeof(…))]</c> reflect when they are run, so trimming warns of them (IL2026). On the members of an event contract nobody
/// runs them: the generator has read them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationSuppressor : DiagnosticSuppressor
{
    private const string Marker = "Parapet.Guard.EventContractAttribute";
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    private static readonly SuppressionDescriptor Read = new("PGS001", "IL2026", "The attributes of an event contract are read at compile time and never run");

    /// <inheritdoc />
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Read];

    /// <inheritdoc />
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
                && IsReadByGenerator(context.GetSemanticModel(tree), attribute, type, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(Read, diagnostic));
            }
        }
    }

    private static bool IsReadByGenerator(SemanticModel model, AttributeSyntax attribute, TypeDeclarationSyntax type, CancellationToken cancel) =>
        model.GetTypeInfo(attribute, cancel).Type?.ContainingNamespace.ToDisplayString() == Annotations
        && model.GetDeclaredSymbol(type, cancel) is { } contract
        && contract.GetAttributes().Any(marker => marker.AttributeClass?.ToDisplayString() == Marker);
}
