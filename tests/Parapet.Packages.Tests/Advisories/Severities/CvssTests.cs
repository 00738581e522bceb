using System.Globalization;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Severities;

namespace Parapet.Packages.Tests.Advisories.Severities;

public sealed class CvssTests
{
    // Scores that the calculators of FIRST and NVD give.
    [Theory]
    [InlineData("AV:L/AC:H/Au:M/C:N/I:N/A:N", "0")]
    [InlineData("AV:L/AC:H/Au:M/C:N/I:N/A:P", "0.8")]
    [InlineData("AV:L/AC:H/Au:S/C:P/I:P/A:C", "5.0")]
    [InlineData("AV:L/AC:M/Au:N/C:C/I:C/A:C", "6.9")]
    [InlineData("AV:L/AC:L/Au:N/C:C/I:C/A:C", "7.2")]
    [InlineData("AV:A/AC:H/Au:N/C:P/I:C/A:P", "5.8")]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C", "7.8")]
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C", "10.0")]
    [InlineData("AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:N/A:N/E:U/RL:OF/RC:C", "5.0")]
    public void Version_2(string vector, string score) => Scores(20, vector, score);

    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:H/A:L", "9.9")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N", "0")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:N", "9.6")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:H", "9.0")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:U/C:L/I:L/A:L", "5.5")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:H/I:L/A:L", "8.2")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:N/A:N", "4.9")]
    [InlineData("CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H", "4.7")]
    [InlineData("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "6.8")]
    [InlineData("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O", "8.8")]
    public void Version_3_1(string vector, string score) => Scores(31, vector, score);

    [Theory]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8")]
    [InlineData("CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N", "3.7")]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1")]
    public void Version_3_0(string vector, string score) => Scores(30, vector, score);

    [Theory]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "10.0")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "9.3")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", "0")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:H/VA:L/SC:N/SI:H/SA:L", "9.2")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:H/SI:N/SA:L", "7.8")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:L/SA:N", "6.9")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:H/SI:L/SA:H", "7.9")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:P/VC:L/VI:N/VA:N/SC:L/SI:N/SA:L", "5.3")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "8.6")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:N/SC:N/SI:L/SA:L", "8.5")]
    [InlineData("AV:N/AC:L/AT:N/PR:N/UI:A/VC:L/VI:L/VA:N/SC:N/SI:L/SA:L", "5.1")]
    [InlineData("AV:N/AC:L/AT:N/PR:L/UI:N/VC:L/VI:L/VA:N/SC:H/SI:L/SA:L", "6.4")]
    [InlineData("AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:H/SC:N/SI:N/SA:L", "7.2")]
    [InlineData("AV:N/AC:L/AT:N/PR:L/UI:P/VC:H/VI:L/VA:L/SC:L/SI:L/SA:L", "7.0")]
    [InlineData("AV:N/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:L/SC:L/SI:H/SA:N", "9.3")]
    [InlineData("AV:N/AC:L/AT:N/PR:H/UI:P/VC:L/VI:L/VA:N/SC:L/SI:N/SA:N", "4.8")]
    [InlineData("AV:N/AC:L/AT:N/PR:H/UI:A/VC:L/VI:H/VA:N/SC:N/SI:H/SA:N", "8.1")]
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:N/SA:H", "9.5")]
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:L/SI:L/SA:L", "8.2")]
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:P/VC:N/VI:L/VA:N/SC:L/SI:H/SA:N", "5.1")]
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:A/VC:L/VI:L/VA:N/SC:N/SI:N/SA:H", "4.6")]
    [InlineData("AV:N/AC:L/AT:P/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:N/SA:N", "2.1")]
    [InlineData("AV:N/AC:L/AT:P/PR:L/UI:A/VC:H/VI:H/VA:L/SC:L/SI:L/SA:L", "7.3")]
    [InlineData("AV:N/AC:L/AT:P/PR:H/UI:A/VC:N/VI:L/VA:N/SC:N/SI:L/SA:N", "1.8")]
    [InlineData("AV:N/AC:L/AT:P/PR:H/UI:A/VC:N/VI:N/VA:H/SC:L/SI:N/SA:L", "5.6")]
    [InlineData("AV:N/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:L/SI:H/SA:L", "9.4")]
    [InlineData("AV:N/AC:H/AT:N/PR:L/UI:P/VC:H/VI:H/VA:H/SC:H/SI:L/SA:H", "8.8")]
    [InlineData("AV:N/AC:H/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:L/SI:H/SA:L", "7.0")]
    [InlineData("AV:N/AC:H/AT:P/PR:N/UI:N/VC:L/VI:L/VA:H/SC:L/SI:N/SA:N/E:U", "8.3")]
    public void Version_4(string vector, string score) => Scores(40, $"CVSS:4.0/{vector}", score);

    [Theory]
    [InlineData("")]
    [InlineData("CRITICAL")]
    [InlineData("CVSS:3.1/")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X")]
    [InlineData("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/")]
    [InlineData("CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:S")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P")]
    public void What_is_no_vector_has_no_score(string vector) => Assert.Equal(Cvss.None, Cvss.TryScore(vector, out _));

    [Fact]
    public void A_worse_metric_never_lowers_a_score()
    {
        string[] metrics = ["AV:PLAN", "AC:HL", "AT:PN", "PR:HLN", "UI:APN", "VC:NLH", "VI:NLH", "VA:NLH", "SC:NLH", "SI:NLH", "SA:NLH"];
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var values = metrics.Select(metric => random.Next(metric.Length - 3)).ToArray();
            var worse = random.Next(values.Length);
            var before = Score();
            values[worse] = metrics[worse].Length - 4;
            Assert.True(Score() >= before);

            decimal Score()
            {
                Assert.Equal(40, Cvss.TryScore($"CVSS:4.0/{string.Join('/', metrics.Select((metric, at) => metric[..3] + metric[3 + values[at]]))}", out var score));
                return score;
            }
        }
    }

    [Fact]
    public void The_newest_vector_goes_before_older_ones_and_any_vector_before_a_word()
    {
        SeverityRating three = new("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        SeverityRating four = new("CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:N/SA:N");
        Assert.Equal(2.1m, Of("HIGH", three, four).Score);
        Assert.Equal(SeverityLevel.Low, Of("HIGH", four, three).Level);
        Assert.Equal(SeverityLevel.Critical, Of("HIGH", three).Level);
        Assert.Equal(new(SeverityLevel.Medium, null, "MODERATE"), Of("MODERATE", new SeverityRating("CVSS_V3", "broken")));
        Assert.Equal(new(SeverityLevel.High, null, "high"), Of("", new SeverityRating("Ubuntu", "high")));
        Assert.Equal(AdvisorySeverity.Unknown, Of("whatever"));
    }

    [Fact]
    public void What_is_said_for_a_package_goes_before_what_is_said_for_all()
    {
        var affected = new AffectedPackage { EcosystemName = "npm", Name = "a", SeverityWord = "LOW" };
        Assert.Equal(SeverityLevel.Low, AdvisorySeverity.Of(new Advisory { Id = "A", SeverityWord = "HIGH" }, affected).Level);
        Assert.Equal(SeverityLevel.High, AdvisorySeverity.Of(new Advisory { Id = "A", SeverityWord = "HIGH" }, affected with { SeverityWord = "" }).Level);
    }

    private static AdvisorySeverity Of(string word, params SeverityRating[] ratings) => AdvisorySeverity.Of(new Advisory { Id = "A", SeverityWord = word, Ratings = [.. ratings] });

    private static void Scores(int version, string vector, string expected)
    {
        Assert.Equal(version, Cvss.TryScore(vector, out var score));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), score);
    }
}
