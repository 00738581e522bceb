using System.Collections.Immutable;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Sbom;

public sealed class VexIndexTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("the id and every version of the package", "CVE-1", "pkg:npm/a", true)]
    [InlineData("the exact version", "CVE-1", "pkg:npm/a@1.0.0", true)]
    [InlineData("an alias", "GHSA-1", "pkg:npm/a", true)]
    [InlineData("an id in another case", "cve-1", "pkg:npm/a", true)]
    [InlineData("another version", "CVE-1", "pkg:npm/a@1.0.1", false)]
    [InlineData("another package", "CVE-1", "pkg:npm/b", false)]
    [InlineData("another ecosystem", "CVE-1", "pkg:pypi/a", false)]
    [InlineData("another vulnerability", "CVE-2", "pkg:npm/a", false)]
    [InlineData("the whole product", "CVE-1", "urn:orders", true)]
    [InlineData("the product by its artefact", "CVE-1", "sha:aa", true)]
    [InlineData("the product by its package URL", "CVE-1", "pkg:oci/orders", true)]
    [InlineData("another product", "CVE-1", "urn:billing", false)]
    [InlineData("the package in the product", "CVE-1", "urn:orders > pkg:npm/a", true)]
    [InlineData("the package in another product", "CVE-1", "urn:billing > pkg:npm/a", false)]
    [InlineData("another package in the product", "CVE-1", "urn:orders > pkg:npm/b", false)]
    [InlineData("one of two packages in the product", "CVE-1", "urn:orders > pkg:npm/b > pkg:npm/a@1.0.0", true)]
    public void A_statement_is_about_a_finding_or_it_is_not(string what, string vulnerability, string product, bool expected)
    {
        var found = Find(Statement(vulnerability, product, VexStatus.Fixed, Noon));

        Assert.Equal(expected, found is not null);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void The_names_of_a_statement_find_it_as_well() =>
        Assert.NotNull(Find(Statement("PRIVATE-9", "pkg:npm/a", VexStatus.Fixed, Noon) with { Aliases = ["CVE-1"] }));

    [Fact]
    public void Of_several_statements_the_latest_counts()
    {
        var early = Statement("CVE-1", "pkg:npm/a@1.0.0", VexStatus.NotAffected, Noon);
        var late = Statement("GHSA-1", "pkg:npm/a", VexStatus.Affected, Noon.AddHours(1));

        Assert.Equal(VexStatus.Affected, Find(early, late)!.Status);
        Assert.Equal(VexStatus.Affected, Find(late, early)!.Status);
        Assert.Equal(VexStatus.Affected, Find(early, late with { Timestamp = Noon })!.Status);
        Assert.Equal(VexStatus.NotAffected, Find(late with { Timestamp = Noon }, early)!.Status);
    }

    [Fact]
    public void A_package_without_a_URL_is_only_in_the_whole_product()
    {
        var index = Index(Statement("CVE-1", "pkg:npm/a", VexStatus.Fixed, Noon), Statement("CVE-2", "urn:orders", VexStatus.Fixed, Noon));

        Assert.Null(index.Find(["CVE-1"], null, ["urn:orders"]));
        Assert.NotNull(index.Find(["CVE-2"], null, ["urn:orders"]));
    }

    private static VexStatement? Find(params VexStatement[] statements) =>
        Index(statements).Find(["CVE-1", "GHSA-1"], PackageUrl.Parse("pkg:npm/a@1.0.0"), ["urn:orders", new string('a', 64), "pkg:oci/orders@sha256:1"]);

    private static VexIndex Index(params VexStatement[] statements) => new([new VexDocument { Author = "x", Timestamp = Noon, Statements = [.. statements] }]);

    private static VexStatement Statement(string vulnerability, string product, VexStatus status, DateTimeOffset time)
    {
        ImmutableArray<VexComponent> parts = [.. product.Split(" > ").Select(text => text == "sha:aa" ? new VexComponent { Sha256 = new string('a', 64) } : new VexComponent { Id = text, Purl = PackageUrl.Parse(text) })];
        return new VexStatement
        {
            Vulnerability = vulnerability,
            Products = [parts[0] with { Subcomponents = parts[1..] }],
            Status = status,
            Justification = VexJustification.ComponentNotPresent,
            Timestamp = time,
        };
    }
}
