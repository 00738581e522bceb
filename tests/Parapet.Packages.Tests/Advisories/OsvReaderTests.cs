using System.Text;
using Parapet.Packages.Advisories;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories;

public sealed class OsvReaderTests
{
    public const string Whole = """
        {
          "schema_version": "1.7.4", "id": "GHSA-aaaa-bbbb-cccc", "modified": "2026-02-03T04:05:06Z", "published": "2026-01-02T03:04:05.5Z",
          "aliases": ["CVE-2026-0001"], "upstream": ["CVE-2026-0002"], "related": ["CVE-2026-0003"], "summary": "Orders are lost", "details": "# Long\ntext",
          "severity": [{ "type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
          "affected": [
            {
              "package": { "ecosystem": "Go", "name": "example.com/orders", "purl": "pkg:golang/example.com/orders" },
              "ranges": [
                { "type": "GIT", "repo": "https://example.com/orders.git", "events": [{ "introduced": "0" }] },
                { "type": "SEMVER", "events": [{ "introduced": "1.0.0" }, { "fixed": "1.2.0" }, { "last_affected": "1.3.0" }, { "limit": "*" }], "database_specific": { "x": [1] } }
              ],
              "versions": ["0.9.0"],
              "severity": [{ "type": "Ubuntu", "score": "low" }],
              "ecosystem_specific": { "imports": [{ "path": "example.com/orders/list", "symbols": ["List", "List.Add"], "goos": ["linux"], "goarch": ["arm64"] }] },
              "database_specific": { "severity": "LOW", "source": {} }
            }
          ],
          "references": [{ "type": "WEB", "url": "https://example.com/advisory" }],
          "credits": [{ "name": "A. Nyone", "type": "FINDER" }],
          "database_specific": { "severity": "HIGH", "cwe_ids": ["CWE-79"], "github_reviewed": true },
          "what_comes_next": { "deep": [[[{}]]] }
        }
        """;

    [Fact]
    public void Every_field_that_counts_is_read_and_others_are_passed_over()
    {
        var advisory = Read(Whole);
        Assert.Equal("GHSA-aaaa-bbbb-cccc", advisory.Id);
        Assert.Equal(["CVE-2026-0001"], advisory.Aliases);
        Assert.Equal(["CVE-2026-0002"], advisory.Upstream);
        Assert.Equal(["CVE-2026-0003"], advisory.Related);
        Assert.Equal("Orders are lost", advisory.Summary);
        Assert.Equal(new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), advisory.Modified);
        Assert.Equal(new(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero), advisory.Published);
        Assert.Null(advisory.Withdrawn);
        Assert.Equal("HIGH", advisory.SeverityWord);
        Assert.Equal(["CWE-79"], advisory.Cwes);
        Assert.Equal([new("WEB", "https://example.com/advisory")], advisory.References);
        Assert.Equal("CVSS_V3", Assert.Single(advisory.Ratings).Type);
        var affected = Assert.Single(advisory.Affected);
        Assert.Equal((Ecosystem.Go, "Go", "example.com/orders"), (affected.Ecosystem, affected.EcosystemName, affected.Name));
        Assert.Equal([RangeType.Git, RangeType.SemVer], affected.Ranges.Select(range => range.Type));
        Assert.Equal(
            [new(RangeEventKind.Introduced, "1.0.0"), new(RangeEventKind.Fixed, "1.2.0"), new(RangeEventKind.LastAffected, "1.3.0"), new(RangeEventKind.Limit, "*")],
            affected.Ranges[1].Events);
        Assert.Equal(["0.9.0"], affected.Versions);
        Assert.Equal("LOW", affected.SeverityWord);
        Assert.Equal([new("Ubuntu", "low")], affected.Ratings);
        var import = Assert.Single(affected.Imports);
        Assert.Equal("example.com/orders/list", import.Path);
        Assert.Equal(["List", "List.Add"], import.Symbols);
        Assert.Equal(["linux", "arm64"], [.. import.Systems, .. import.Architectures]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "id": "A", """)]
    [InlineData("""{ "id": "A" } {}""")]
    [InlineData("""{ "id": 5 }""")]
    [InlineData("""{ "id": "A", "aliases": "B" }""")]
    [InlineData("""{ "id": "A", "affected": [{ "ranges": [{ "events": [{ "introduced": 1 }] }] }] }""")]
    [InlineData("""{ "id": "A", "modified": "yesterday" }""")]
    [InlineData("""{ "id": "A", "summary": "\ud800" }""")]
    public void A_broken_record_is_a_problem(string json)
    {
        var (advisory, problem) = OsvReader.Read(Encoding.UTF8.GetBytes(json), "a.json");
        Assert.Null(advisory);
        Assert.Equal("a.json", problem!.Source);
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void A_problem_names_the_advisory_when_its_id_was_reached() =>
        Assert.Equal("A", OsvReader.Read("""{ "id": "A", "aliases": "B" }"""u8, "a.json").Problem!.Id);

    [Fact]
    public void Empty_and_null_lists_are_nothing()
    {
        var advisory = Read("""{ "id": "A", "aliases": null, "affected": [{ "package": { "ecosystem": "npm", "name": "a" }, "versions": null, "ranges": [] }] }""");
        Assert.Empty(advisory.Aliases);
        Assert.Empty(advisory.Affected[0].Versions);
    }

    [Fact]
    public void Without_a_summary_the_first_line_of_the_details_stands_for_it()
    {
        Assert.Equal("Impact", Read("""{ "id": "A", "details": "### Impact\nOrders are lost." }""").Summary);
        Assert.Equal(201, Read($$"""{ "id": "A", "details": "{{new string('x', 500)}}" }""").Summary.Length);
    }

    [Fact]
    public void A_date_in_the_year_1_is_no_date() => Assert.Null(Read("""{ "id": "A", "modified": "0001-01-01T00:00:00Z" }""").Modified);

    [Fact]
    public void Two_keys_in_one_event_are_two_events() =>
        Assert.Equal(
            [new(RangeEventKind.Introduced, "0"), new(RangeEventKind.Fixed, "1.0")],
            Read("""{ "id": "A", "affected": [{ "ranges": [{ "type": "ECOSYSTEM", "events": [{ "introduced": "0", "fixed": "1.0" }] }] }] }""").Affected[0].Ranges[0].Events);

    [Fact]
    public void A_malicious_package_is_known_by_its_id()
    {
        Assert.True(Read("""{ "id": "MAL-2026-1" }""").IsMalicious);
        Assert.False(Read("""{ "id": "GHSA-mal" }""").IsMalicious);
    }

    public static Advisory Read(string json)
    {
        var (advisory, problem) = OsvReader.Read(Encoding.UTF8.GetBytes(json), "test.json");
        Assert.Null(problem);
        return advisory!;
    }
}
