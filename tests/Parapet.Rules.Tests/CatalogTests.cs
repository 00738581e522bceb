using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Parapet.Catalog.Generator;

namespace Parapet.Rules.Tests;

public sealed class CatalogTests
{
    private const string House = """
        namespace Parapet.Rules
        {
            public abstract class Rule;
            public abstract class RoleRule : Rule;
        }
        """;

    [Fact]
    public void Every_rule_class_is_in_the_catalog() =>
        Assert.Equal(
            typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && type.IsSealed).Select(type => type.FullName).Order(StringComparer.Ordinal),
            Catalog.All.Select(rule => rule.GetType().FullName).Order(StringComparer.Ordinal));

    [Fact]
    public void A_new_file_with_a_rule_is_all_it_takes() =>
        Assert.Contains(
            "new global::Parapet.Rules.NET.OpenDoor(),",
            Generate("namespace Parapet.Rules.NET { public sealed class OpenDoor : Rule; }"),
            StringComparison.Ordinal);

    [Fact]
    public void A_rule_may_derive_through_another_class() =>
        Assert.Contains(
            "new global::Parapet.Rules.ROLE.Admin(),",
            Generate("namespace Parapet.Rules.ROLE { public sealed class Admin : RoleRule; }"),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_no_rule_or_is_abstract_is_left_out() =>
        Assert.DoesNotContain("new ", Generate("public class Plain; public sealed class Other : Plain;"), StringComparison.Ordinal);

    private static string Generate(string file)
    {
        var compilation = CSharpCompilation.Create(
            "rules",
            [CSharpSyntaxTree.ParseText(House, cancellationToken: TestContext.Current.CancellationToken), CSharpSyntaxTree.ParseText(file, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        var result = CSharpGeneratorDriver.Create(new CatalogGenerator()).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();
        return Assert.Single(result.GeneratedTrees).ToString();
    }
}
