using System.Collections.Immutable;

namespace Parapet.Packages.Gate;

/// <summary>
/// Says how urgent a vulnerability is, from 0 to 100, as a sum that anybody can do again:
/// <list type="bullet">
/// <item>severity, up to 40: four times the CVSS score; without one, 4 × 9.5, 8.0, 5.5 or 2.0 for critical, high, medium or low; without either, as high;</item>
/// <item>exploited, 15: it is in CISA's catalogue;</item>
/// <item>likely, up to 10: ten times its EPSS probability;</item>
/// <item>fix, 5: there is a version without it, so something can be done today;</item>
/// <item>exposure, up to 15: the heaviest way by which the function can be reached; half when nobody looked;</item>
/// <item>blast radius, up to 15: the heaviest thing that follows from controlling the function; half when nobody looked;</item>
/// <item>not loaded: three quarters of the sum are taken away when the function gets another copy of the package.</item>
/// </list>
/// More of any factor never makes the score less. Points are counted in tenths, so the parts add up to the whole exactly.
/// </summary>
public static class Ranking
{
    private const double UnknownContext = 50;

    /// <summary>The score of a vulnerability.</summary>
    public static RiskScore Of(VulnerableFact fact)
    {
        List<(string Name, int Tenths, string Why)> parts =
        [
            Severity(fact),
            ("exploited", fact.IsKnownExploited ? 150 : 0, fact.IsKnownExploited ? "in CISA's catalogue of known exploited vulnerabilities" : "not in CISA's catalogue of known exploited vulnerabilities"),
            Likelihood(fact.Epss),
            ("fix", fact.FixedVersion is null ? 0 : 50, fact.FixedVersion is { } version ? $"version `{version}` fixes it" : "no version fixes it"),
            Context("exposure", fact.Exposure, "nobody looked how the function can be reached"),
            Context("blast radius", fact.Blast, "nobody looked what the function's role allows"),
        ];
        var sum = parts.Sum(part => part.Tenths);
        if (!fact.IsLoaded)
        {
            parts.Add(("not loaded", sum / 4 - sum, "the function gets another copy of the package"));
            sum /= 4;
        }

        return new RiskScore(sum / 10.0, [.. parts.Select(part => new RiskFactor(part.Name, part.Tenths / 10.0, part.Why))]);
    }

    private static (string, int, string) Severity(VulnerableFact fact) => fact.Cvss is { } score && !double.IsNaN(score)
        ? ("severity", Tenths(4 * Math.Clamp(score, 0, 10)), $"CVSS score {Math.Clamp(score, 0, 10):0.0}")
        : ("severity", Tenths(4 * Usual(fact.Severity)), fact.Severity is AdvisorySeverity.Unknown
            ? "the advisory gives no severity: taken as high"
            : $"the advisory says {fact.Severity.ToString().ToLowerInvariant()}");

    private static double Usual(AdvisorySeverity severity) => severity switch
    {
        AdvisorySeverity.Critical => 9.5,
        AdvisorySeverity.High or AdvisorySeverity.Unknown => 8,
        AdvisorySeverity.Medium => 5.5,
        AdvisorySeverity.Low => 2,
        _ => 0,
    };

    private static (string, int, string) Likelihood(double? epss) => epss is { } probability && !double.IsNaN(probability)
        ? ("likely", Tenths(10 * Math.Clamp(probability, 0, 1)), $"EPSS gives exploitation within 30 days a probability of {Math.Clamp(probability, 0, 1):0.0##}")
        : ("likely", 0, "EPSS has no probability for it");

    private static (string, int, string) Context(string name, ImmutableArray<ContextFactor> factors, string unknown) =>
        factors.OrderByDescending(factor => factor.Weight).ThenBy(factor => factor.Name, StringComparer.Ordinal).ThenBy(factor => factor.Why, StringComparer.Ordinal).FirstOrDefault() is { } heaviest
            ? (name, Tenths(0.15 * Math.Clamp(heaviest.Weight, 0, 100)), $"{heaviest.Name}: {heaviest.Why}")
            : (name, Tenths(0.15 * UnknownContext), unknown + ": counted half");

    private static int Tenths(double points) => (int)Math.Round(points * 10, MidpointRounding.AwayFromZero);
}
