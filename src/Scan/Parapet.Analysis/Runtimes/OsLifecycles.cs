using System.Collections.Frozen;
using System.Globalization;

namespace Parapet.Analysis.Runtimes;

/// <summary>Until when the operating systems of images are patched. The makers' pages stand in the table.</summary>
public static class OsLifecycles
{
    // Names of releases that roll: there is no release that could end.
    private static readonly string[] Rolling = ["arch", "chainguard", "wolfi"];

    private static readonly Lazy<FrozenDictionary<(string, string), OsLifecycle>> Table = new(() =>
        EmbeddedTable.Rows("os-lifecycles.csv").Select(Read).ToFrozenDictionary(os => (os.Distribution, os.Release)));

    /// <summary>Every release in the table, in the order of distribution and release.</summary>
    public static IEnumerable<OsLifecycle> All =>
        Table.Value.Values.OrderBy(os => os.Distribution, StringComparer.Ordinal).ThenBy(os => os.Release, StringComparer.Ordinal);

    /// <summary>Whether a distribution has no releases that end.</summary>
    /// <param name="distribution">The <c>ID</c> of <c>etc/os-release</c>.</param>
    public static bool IsRolling(string distribution) => Rolling.Contains(distribution, StringComparer.Ordinal);

    /// <summary>A release, or null when this version of the product does not know it.</summary>
    /// <param name="distribution">The <c>ID</c> of <c>etc/os-release</c>, such as <c>debian</c>.</param>
    /// <param name="release">The release as advisories write it, such as <c>12</c>, <c>v3.20</c> or <c>22.04:LTS</c>.</param>
    public static OsLifecycle? Find(string distribution, string release) =>
        Table.Value.GetValueOrDefault((distribution, release.Split(':')[0].TrimStart('v')));

    private static OsLifecycle Read(string[] row) =>
        new(row[0], row[1], DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), row[3].Length == 0 ? null : row[3]);
}

/// <summary>The life of one release of an operating system. Dates ahead are its maker's plans.</summary>
/// <param name="Distribution">The <c>ID</c> of <c>etc/os-release</c>.</param>
/// <param name="Release">Its <c>VERSION_ID</c>, as far as it names a release that is supported on its own.</param>
/// <param name="EndOfSupport">The last day on which everybody gets security patches.</param>
/// <param name="Successor">The release to move to; null when there is nothing newer.</param>
public sealed record OsLifecycle(string Distribution, string Release, DateOnly EndOfSupport, string? Successor)
{
    /// <summary>What a person calls the distribution.</summary>
    public string Title => Distribution switch
    {
        "almalinux" => "AlmaLinux",
        "alpine" => "Alpine",
        "amzn" => "Amazon Linux",
        "centos" => "CentOS",
        "debian" => "Debian",
        "rhel" => "Red Hat Enterprise Linux",
        "rocky" => "Rocky Linux",
        "ubuntu" => "Ubuntu",
        var id => id,
    };
}
