using Parapet.Packages.Tests.Versions.References;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions;

public sealed class VersionOrderTests
{
    public static TheoryData<Ecosystem, string> Cases
    {
        get
        {
            var cases = new TheoryData<Ecosystem, string>();
            foreach (var ecosystem in Enum.GetValues<Ecosystem>())
            {
                var file = ecosystem is Ecosystem.CratesIo ? "crates" : ecosystem.ToString().ToLowerInvariant();
                foreach (var line in VersionCases.Of(file))
                {
                    cases.Add(ecosystem, line.Data);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Versions_compare_as_the_ecosystem_says(Ecosystem ecosystem, string line)
    {
        if (line.StartsWith('!'))
        {
            Assert.False(VersionOrder.TryParse(ecosystem, line[1..], out var key));
            Assert.Equal(default, key);
            Assert.Null(VersionOrder.Compare(ecosystem, line[1..], line[1..]));
            return;
        }

        var (left, sign, right) = VersionCases.Split(line, "<", "=")!.Value;
        var expected = sign is "<" ? -1 : 0;
        Assert.Equal(expected, VersionOrder.Compare(ecosystem, left, right));
        Assert.Equal(-expected, VersionOrder.Compare(ecosystem, right, left));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_slow_comparison_of_these_tests_knows_the_cases_too(Ecosystem ecosystem, string line)
    {
        if (line.StartsWith('!'))
        {
            Assert.Null(Reference.Compare(ecosystem, line[1..], line[1..]));
        }
        else if (VersionCases.Split(line, "<", "=") is var (left, sign, right) && (ecosystem is not Ecosystem.Maven || (MavenReference.IsPlain(left) && MavenReference.IsPlain(right))))
        {
            Assert.Equal(sign is "<" ? -1 : 0, Reference.Compare(ecosystem, left, right));
        }
    }

    [Theory]
    [InlineData(Ecosystem.Maven, "1.0.alpha.1", "1-1", "1")]
    [InlineData(Ecosystem.Maven, "1-0-alpha", "1-sp", "1")]
    public void Where_maven_goes_in_circles_the_keys_do_not(Ecosystem ecosystem, string older, string newer, string between)
    {
        Assert.Equal(1, MavenReference.Compare(older, newer));
        Assert.Equal(1, MavenReference.Compare(newer, between));
        Assert.Equal(1, MavenReference.Compare(between, older));

        Assert.Equal(-1, VersionOrder.Compare(ecosystem, older, between));
        Assert.Equal(-1, VersionOrder.Compare(ecosystem, between, newer));
        Assert.Equal(-1, VersionOrder.Compare(ecosystem, older, newer));
    }

    [Fact]
    public void A_version_may_be_long_but_not_endless()
    {
        var digits = new string('9', VersionOrder.LongestVersion);
        Assert.True(VersionOrder.TryParse(Ecosystem.PyPI, digits, out var key));
        Assert.True(key.Bytes.Length > VersionOrder.LongestVersion);
        Assert.False(VersionOrder.TryParse(Ecosystem.PyPI, digits + "9", out _));
        Assert.True(VersionOrder.TryParse(Ecosystem.Maven, string.Concat(Enumerable.Repeat("1-", VersionOrder.LongestVersion / 2)), out _));
    }

    [Fact]
    public void A_key_survives_being_stored()
    {
        Assert.True(VersionOrder.TryParse(Ecosystem.Debian, "1:2.3-4", out var key));
        Assert.Equal(key, VersionKey.FromBytes(key.Bytes));
    }

    [Fact]
    public void An_ordinary_version_has_a_short_key()
    {
        Assert.True(VersionOrder.TryParse(Ecosystem.Npm, "4.17.21", out var key));
        Assert.Equal("243135FF", key.ToString());
    }
}
