namespace Parapet.Packages.Advisories.Severities;

/// <summary>Severity in a word, from the least known to the worst.</summary>
public enum SeverityLevel
{
    /// <summary>Nobody has said: not the same as harmless.</summary>
    Unknown,

    /// <summary>A score of 0.0.</summary>
    None,

    /// <summary>Low, negligible.</summary>
    Low,

    /// <summary>Medium, moderate.</summary>
    Medium,

    /// <summary>High, important.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}

/// <summary>From scores and words to levels.</summary>
internal static class SeverityLevels
{
    /// <summary>
    /// The scale of CVSS 3 and 4 (https://www.first.org/cvss/v4-0/specification-document#Qualitative-Severity-Rating-Scale). CVSS 2 has no critical
    /// and no none (https://nvd.nist.gov/vuln-metrics/cvss).
    /// </summary>
    public static SeverityLevel Of(decimal score, int version) => score switch
    {
        0 when version > 20 => SeverityLevel.None,
        < 4 => SeverityLevel.Low,
        < 7 => SeverityLevel.Medium,
        < 9 => SeverityLevel.High,
        _ => version > 20 ? SeverityLevel.Critical : SeverityLevel.High,
    };

    /// <summary>
    /// The words of GitHub (LOW MODERATE HIGH CRITICAL), Amazon Linux and Red Hat (low, medium or moderate, important, critical) and Ubuntu
    /// (negligible, low, medium, high, critical), in any case.
    /// </summary>
    public static SeverityLevel OfWord(string word) => word.Length > 10 ? SeverityLevel.Unknown : word.ToLowerInvariant() switch
    {
        "none" => SeverityLevel.None,
        "low" or "negligible" => SeverityLevel.Low,
        "medium" or "moderate" => SeverityLevel.Medium,
        "high" or "important" => SeverityLevel.High,
        "critical" => SeverityLevel.Critical,
        _ => SeverityLevel.Unknown,
    };
}
