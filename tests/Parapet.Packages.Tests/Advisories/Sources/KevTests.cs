using System.Text;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Tests.Advisories.Sources;

public sealed class KevTests
{
    public const string Catalogue = """
        {
          "title": "CISA Catalog of Known Exploited Vulnerabilities", "catalogVersion": "2026.11.24", "dateReleased": "2026-11-24T15:00:00.0000Z", "count": 2,
          "vulnerabilities": [
            { "cveID": "CVE-2026-0001", "vendorProject": "Example", "dateAdded": "2026-03-04", "dueDate": "2026-03-25", "knownRansomwareCampaignUse": "Known", "cwes": ["CWE-79"] },
            { "cveID": "CVE-2026-0009", "dateAdded": "2026-05-06", "dueDate": "", "knownRansomwareCampaignUse": "Unknown" }
          ]
        }
        """;

    [Fact]
    public void The_catalogue_says_since_when_until_when_and_whether_ransomware_uses_it()
    {
        var (catalogue, problem) = KevCatalogue.Read(Encoding.UTF8.GetBytes(Catalogue), "kev.json");
        Assert.Null(problem);
        Assert.Equal(("2026.11.24", 2), (catalogue!.Version, catalogue.Count));
        Assert.Equal(new("CVE-2026-0001", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 25), true), catalogue.Find("CVE-2026-0001"));
        Assert.Equal(new("CVE-2026-0009", new DateOnly(2026, 5, 6), null, false), catalogue.Find("CVE-2026-0009"));
        Assert.Null(catalogue.Find("CVE-2026-0002"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "vulnerabilities": 5 }""")]
    public void Another_file_is_a_problem(string json)
    {
        var (catalogue, problem) = KevCatalogue.Read(Encoding.UTF8.GetBytes(json), "kev.json");
        Assert.Null(catalogue);
        Assert.Equal("kev.json", problem!.Source);
    }
}
