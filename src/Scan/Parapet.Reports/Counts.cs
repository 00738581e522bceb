using Parapet.Model;

namespace Parapet.Reports;

/// <summary>How many findings there are of each severity.</summary>
internal readonly record struct Counts(int Critical, int High, int Medium, int Low)
{
    public static Comparer<Counts> Worse { get; } = Comparer<Counts>.Create((x, y) =>
        (x.Critical, x.High, x.Medium, x.Low).CompareTo((y.Critical, y.High, y.Medium, y.Low)));

    public int Total => Critical + High + Medium + Low;

    public int this[Severity severity] => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        _ => Low,
    };

    public static Counts Of(IEnumerable<Finding> findings)
    {
        var by = findings.CountBy(f => f.Severity).ToDictionary();
        return new(
            by.GetValueOrDefault(Severity.Critical), by.GetValueOrDefault(Severity.High),
            by.GetValueOrDefault(Severity.Medium), by.GetValueOrDefault(Severity.Low));
    }

    /// <summary><c>1 critical, 2 high</c>; what is zero is left out.</summary>
    public override string ToString()
    {
        var counts = this;
        return string.Join(", ", Wording.Severities.Where(s => counts[s] > 0).Select(s => $"{counts[s]} {Wording.Of(s)}"));
    }
}
