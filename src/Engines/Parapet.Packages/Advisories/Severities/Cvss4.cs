namespace Parapet.Packages.Advisories.Severities;

/// <summary>
/// The base score of CVSS 4.0 (https://www.first.org/cvss/v4-0/specification-document, sections 8.2 and 8.3, with the scores of the macro vectors that
/// https://github.com/FIRSTdotorg/cvss-v4-calculator publishes). Metrics of threat and environment have their worst values, as in CVSS-B, so of
/// the six digits of a macro vector EQ5 is 0 and EQ4 is never 0.
/// </summary>
internal static class Cvss4
{
    // Tenths. A line for each EQ1 and EQ2; in it EQ4 = 1, then EQ4 = 2; in each EQ3 and EQ6 = 00, 01, 10, 11, 21.
    private static readonly byte[] Scores =
    [
        100, 96, 93, 92, 79, 93, 90, 88, 80, 69,
        95, 91, 92, 82, 71, 92, 81, 84, 70, 63,
        94, 89, 86, 76, 65, 87, 75, 72, 57, 53,
        90, 77, 74, 59, 58, 77, 66, 61, 52, 23,
        86, 74, 72, 57, 47, 70, 54, 53, 36, 24,
        73, 55, 61, 51, 24, 54, 43, 46, 18, 10,
    ];

    // How far a macro vector reaches, in steps, by the digit of its EQ; for EQ3 and EQ6 those that a base vector has: 00, 10, 21.
    private static readonly int[] Depth1 = [1, 4, 5];
    private static readonly int[] Depth2 = [1, 2];
    private static readonly int[] Depth36 = [7, 8, 10];
    private static readonly int[] Depth4 = [6, 5, 4];

    public static bool TryScore(CvssMetrics metrics, out decimal score)
    {
        score = 0;
        var (av, ac, at) = (metrics["AV", "NALP"], metrics["AC", "LH"], metrics["AT", "NP"]);
        var (pr, ui) = (metrics["PR", "NLH"], metrics["UI", "NPA"]);
        var (vc, vi, va) = (metrics["VC", "HLN"], metrics["VI", "HLN"], metrics["VA", "HLN"]);
        var (sc, si, sa) = (metrics["SC", "HLN"], metrics["SI", "HLN"], metrics["SA", "HLN"]);
        if (av < 0 || ac < 0 || at < 0 || pr < 0 || ui < 0 || vc < 0 || vi < 0 || va < 0 || sc < 0 || si < 0 || sa < 0)
        {
            return false;
        }

        if (vc + vi + va + sc + si + sa == 12)
        {
            return true;
        }

        var eq1 = av + pr + ui == 0 ? 0 : av != 3 && (av == 0 || pr == 0 || ui == 0) ? 1 : 2;
        var eq2 = ac + at == 0 ? 0 : 1;
        var eq3 = vc + vi == 0 ? 0 : vc == 0 || vi == 0 || va == 0 ? 1 : 2;
        var eq4 = sc == 0 || si == 0 || sa == 0 ? 1 : 2;
        var steps1 = eq1 switch
        {
            0 => 0,
            1 => av + pr + ui - 1,
            _ => av == 3 ? pr + ui : av + pr + ui - 3,
        };
        score = Score(eq1, eq2, eq3, eq4, steps1, eq2 == 0 ? 0 : ac + at - 1, Steps3(eq3, vc, vi, va), eq4 == 1 ? sc + si + sa : sc + si + sa - 3);
        return true;
    }

    // Steps from the worst vector of the macro vector: VC:H/VI:H/VA:H; one of VC:L/VI:H/VA:H and VC:H/VI:L/VA:H; VC:L/VI:L/VA:L.
    private static int Steps3(int eq3, int vc, int vi, int va) => eq3 switch
    {
        0 => vc + vi + va,
        1 => vc > 0 && vi > 0 ? vc + vi + va - 1 : Math.Max(vc, vi) + va - 1,
        _ => vc + vi + va - 3,
    };

    private static decimal Score(int eq1, int eq2, int eq3, int eq4, int steps1, int steps2, int steps3, int steps4)
    {
        var value = At(eq1, eq2, Column(eq3), eq4);

        // What each EQ takes off: its steps as a part of its depth, of the way to the score one macro vector below. EQ5 has a below and no steps.
        var (sum, lower) = (0m, 1);
        if (eq1 < 2)
        {
            Add(At(eq1 + 1, eq2, Column(eq3), eq4), steps1, Depth1[eq1]);
        }

        if (eq2 < 1)
        {
            Add(At(eq1, eq2 + 1, Column(eq3), eq4), steps2, Depth2[eq2]);
        }

        if (eq3 < 2)
        {
            Add(eq3 == 0 ? Math.Max(At(eq1, eq2, 1, eq4), At(eq1, eq2, 2, eq4)) : At(eq1, eq2, 3, eq4), steps3, Depth36[eq3]);
        }

        if (eq4 < 2)
        {
            Add(At(eq1, eq2, Column(eq3), eq4 + 1), steps4, Depth4[eq4]);
        }

        // A millionth against tenths that come out a hair below one half.
        return Math.Clamp(Math.Round(((value - (sum / lower)) / 10) + 0.000001m, 1, MidpointRounding.AwayFromZero), 0, 10);

        void Add(int below, int steps, int depth)
        {
            sum += (value - below) * (decimal)steps / depth;
            lower++;
        }
    }

    private static int Column(int eq3) => eq3 * 2;

    private static int At(int eq1, int eq2, int column, int eq4) => Scores[(((eq1 * 2) + eq2) * 10) + ((eq4 - 1) * 5) + column];
}
