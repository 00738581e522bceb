namespace Parapet.Packages.Gate;

/// <summary>How bad an advisory says it is, by the scale of CVSS (https://www.first.org/cvss/v3.1/specification-document#Qualitative-Severity-Rating-Scale).</summary>
public enum AdvisorySeverity
{
    /// <summary>It does not say.</summary>
    Unknown,

    /// <summary>Score 0.</summary>
    None,

    /// <summary>0.1 to 3.9.</summary>
    Low,

    /// <summary>4.0 to 6.9.</summary>
    Medium,

    /// <summary>7.0 to 8.9.</summary>
    High,

    /// <summary>9.0 to 10.</summary>
    Critical,
}
