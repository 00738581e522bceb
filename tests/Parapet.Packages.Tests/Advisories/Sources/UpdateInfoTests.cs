using System.Text;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Tests.Advisories.Compiled;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories.Sources;

public sealed class UpdateInfoTests
{
    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <updates>
          <update author="linux-security@amazon.com" from="linux-security@amazon.com" status="final" type="security" version="1.4">
            <id>ALAS2023-2026-001</id><title>Amazon Linux 2023 - ALAS2023-2026-001: Important priority package update for curl</title>
            <issued date="2026-02-17 20:41"/><updated date="2026-02-22 23:22"/><severity>important</severity>
            <description>Text &amp; more</description>
            <references>
              <reference href="https://example.com/CVE-2026-0001" id="CVE-2026-0001" title="" type="cve"/>
              <reference href="https://example.com/CVE-2026-0002" id="CVE-2026-0002" title="" type="cve"/>
            </references>
            <pkglist><collection short="amazon-linux-2023---curl"><name>Amazon Linux 2023</name>
              <package arch="x86_64" epoch="0" name="curl" release="1.amzn2023.0.2" version="8.0.1"><filename>Packages/curl.rpm</filename></package>
              <package arch="aarch64" epoch="0" name="curl" release="1.amzn2023.0.2" version="8.0.1"><filename>Packages/curl.rpm</filename></package>
              <package arch="x86_64" epoch="1" name="libcurl" release="1.amzn2023.0.2" version="8.0.1"><filename>Packages/libcurl.rpm</filename></package>
            </collection></pkglist>
          </update>
          <update type="bugfix"><id>ALASBUGFIX-1</id></update>
          <update type="security"><id>ALAS2-2026-002</id><severity>low</severity>
            <pkglist><collection><package epoch="0" name="bash" release="3.amzn2.0.1" version="4.2.46"/></collection></pkglist></update>
        </updates>
        """;

    [Fact]
    public void An_update_is_an_advisory_about_binary_packages_of_a_release()
    {
        var (advisories, problems) = UpdateInfo.Read(Encoding.UTF8.GetBytes(Xml), "updateinfo.xml");
        Assert.Empty(problems);
        Assert.Equal(["ALAS2023-2026-001", "ALAS2-2026-002"], advisories.Select(advisory => advisory.Id));
        var curl = advisories[0];
        Assert.Equal("Amazon Linux 2023 - ALAS2023-2026-001: Important priority package update for curl", curl.Summary);
        Assert.Equal(SeverityLevel.High, AdvisorySeverity.Of(curl).Level);
        Assert.Equal(["CVE-2026-0001", "CVE-2026-0002"], curl.Upstream);
        Assert.Empty(curl.Aliases);
        Assert.Equal(new(2026, 2, 17, 20, 41, 0, TimeSpan.Zero), curl.Published);
        Assert.Equal(new(2026, 2, 22, 23, 22, 0, TimeSpan.Zero), curl.Modified);
        Assert.Equal(
            ["Amazon Linux:2023 curl 8.0.1-1.amzn2023.0.2", "Amazon Linux:2023 libcurl 1:8.0.1-1.amzn2023.0.2"],
            curl.Affected.Select(one => $"{one.EcosystemName} {one.Name} {one.Ranges[0].Events[1].Version}"));
        Assert.Equal("Amazon Linux:2", advisories[1].Affected[0].EcosystemName);
    }

    [Theory]
    [InlineData("8.0.1-1.amzn2023.0.1", true)]
    [InlineData("8.0.0-9.amzn2023", true)]
    [InlineData("8.0.1-1.amzn2023.0.2", false)]
    [InlineData("8.0.1-1.1.amzn2023", false)]
    [InlineData("8.11.0-1.amzn2023", false)]
    public void Versions_are_ordered_as_rpm_does(string version, bool affected)
    {
        var database = TestAdvisories.Open([.. UpdateInfo.Read(Encoding.UTF8.GetBytes(Xml), "updateinfo.xml").Advisories]);
        var package = TestAdvisories.Package(Ecosystem.Rpm, "curl", version) with { Distribution = "amzn", Release = "2023" };
        Assert.Equal(affected ? ["ALAS2023-2026-001"] : [], database.Find(package).Select(match => match.Id));
        Assert.Empty(database.Find(package with { Release = "2" }));
    }

    [Fact]
    public void The_file_may_be_in_gzip() => Assert.Equal(2, UpdateInfo.Read(EpssTests.Gzip(Xml), "updateinfo.xml.gz").Advisories.Length);

    [Fact]
    public void What_comes_before_broken_xml_is_read_and_the_rest_is_a_problem()
    {
        var (advisories, problems) = UpdateInfo.Read(Encoding.UTF8.GetBytes(Xml.Replace("<update type=\"bugfix\">", "<update type=&>", StringComparison.Ordinal)), "updateinfo.xml");
        Assert.Equal("ALAS2023-2026-001", Assert.Single(advisories).Id);
        Assert.Contains("line 17", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<updates><update type='security'><id>ALAS2-1</id></update></updates>", "the update names no package")]
    [InlineData("<updates><update type='security'><id>X</id><pkglist><package name='a' version='1' release='1'/></pkglist></update></updates>", "the update does not say of which release of Amazon Linux it is")]
    [InlineData("<metadata/>", "the file has no `updates`")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><updates>&b;</updates>", "the file is no XML, or it has a document type")]
    public void What_cannot_be_used_is_a_problem(string xml, string message) =>
        Assert.Equal(message, Assert.Single(UpdateInfo.Read(Encoding.UTF8.GetBytes(xml), "updateinfo.xml").Problems).Message);
}
