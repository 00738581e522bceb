using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Parapet.Guard.Generators;

namespace Parapet.Guard.Tests.Generators;

/// <summary>Runs the generator for schemas.</summary>
internal static class SchemaFiles
{
    public const string Type = "using Parapet.Guard; namespace App; [EventSchema(\"order.schema.json\")] public sealed partial record Order;";

    public static GeneratorDriver Driver(params AdditionalText[] files) => CSharpGeneratorDriver.Create(
        [new SchemaGenerator().AsSourceGenerator(), new ContractGenerator().AsSourceGenerator()],
        files,
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generators complain of; and what the compiler says of all sources together.</summary>
    public static (IReadOnlyList<Diagnostic> Generator, IReadOnlyList<Diagnostic> Everything) Run(string schema, string source = Type)
    {
        Driver(new SchemaFile("schemas/order.schema.json", schema)).RunGeneratorsAndUpdateCompilation(Compiler.Compile(source), out var compilation, out var diagnostics);
        return (diagnostics, [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }

    /// <summary>The declarations that the generator writes for a schema.</summary>
    public static string Declarations(string schema)
    {
        var result = Driver(new SchemaFile("order.schema.json", schema)).RunGenerators(Compiler.Compile(Type)).GetRunResult();
        Assert.Empty(result.Diagnostics);
        return result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith(".Schema.g.cs", StringComparison.Ordinal)).ToString();
    }
}

/// <summary>A file of a project that is no source.</summary>
internal sealed class SchemaFile(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
