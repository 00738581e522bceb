using Parapet.Packages.Gate;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Gate;

/// <summary>A vulnerability that each test changes in one respect.</summary>
internal static class Facts
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    public static VulnerableFact Urllib3 { get; } = new()
    {
        Ids = ["GHSA-34jh-p97f-mpxf", "CVE-2024-37891"],
        Package = "urllib3",
        Purl = PackageUrl.Parse("pkg:pypi/urllib3@1.26.0"),
        Fingerprint = "0123456789abcdef",
        Severity = AdvisorySeverity.Medium,
        Cvss = 4.4,
        Epss = 0.02,
        FixedVersion = "1.26.19",
        Published = Today.AddDays(-40),
        Function = "orders-api",
        Layer = "common",
        Exposure = [new("public URL", ContextWeight.PublicUrl, "the function URL has no authentication")],
        Blast = [new("reads data", ContextWeight.ReadsSecretsOrData, "`dynamodb:GetItem` on `orders`")],
    };
}
