using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators;

namespace Parapet.Guard.Tests.Generators;

public sealed class IncrementalTests
{
    private const string Contract = """
        using Parapet.Guard;
        using System.ComponentModel.DataAnnotations;
        [EventContract]
        public sealed partial record Order([property: RegularExpression("[a-z]+")] string Id, int Count);
        """;

    [Theory]
    [InlineData("", "class Other { int x; }")]
    [InlineData("// a line above, which moves everything\n", "class Other { }")]
    [InlineData("", "[Parapet.Guard.EventContract] public sealed partial record Second(int X);")]
    public void An_unrelated_edit_regenerates_nothing(string above, string other)
    {
        var first = Compiler.Compile(Contract, "class Other { }");
        var driver = Compiler.Driver().RunGenerators(first, TestContext.Current.CancellationToken);
        var trees = first.SyntaxTrees;
        var second = first
            .ReplaceSyntaxTree(trees[0], Compiler.Parse(above + Contract, "Source0.cs"))
            .ReplaceSyntaxTree(trees[1], Compiler.Parse(other, "Source1.cs"));
        var result = driver.RunGenerators(second, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        var order = Assert.Single(result.TrackedSteps[ContractGenerator.ContractStep], step => step.Outputs.Any(output => output.Value.ToString()!.Contains("Order", StringComparison.Ordinal)));
        Assert.All(order.Outputs, output => Assert.True(output.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, output.Reason.ToString()));
        Assert.Contains(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => output.Reason == IncrementalStepRunReason.Cached);
        Assert.Equal(other.Contains("Second", StringComparison.Ordinal) ? 2 : 1, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_changed_rule_regenerates_its_contract()
    {
        var first = Compiler.Compile(Contract);
        var driver = Compiler.Driver().RunGenerators(first, TestContext.Current.CancellationToken);
        var second = first.ReplaceSyntaxTree(first.SyntaxTrees[0], Compiler.Parse(Contract.Replace("[a-z]+", "[a-z]*", StringComparison.Ordinal), "Source0.cs"));
        var result = driver.RunGenerators(second, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.All(result.TrackedSteps[ContractGenerator.ContractStep].SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Modified, output.Reason));
    }
}
