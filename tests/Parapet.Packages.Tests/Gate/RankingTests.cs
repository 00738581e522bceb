using CsCheck;
using Parapet.Packages.Gate;

namespace Parapet.Packages.Tests.Gate;

public sealed class RankingTests
{
    private static readonly Gen<VulnerableFact> AnyFact = Gen.Select(
        Gen.Enum<AdvisorySeverity>(), Gen.Double[-1, 11].Nullable(), Gen.Bool, Gen.Double[-0.5, 1.5].Nullable(), Gen.Bool, Gen.Bool, Gen.Int[-5, 105].Array[0, 3], Gen.Int[-5, 105].Array[0, 3])
        .Select((severity, cvss, exploited, epss, hasFix, loaded, exposure, blast) => Facts.Urllib3 with
        {
            Severity = severity,
            Cvss = cvss,
            IsKnownExploited = exploited,
            Epss = epss,
            FixedVersion = hasFix ? "2" : null,
            IsLoaded = loaded,
            Exposure = [.. exposure.Select(weight => new ContextFactor("e", weight, "why"))],
            Blast = [.. blast.Select(weight => new ContextFactor("b", weight, "why"))],
        });

    [Fact]
    public void Every_factor_is_shown_with_its_points()
    {
        var score = Ranking.Of(Facts.Urllib3 with { IsKnownExploited = true });

        Assert.Equal(
            [
                new("severity", 17.6, "CVSS score 4.4"),
                new("exploited", 15, "in CISA's catalogue of known exploited vulnerabilities"),
                new("likely", 0.2, "EPSS gives exploitation within 30 days a probability of 0.02"),
                new("fix", 5, "version `1.26.19` fixes it"),
                new("exposure", 15, "public URL: the function URL has no authentication"),
                new("blast radius", 9, "reads data: `dynamodb:GetItem` on `orders`"),
            ],
            score.Factors);
        Assert.Equal(61.8, score.Value);
    }

    [Fact]
    public void What_nobody_knows_is_said()
    {
        var score = Ranking.Of(Facts.Urllib3 with { Severity = AdvisorySeverity.Unknown, Cvss = null, Epss = null, FixedVersion = null, Exposure = [], Blast = [], IsLoaded = false });

        Assert.Equal(
            [
                new("severity", 32, "the advisory gives no severity: taken as high"),
                new("exploited", 0, "not in CISA's catalogue of known exploited vulnerabilities"),
                new("likely", 0, "EPSS has no probability for it"),
                new("fix", 0, "no version fixes it"),
                new("exposure", 7.5, "nobody looked how the function can be reached: counted half"),
                new("blast radius", 7.5, "nobody looked what the function's role allows: counted half"),
                new("not loaded", -35.3, "the function gets another copy of the package"),
            ],
            score.Factors);
        Assert.Equal(11.7, score.Value);
    }

    [Fact]
    public void The_worst_is_a_hundred_and_the_least_is_nothing()
    {
        var worst = Facts.Urllib3 with { Cvss = 10, IsKnownExploited = true, Epss = 1, Blast = [new("admin", ContextWeight.AdminEquivalent, "why")] };
        var least = Facts.Urllib3 with { Cvss = 0, Epss = 0, FixedVersion = null, Exposure = [new("none", ContextWeight.Nothing, "why")], Blast = [new("none", ContextWeight.Nothing, "why")] };

        Assert.Equal(100, Ranking.Of(worst).Value);
        Assert.Equal(0, Ranking.Of(least).Value);
    }

    [Fact]
    public void The_parts_add_up_to_the_whole() =>
        AnyFact.Sample(fact => Ranking.Of(fact) is var score && score.Value is >= 0 and <= 100
            && Math.Round(score.Factors.Sum(factor => factor.Value), 1) == score.Value, iter: 5000);

    [Fact]
    public void More_of_any_factor_never_makes_less_of_the_score() =>
        AnyFact.SelectMany(fact => Gen.Int[0, 7], (fact, which) => (fact, which)).Select(Gen.Double[0, 10], (pair, by) => (pair.fact, pair.which, by))
            .Sample(given => Ranking.Of(More(given.fact, given.which, given.by)).Value >= Ranking.Of(given.fact).Value, iter: 20000);

    [Fact]
    public void The_ways_to_a_function_weigh_as_their_names_say()
    {
        int[] weights = [ContextWeight.Nothing, ContextWeight.InternalTrigger, ContextWeight.AuthorizedApi, ContextWeight.OpenApi, ContextWeight.PublicUrl];
        var scores = weights.Select(weight => Ranking.Of(Facts.Urllib3 with { Exposure = [new("x", weight, "why")] }).Value).ToList();

        Assert.Equal(scores.Distinct().Order(), scores);
    }

    private static VulnerableFact More(VulnerableFact fact, int which, double by) => which switch
    {
        0 when fact.Cvss is { } score => fact with { Cvss = score + by },
        0 => fact with { Severity = fact.Severity is AdvisorySeverity.Unknown ? AdvisorySeverity.High : (AdvisorySeverity)Math.Min((int)fact.Severity + (int)by, (int)AdvisorySeverity.Critical) },
        1 => fact with { IsKnownExploited = true },
        2 => fact with { Epss = (fact.Epss ?? 0) + by / 10 },
        3 => fact with { FixedVersion = "2" },
        4 => fact with { IsLoaded = true },
        5 => fact with { Exposure = fact.Exposure.IsEmpty ? [] : [.. fact.Exposure[..^1], fact.Exposure[^1] with { Weight = fact.Exposure[^1].Weight + (int)by }] },
        6 => fact with { Blast = fact.Blast.IsEmpty ? [] : [.. fact.Blast, new("more", (int)(by * 10), "why")] },
        _ => fact,
    };
}
