namespace Parapet.Packages.Advisories.Severities;

/// <summary>
/// Base scores of the Common Vulnerability Scoring System, versions 2.0, 3.0, 3.1 and 4.0 (https://www.first.org/cvss/). Metrics of the other groups
/// (threat, environment, supplement) may stand in a vector and have no part in its score: what a database writes there is not this deployment.
/// </summary>
public static class Cvss
{
    /// <summary>The answer for a text that is no vector.</summary>
    public const int None = 0;

    /// <summary>Computes the base score.</summary>
    /// <param name="vector">As in <c>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</c>; a vector of version 2 has no prefix.</param>
    /// <param name="score">From 0.0 to 10.0 in tenths.</param>
    /// <returns>The major version times ten and the minor one (20, 30, 31, 40), or <see cref="None"/> when it is no vector with all base metrics.</returns>
    public static int TryScore(string vector, out decimal score)
    {
        score = 0;
        var version = VersionOf(vector);
        var prefix = version is None or 20 ? 0 : "CVSS:4.0/".Length;
        return version != None && CvssMetrics.TryRead(vector.AsSpan(prefix), out var metrics) && TryScore(version, metrics, out score) ? version : None;
    }

    private static int VersionOf(string vector) => vector switch
    {
        _ when vector.StartsWith("CVSS:4.0/", StringComparison.Ordinal) => 40,
        _ when vector.StartsWith("CVSS:3.1/", StringComparison.Ordinal) => 31,
        _ when vector.StartsWith("CVSS:3.0/", StringComparison.Ordinal) => 30,
        _ when vector.StartsWith("AV:", StringComparison.Ordinal) => 20,
        _ => None,
    };

    private static bool TryScore(int version, CvssMetrics metrics, out decimal score) => version switch
    {
        40 => Cvss4.TryScore(metrics, out score),
        20 => Cvss2.TryScore(metrics, out score),
        _ => Cvss3.TryScore(metrics, version, out score),
    };
}
