using Parapet.Packages.Advisories;
using Parapet.Packages.Tests.Advisories.Compiled;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories;

public sealed class FixPlanTests
{
    private static readonly AdvisoryDatabase Database = TestAdvisories.Open(
        TestAdvisories.Of("GHSA-1", "npm", "list", ">=0 <1.2.0"),
        TestAdvisories.Of("GHSA-2", "npm", "list", ">=0 <1.4.0 >=2.0.0 <2.1.0"),
        TestAdvisories.Of("GHSA-3", "npm", "list", ">=1.4.0 <1.5.0"),
        TestAdvisories.Of("GHSA-4", "npm", "odd", ">=0 <1.1.0"),
        TestAdvisories.Of("GHSA-5", "npm", "odd", ">=0 <soon"),
        TestAdvisories.Of("GHSA-6", "npm", "late", ">=0 <1.1.0"),
        TestAdvisories.Of("GHSA-7", "npm", "late", ">=1.1.0"));

    [Theory]
    [InlineData("list", "1.0.0", "1.5.0")]
    [InlineData("list", "1.3.0", "1.5.0")]
    [InlineData("list", "2.0.0", "2.1.0")]
    [InlineData("list", "1.4.1", "1.5.0")]
    [InlineData("odd", "1.0.0", "1.1.0")]
    [InlineData("late", "1.0.0", null)]
    [InlineData("list", "strange", null)]
    public void The_oldest_repair_that_nothing_affects_clears(string name, string version, string? expected)
    {
        var package = TestAdvisories.Package(Ecosystem.Npm, name, version);
        Assert.Equal(expected, FixPlan.Clear(Database, package, Database.Find(package)));
    }

    [Fact]
    public void A_repair_that_brought_another_vulnerability_leads_to_the_repair_of_that_one()
    {
        var database = TestAdvisories.Open(TestAdvisories.Of("GHSA-1", "npm", "chain", ">=0 <1.1.0"), TestAdvisories.Of("GHSA-2", "npm", "chain", ">=1.1.0 <1.2.0"));
        var package = TestAdvisories.Package(Ecosystem.Npm, "chain", "1.0.0");
        Assert.Equal("1.2.0", FixPlan.Clear(database, package, database.Find(package)));
    }

    [Fact]
    public void A_package_built_from_another_source_is_upgraded_by_the_source_version()
    {
        var database = TestAdvisories.Open(TestAdvisories.Of("DSA-1", "Debian:12", "foo", ">=0 <1.2-4"));
        var package = TestAdvisories.Package(Ecosystem.Debian, "libfoo1", "1:0.1-1") with { SourceName = "foo", SourceVersion = "1.2-3", Distribution = "debian", Release = "12" };
        Assert.Equal("1.2-4", FixPlan.Clear(database, package, database.Find(package)));
    }

    [Fact]
    public void A_package_with_thousands_of_advisories_is_cleared_by_the_last_repair()
    {
        var database = TestAdvisories.Open([.. Enumerable.Range(1, 3000).Select(i => TestAdvisories.Of($"CVE-2026-{i}", "npm", "kernel", $">=0 <1.{i}.0"))]);
        var package = TestAdvisories.Package(Ecosystem.Npm, "kernel", "1.0.0");
        var matches = database.Find(package);
        Assert.Equal(3000, matches.Length);
        Assert.Equal("1.3000.0", FixPlan.Clear(database, package, matches));
    }

    [Fact]
    public void A_layer_in_many_functions_is_one_step_that_goes_before_smaller_ones()
    {
        var plan = FixPlan.Plan(Database,
        [
            .. new[] { "b", "a", "c" }.Select(function => Input(function, "layer", "list", "2.0.0")),
            Input("a", "code of a", "list", "1.4.1"),
            Input("a", "code of a", "late", "1.0.0"),
            Input("a", "code of a", "fine", "1.0.0"),
        ]);
        Assert.Equal(["layer list 2.0.0 > 2.1.0: GHSA-2 in a b c", "code of a list 1.4.1 > 1.5.0: GHSA-3 in a", "code of a late 1.0.0 > none:  in a"], plan.Select(Show));
        Assert.Equal(["GHSA-6"], plan[^1].Leaves);
    }

    [Fact]
    public void Copies_of_a_package_in_one_artefact_go_to_one_version()
    {
        var step = Assert.Single(FixPlan.Plan(Database, [Input("a", "code", "list", "1.0.0"), Input("a", "code", "list", "2.0.0")]));
        Assert.Equal("code list 1.0.0, 2.0.0 > 2.1.0: GHSA-1, GHSA-2 in a", Show(step));
    }

    private static FixInput Input(string function, string artefact, string name, string version)
    {
        var package = TestAdvisories.Package(Ecosystem.Npm, name, version);
        return new(function, artefact, package, Database.Find(package));
    }

    private static string Show(FixStep step) =>
        $"{step.Artefact} {step.Name} {string.Join(", ", step.From)} > {step.To ?? "none"}: {string.Join(", ", step.Closes)} in {string.Join(' ', step.Functions)}";
}
