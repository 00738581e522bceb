using System.Text;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Inventory;
using Parapet.Packages.Tests.Advisories.Compiled;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories;

public sealed class AdvisoryDatabaseTests
{
    private static readonly Package Orders = TestAdvisories.Package(Ecosystem.Npm, "orders", "1.0.0");

    [Fact]
    public void A_match_tells_what_the_advisory_says()
    {
        var database = TestAdvisories.Open(OsvReaderTests.Read(OsvReaderTests.Whole));
        var match = Assert.Single(database.Find(TestAdvisories.Package(Ecosystem.Go, "example.com/orders", "v1.1.0")));
        Assert.Equal("GHSA-aaaa-bbbb-cccc", match.Id);
        Assert.Equal(["CVE-2026-0001", "GHSA-aaaa-bbbb-cccc"], match.Ids);
        Assert.Equal((AdvisoryStatus.Affected, ""), (match.Status, match.Reason));
        Assert.Equal(new(SeverityLevel.Low, null, "low"), match.Severity);
        Assert.Equal(["1.2.0"], match.FixedVersions);
        Assert.Equal("1.2.0", match.Fix);
        Assert.Null(match.Kev);
        Assert.Null(match.Epss);
        Assert.False(match.IsMalicious);
        var advisory = Assert.Single(match.Advisories);
        Assert.Equal(["List", "List.Add"], Assert.Single(advisory.Imports).Symbols);
        var details = database.Details(advisory);
        Assert.Equal(("GHSA-aaaa-bbbb-cccc", "test", "Orders are lost"), (details.Id, details.Source, details.Summary));
        Assert.Equal(new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), details.Modified);
        Assert.Equal(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), details.Published);
        Assert.Equal(["CVE-2026-0001", "CVE-2026-0002", "CVE-2026-0003", "CWE-79"], [.. details.Aliases, .. details.Upstream, .. details.Related, .. details.Cwes]);
        Assert.Equal([new("WEB", "https://example.com/advisory")], details.References);
        Assert.Equal(9.8m, details.Severity.Score);
    }

    [Fact]
    public void Advisories_that_are_aliases_over_any_number_of_steps_are_one_match()
    {
        var database = TestAdvisories.Open(
            TestAdvisories.Of("PYSEC-1", "npm", "orders", ">=0 <1.1.0") with { Aliases = ["CVE-1"], SeverityWord = "LOW" },
            TestAdvisories.Of("GHSA-1", "npm", "orders", ">=0 <1.2.0") with { Aliases = ["CVE-1", "CVE-2"], SeverityWord = "HIGH" },
            TestAdvisories.Of("OTHER-1", "npm", "orders", ">=0 <soon") with { Aliases = ["CVE-2"] },
            TestAdvisories.Of("GHSA-2", "npm", "orders", ">=0 <1.3.0") with { Upstream = ["CVE-2"], Related = ["GHSA-1"] });
        var matches = database.Find(Orders);
        Assert.Equal(["GHSA-1", "GHSA-2"], matches.Select(match => match.Id));
        Assert.Equal(["CVE-1", "CVE-2", "GHSA-1", "OTHER-1", "PYSEC-1"], matches[0].Ids);
        Assert.Equal(AdvisoryStatus.Affected, matches[0].Status);
        Assert.Equal(["1.1.0", "1.2.0"], matches[0].FixedVersions);
        Assert.Equal("1.2.0", matches[0].Fix);
        Assert.Equal(SeverityLevel.High, matches[0].Severity.Level);
        Assert.Equal(["GHSA-1", "PYSEC-1"], matches[0].Advisories.Select(advisory => advisory.Id));
        Assert.Equal(2, database.Info.Groups);
    }

    [Fact]
    public void A_match_of_which_nothing_is_sure_is_unknown_with_its_reason()
    {
        var match = Assert.Single(TestAdvisories.Open(TestAdvisories.Of("A", "npm", "orders", ">=0 <2.0.0")).Find(Orders with { Version = "latest" }));
        Assert.Equal((AdvisoryStatus.Unknown, "`latest` is no version of npm"), (match.Status, match.Reason));
        Assert.Null(match.Fix);
        Assert.Equal(["2.0.0"], match.FixedVersions);
    }

    [Fact]
    public void A_repair_in_another_stretch_of_the_same_vulnerability_is_no_fix()
    {
        var match = Assert.Single(TestAdvisories.Open(TestAdvisories.Of("A", "npm", "orders", ">=0 <1.5.0") with
        {
            Affected = [TestAdvisories.Affected("npm", "orders", ">=0 <1.5.0 | >=3.0.0 <3.1.0"), TestAdvisories.Affected("npm", "orders", ">=1.5.0 <2.0.0")],
        }).Find(Orders));
        Assert.Equal(["1.5.0", "3.1.0"], match.FixedVersions);
        Assert.Equal("3.1.0", match.Fix);
    }

    [Fact]
    public void Exploitation_is_known_by_any_cve_of_the_group_or_upstream_of_it()
    {
        var kev = KevCatalogue.Read(Encoding.UTF8.GetBytes(Sources.KevTests.Catalogue), "kev").Catalogue!;
        var epss = EpssScores.Read(Encoding.UTF8.GetBytes(Sources.EpssTests.Csv), "epss").Scores!;
        var input = TestAdvisories.Input(
        [
            TestAdvisories.Of("GHSA-1", "npm", "orders", ">=0") with { Aliases = ["CVE-2026-0001"] },
            TestAdvisories.Of("ALAS-1", "Amazon Linux:2023", "bash", "ECOSYSTEM >=0 <1-1") with { Upstream = ["CVE-2026-0002", "CVE-2026-0003"] },
        ]);
        var database = TestAdvisories.Open(AdvisoryCompiler.Compile(input with { Kev = kev, Epss = epss }));
        var orders = Assert.Single(database.Find(Orders));
        Assert.Equal(new("CVE-2026-0001", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 25), true), orders.Kev);
        Assert.Equal(new("CVE-2026-0001", 0.97, 0.999), orders.Epss);
        var bash = Assert.Single(database.Find(TestAdvisories.Package(Ecosystem.Rpm, "bash", "0-1") with { Distribution = "amzn", Release = "2023" }));
        Assert.Null(bash.Kev);
        Assert.Equal("CVE-2026-0003", bash.Epss!.Cve);
        Assert.Equal(("2026.11.24", 2, "2026-11-24T00:00:00+0000", 3), (database.Info.KevVersion, database.Info.KevCount, database.Info.EpssDate, database.Info.EpssCount));
    }

    [Fact]
    public void Of_two_records_with_one_id_the_later_one_counts_even_when_it_takes_the_advisory_back()
    {
        var old = TestAdvisories.Of("A", "npm", "orders", ">=0") with { Modified = DateTimeOffset.UnixEpoch };
        var later = DateTimeOffset.UnixEpoch.AddDays(1);
        Assert.Empty(TestAdvisories.Open(TestAdvisories.Of("A", "npm", "orders", ">=2.0.0") with { Modified = later }, old).Find(Orders));
        Assert.Empty(TestAdvisories.Open(old, old with { Modified = later, Withdrawn = later }).Find(Orders));
        Assert.Single(TestAdvisories.Open(old with { Withdrawn = DateTimeOffset.UnixEpoch }, old with { Modified = later }).Find(Orders));
    }

    [Fact]
    public void A_package_that_the_database_cannot_know_is_told_from_one_without_advisories()
    {
        var database = TestAdvisories.Open(TestAdvisories.Of("A", "npm", "a", ">=0"), TestAdvisories.Of("B", "Debian:12", "b", ">=0"));
        Assert.Equal(AdvisoryCoverage.Covered, database.Covers(Orders));
        Assert.Equal(AdvisoryCoverage.NoAdvisories, database.Covers(Orders with { Ecosystem = Ecosystem.PyPI }));
        var bash = TestAdvisories.Package(Ecosystem.Debian, "bash", "1-1") with { Distribution = "debian", Release = "12" };
        Assert.Equal(AdvisoryCoverage.Covered, database.Covers(bash));
        Assert.Equal(AdvisoryCoverage.NoAdvisories, database.Covers(bash with { Release = "11" }));
        Assert.Equal(AdvisoryCoverage.UnknownRelease, database.Covers(bash with { Release = "" }));
        Assert.Equal(AdvisoryCoverage.UnknownRelease, database.Covers(bash with { Distribution = "unheard-of" }));
    }

    [Theory]
    [InlineData("1:1.2-3", "foo", "1.2-3", true)]
    [InlineData("1.2-3", "foo", "", true)]
    [InlineData("1.2-3+b1", "foo", "1.2-3", true)]
    [InlineData("5.0-1", "foo", "1.2-3", true)]
    [InlineData("1.0", "foo", "5.0-1", false)]
    [InlineData("1.2-3", "other", "1.2-3", false)]
    public void Advisories_about_source_packages_are_held_against_the_version_of_the_source(string version, string source, string sourceVersion, bool expected)
    {
        var advisory = TestAdvisories.Of("DSA-1", "Debian:12", "foo", ">=0 <1.2-4");
        var package = TestAdvisories.Package(Ecosystem.Debian, "libfoo1", version) with { SourceName = source, SourceVersion = sourceVersion, Distribution = "debian", Release = "12" };
        Assert.Equal(expected, TestAdvisories.Open(advisory).Find(package).Length == 1);
        Assert.Equal(expected, OsvEvaluation.Evaluate(advisory, package).Status is AdvisoryStatus.Affected);
    }

    [Theory]
    [InlineData("spring-beans", "5.3.17", false, "A", AdvisoryCoverage.UncertainName)]
    [InlineData("spring.beans:spring-beans", "5.3.17", false, "A", AdvisoryCoverage.UncertainName)]
    [InlineData("spring-beans", "", false, "A", AdvisoryCoverage.UncertainName)]
    [InlineData("spring-beans", "5.3.18", false, "", AdvisoryCoverage.UncertainName)]
    [InlineData("beans", "5.3.17", false, "", AdvisoryCoverage.UncertainName)]
    [InlineData("core", "1.0", false, "B C", AdvisoryCoverage.UncertainName)]
    [InlineData("org.springframework:spring-beans", "5.3.18", false, "", AdvisoryCoverage.Covered)]
    [InlineData("my.own:spring-beans", "5.3.17", true, "", AdvisoryCoverage.Covered)]
    public void A_jar_that_does_not_say_its_group_may_be_each_package_with_its_artifact_id(string name, string version, bool isCertain, string expected, AdvisoryCoverage coverage)
    {
        var database = TestAdvisories.Open(
            TestAdvisories.Of("A", "Maven", "org.springframework:spring-beans", ">=5.3.0 <5.3.18"),
            TestAdvisories.Of("B", "Maven", "org.b:core", ">=0 <2.0"),
            TestAdvisories.Of("C", "Maven", "org.c:core", ">=0 <2.0"));
        var package = TestAdvisories.Package(Ecosystem.Maven, name, version) with { IsCertain = isCertain };
        var matches = database.Find(package);
        Assert.Equal(expected, string.Join(' ', matches.Select(match => match.Id)));
        Assert.All(matches, match => Assert.Equal(AdvisoryStatus.Unknown, match.Status));
        Assert.Equal(coverage, database.Covers(package));
    }

    [Fact]
    public void A_jar_whose_guessed_name_is_that_of_an_advisory_is_affected_and_the_reason_of_another_names_the_candidate()
    {
        var database = TestAdvisories.Open(TestAdvisories.Of("A", "Maven", "org.springframework:spring-beans", ">=5.3.0 <5.3.18"));
        var package = TestAdvisories.Package(Ecosystem.Maven, "org.springframework:spring-beans", "5.3.17") with { IsCertain = false };
        Assert.Equal(AdvisoryStatus.Affected, Assert.Single(database.Find(package)).Status);
        Assert.Equal("the jar does not say its group; `org.springframework:spring-beans` has A", Assert.Single(database.Find(package with { Name = "spring-beans" })).Reason);
    }

    [Fact]
    public void The_information_is_what_was_given()
    {
        var created = new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.FromHours(1));
        var withdrawn = TestAdvisories.Of("W", "npm", "a", ">=0") with { Withdrawn = created };
        var info = TestAdvisories.Open(AdvisoryCompiler.Compile(new()
        {
            Created = created,
            Sources = [new() { Name = "two", Advisories = [withdrawn] }, new() { Name = "one", Date = created, ETag = "\"1\"", Advisories = [TestAdvisories.Of("A", "npm", "a", ">=0")] }],
        })).Info;
        Assert.Equal(created, info.Created);
        Assert.Equal([new("one", created, "\"1\"", 1), new("two", null, "", 1)], info.Sources);
        Assert.Equal((1, 1), (info.Advisories, info.Groups));
    }

    [Fact]
    public void A_file_that_is_no_database_is_said_to_be_none()
    {
        var bytes = TestAdvisories.Compile();
        Assert.Contains("no advisory database", AdvisoryDatabase.Open("PK"u8.ToArray()).Problem, StringComparison.Ordinal);
        Assert.Contains("cut off", AdvisoryDatabase.Open(bytes.AsMemory(..^1)).Problem, StringComparison.Ordinal);
        Assert.Contains("appended", AdvisoryDatabase.Open((byte[])[.. bytes, 0]).Problem, StringComparison.Ordinal);
        bytes[8]++;
        Assert.Contains("format 2", AdvisoryDatabase.Open(bytes).Problem, StringComparison.Ordinal);
        bytes[8]--;
        bytes[^1] ^= 1;
        Assert.Contains("checksum", AdvisoryDatabase.Open(bytes).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_nothing_is_known_of_costs_no_memory()
    {
        var database = TestAdvisories.Open(TestAdvisories.Of("A", "npm", "orders", ">=0 <1.0.0"), TestAdvisories.Of("B", "Debian:12", "b", ">=0"));
        Package[] packages =
        [
            Orders with { Name = "nothing" },
            TestAdvisories.Package(Ecosystem.PyPI, "Some_Thing", "1.0"),
            TestAdvisories.Package(Ecosystem.Debian, "bash", "1-1") with { Distribution = "debian", Release = "12" },
        ];
        Assert.All(packages, package => Assert.Empty(database.Find(package)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var package in packages)
        {
            database.Find(package);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
