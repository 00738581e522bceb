using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions;

public sealed class RangeTests
{
    public static TheoryData<string> NpmCases => VersionCases.Of("npm-ranges");

    public static TheoryData<string> NuGetCases => VersionCases.Of("nuget-ranges");

    [Theory]
    [MemberData(nameof(NpmCases))]
    public void An_npm_range_holds_what_npm_would_install(string line)
    {
        if (line.StartsWith('!'))
        {
            Assert.False(NpmRange.TryParse(line[1..], out _));
            return;
        }

        var (text, sign, version) = VersionCases.Split(line, "∋", "∌")!.Value;
        Assert.True(NpmRange.TryParse(text, out var range));
        Assert.Equal(sign is "∋", range!.Contains(version));
    }

    [Theory]
    [MemberData(nameof(NuGetCases))]
    public void A_nuget_range_holds_what_its_interval_holds(string line)
    {
        if (line.StartsWith('!'))
        {
            Assert.False(NuGetRange.TryParse(line[1..], out _));
            return;
        }

        var (text, sign, version) = VersionCases.Split(line, "∋", "∌")!.Value;
        Assert.True(NuGetRange.TryParse(text, out var range));
        Assert.Equal(sign is "∋", range!.Contains(version));
    }

    [Fact]
    public void Of_what_is_no_version_a_range_does_not_know()
    {
        Assert.True(NpmRange.TryParse("*", out var npm));
        Assert.Null(npm!.Contains("latest"));
        Assert.True(NuGetRange.TryParse("[1.0, 2.0)", out var nuget));
        Assert.Null(nuget!.Contains("newest"));
    }
}
