using Parapet.Analysis.Runtimes;

namespace Parapet.Analysis.Tests.Runtimes;

public sealed class OsLifecyclesTests
{
    [Theory]
    [InlineData("amzn", "2", "2026-06-30")]
    [InlineData("amzn", "2023", "2029-06-30")]
    [InlineData("debian", "12", "2028-06-30")]
    [InlineData("alpine", "v3.20", "2026-04-01")]
    [InlineData("ubuntu", "22.04:LTS", "2027-06-30")]
    [InlineData("ubuntu", "25.10", "2026-07-31")]
    public void A_release_is_found_as_advisories_write_it(string distribution, string release, string end) =>
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), OsLifecycles.Find(distribution, release)!.EndOfSupport);

    [Theory]
    [InlineData("debian", "")]
    [InlineData("debian", "99")]
    [InlineData("gnusense", "1")]
    [InlineData("", "")]
    public void What_is_not_in_the_table_is_not_guessed(string distribution, string release) => Assert.Null(OsLifecycles.Find(distribution, release));

    [Fact]
    public void Every_release_leads_to_one_that_lasts_longer_or_is_the_last() =>
        Assert.All(OsLifecycles.All.Where(os => os.Successor is not null), os =>
        {
            var successor = OsLifecycles.Find(os.Distribution, os.Successor!);
            Assert.NotNull(successor);
            Assert.Null(successor.Successor);
            Assert.True(successor.EndOfSupport > os.EndOfSupport);
        });

    [Fact]
    public void Every_distribution_has_a_name_for_people() => Assert.All(OsLifecycles.All, os => Assert.NotEqual(os.Distribution, os.Title));

    [Fact]
    public void A_distribution_in_the_table_does_not_roll() => Assert.All(OsLifecycles.All, os => Assert.False(OsLifecycles.IsRolling(os.Distribution)));
}
