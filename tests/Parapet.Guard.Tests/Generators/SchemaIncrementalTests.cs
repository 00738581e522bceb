using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators;

namespace Parapet.Guard.Tests.Generators;

public sealed class SchemaIncrementalTests
{
    private static readonly SchemaFile Order = new("order.schema.json", """{"type":"object","properties":{"x":{"type":"string"}}}""");
    private static readonly SchemaFile Other = new("other.json", "{}");

    [Theory]
    [InlineData("", "class Other { int x; }", "{}")]
    [InlineData("// a line above, which moves everything\n", "class Other { }", "{}")]
    [InlineData("", "class Other { }", "{ \"changed\": true }")]
    public void An_unrelated_edit_regenerates_nothing(string above, string other, string file)
    {
        var first = Compiler.Compile(SchemaFiles.Type, "class Other { }");
        var driver = SchemaFiles.Driver(Order, Other).RunGenerators(first, TestContext.Current.CancellationToken);
        var second = first
            .ReplaceSyntaxTree(first.SyntaxTrees[0], Compiler.Parse(above + SchemaFiles.Type, "Source0.cs"))
            .ReplaceSyntaxTree(first.SyntaxTrees[1], Compiler.Parse(other, "Source1.cs"));
        var result = Rerun(driver.ReplaceAdditionalText(Other, new SchemaFile("other.json", file)), second);
        Assert.All(Steps(result), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString()));
        Assert.All(Outputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_changed_schema_regenerates_its_type()
    {
        var compilation = Compiler.Compile(SchemaFiles.Type);
        var driver = SchemaFiles.Driver(Order, Other).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var result = Rerun(driver.ReplaceAdditionalText(Order, new SchemaFile("order.schema.json", """{"type":"object","properties":{"y":{"type":"string"}}}""")), compilation);
        Assert.All(Steps(result), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
        Assert.Contains("Y { get; init; }", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    private static GeneratorRunResult Rerun(GeneratorDriver driver, Compilation compilation) =>
        driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single(result => result.Generator.GetGeneratorType() == typeof(SchemaGenerator));

    private static IEnumerable<IncrementalStepRunReason> Steps(GeneratorRunResult result) =>
        result.TrackedSteps[SchemaGenerator.SchemaStep].SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static ImmutableArray<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
