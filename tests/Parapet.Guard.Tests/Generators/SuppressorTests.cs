using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Parapet.Guard.Generators;

namespace Parapet.Guard.Tests.Generators;

public sealed class SuppressorTests
{
    [Theory]
    [InlineData("[EventContract] partial record R { [MaxLength(3)] public string? X { get; init; } }", 0)]
    [InlineData("[EventContract] partial record R([property: MaxLength(3)] string? X);", 0)]
    [InlineData("record R { [MaxLength(3)] public string? X { get; init; } }", 1)]
    [InlineData("[EventContract] partial record R { [Obsolete] public string? X { get; init; } }", 1)]
    public async Task Warnings_of_trimming_are_silent_on_contracts_only(string source, int expected)
    {
        var compilation = Compiler.Compile($"using System; using System.ComponentModel.DataAnnotations; using Parapet.Guard;\n{source}");
        var analysis = compilation.WithAnalyzers([new Trimming(), new AnnotationSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, diagnostics.Count(diagnostic => diagnostic.Id == "IL2026" && !diagnostic.IsSuppressed));
    }

    /// <summary>Stands for the SDK's analyzer: complains of every attribute of a property.</summary>
    private sealed class Trimming : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("IL2026", "Reflects", "Reflects", "Trimming", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    if (node.Node.Parent?.Parent is PropertyDeclarationSyntax or ParameterSyntax)
                    {
                        node.ReportDiagnostic(Diagnostic.Create(Rule, node.Node.GetLocation()));
                    }
                },
                SyntaxKind.Attribute);
        }
    }
}
