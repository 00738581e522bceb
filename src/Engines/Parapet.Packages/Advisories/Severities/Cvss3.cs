namespace Parapet.Packages.Advisories.Severities;

/// <summary>
/// The base equations of CVSS 3.0 and 3.1 (https://www.first.org/cvss/v3-1/specification-document, section 7.1). They differ in how they round up only:
/// 3.1 first rounds to five digits (appendix A).
/// </summary>
internal static class Cvss3
{
    private static readonly decimal[] AttackVector = [0.85m, 0.62m, 0.55m, 0.2m];
    private static readonly decimal[] AttackComplexity = [0.77m, 0.44m];
    private static readonly decimal[] PrivilegesUnchanged = [0.85m, 0.62m, 0.27m];
    private static readonly decimal[] PrivilegesChanged = [0.85m, 0.68m, 0.5m];
    private static readonly decimal[] UserInteraction = [0.85m, 0.62m];
    private static readonly decimal[] Impact = [0.56m, 0.22m, 0m];

    public static bool TryScore(CvssMetrics metrics, int version, out decimal score)
    {
        score = 0;
        var (av, ac, pr, ui) = (metrics["AV", "NALP"], metrics["AC", "LH"], metrics["PR", "NLH"], metrics["UI", "NR"]);
        var (s, c, i, a) = (metrics["S", "UC"], metrics["C", "HLN"], metrics["I", "HLN"], metrics["A", "HLN"]);
        if (av < 0 || ac < 0 || pr < 0 || ui < 0 || s < 0 || c < 0 || i < 0 || a < 0)
        {
            return false;
        }

        var changed = s == 1;
        var lost = 1 - ((1 - Impact[c]) * (1 - Impact[i]) * (1 - Impact[a]));
        var impact = changed ? (7.52m * (lost - 0.029m)) - (3.25m * Power15(lost - 0.02m)) : 6.42m * lost;
        var exploitability = 8.22m * AttackVector[av] * AttackComplexity[ac] * (changed ? PrivilegesChanged : PrivilegesUnchanged)[pr] * UserInteraction[ui];
        score = impact <= 0 ? 0 : RoundUp(Math.Min((changed ? 1.08m : 1m) * (impact + exploitability), 10), version);
        return true;
    }

    private static decimal RoundUp(decimal value, int version) =>
        Math.Ceiling((version == 30 ? value : Math.Round(value, 5, MidpointRounding.AwayFromZero)) * 10) / 10;

    private static decimal Power15(decimal value)
    {
        var power = value;
        for (var i = 1; i < 15; i++)
        {
            power *= value;
        }

        return power;
    }
}
