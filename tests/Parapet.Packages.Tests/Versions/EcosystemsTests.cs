using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions;

public sealed class EcosystemsTests
{
    [Theory]
    [InlineData("npm", Ecosystem.Npm)]
    [InlineData("Debian:12", Ecosystem.Debian)]
    [InlineData("Ubuntu:22.04:LTS", Ecosystem.Debian)]
    [InlineData("Ubuntu:Pro:18.04:LTS", Ecosystem.Debian)]
    [InlineData("Red Hat:enterprise_linux:9::appstream", Ecosystem.Rpm)]
    [InlineData("AlmaLinux:9", Ecosystem.Rpm)]
    [InlineData("Rocky Linux:8", Ecosystem.Rpm)]
    [InlineData("Alpine:v3.20", Ecosystem.Alpine)]
    [InlineData("Maven:https://repo.example.org/", Ecosystem.Maven)]
    public void A_name_of_osv_is_known_whatever_its_suffix(string name, Ecosystem expected)
    {
        Assert.True(Ecosystems.TryParseOsv(name, out var ecosystem));
        Assert.Equal(expected, ecosystem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NPM")]
    [InlineData("pypi")]
    [InlineData(":12")]
    [InlineData("Hex")]
    public void Another_name_or_another_case_is_not_known(string name) => Assert.False(Ecosystems.TryParseOsv(name, out _));

    [Fact]
    public void Every_ecosystem_can_be_read_by_its_name_and_has_a_purl_type_of_its_own()
    {
        var all = Enum.GetValues<Ecosystem>();
        Assert.All(all, ecosystem => Assert.True(Ecosystems.TryParseOsv(ecosystem.OsvName(), out var read) && read == ecosystem));
        Assert.Equal(all.Length, all.Select(ecosystem => ecosystem.PurlType()).Distinct().Count());
    }
}
