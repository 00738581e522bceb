namespace Parapet.Packages.Advisories.Severities;

/// <summary>The base equation of CVSS 2.0 (https://www.first.org/cvss/v2/guide, section 3.2.1).</summary>
internal static class Cvss2
{
    private static readonly decimal[] AccessVector = [0.395m, 0.646m, 1m];
    private static readonly decimal[] AccessComplexity = [0.35m, 0.61m, 0.71m];
    private static readonly decimal[] Authentication = [0.45m, 0.56m, 0.704m];
    private static readonly decimal[] Impact = [0m, 0.275m, 0.66m];

    public static bool TryScore(CvssMetrics metrics, out decimal score)
    {
        score = 0;
        var (av, ac, au) = (metrics["AV", "LAN"], metrics["AC", "HML"], metrics["Au", "MSN"]);
        var (c, i, a) = (metrics["C", "NPC"], metrics["I", "NPC"], metrics["A", "NPC"]);
        if (av < 0 || ac < 0 || au < 0 || c < 0 || i < 0 || a < 0)
        {
            return false;
        }

        var impact = 10.41m * (1 - ((1 - Impact[c]) * (1 - Impact[i]) * (1 - Impact[a])));
        var exploitability = 20 * AccessVector[av] * AccessComplexity[ac] * Authentication[au];
        score = impact == 0 ? 0 : Math.Round(((0.6m * impact) + (0.4m * exploitability) - 1.5m) * 1.176m, 1, MidpointRounding.AwayFromZero);
        return true;
    }
}
