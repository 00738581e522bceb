using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>
/// Within which names mean the same package: an ecosystem, and for packages of an operating system a distribution and its release, as
/// <c>Debian:12</c>. In OSV the suffix of a language's ecosystem is where packages are downloaded from, which an installed package does not show.
/// </summary>
internal static class AdvisoryScope
{
    /// <summary>Longer scopes are of no distribution.</summary>
    public const int LongestScope = 256;

    /// <summary>The scope that has Maven's artifact ids, each with the packages that have it; no ecosystem has this name.</summary>
    public const string Artifacts = ":artifact";

    /// <summary>The scope of an advisory's package.</summary>
    public static string Of(Ecosystem ecosystem, string ecosystemName)
    {
        if (!IsOfSystems(ecosystem))
        {
            return ecosystem.OsvName();
        }

        var colon = ecosystemName.IndexOf(':', StringComparison.Ordinal);
        var (distribution, release) = colon < 0 ? (ecosystemName, "") : (ecosystemName[..colon], ecosystemName[(colon + 1)..]);
        release = distribution switch
        {
            "Ubuntu" => WithoutEnd(release, ":LTS"),
            "Red Hat" => OfRedHat(release),
            "SUSE" or "openSUSE" => OfSuse(release),
            _ => release,
        };
        return release.Length == 0 ? distribution : $"{distribution}:{release}";
    }

    /// <summary>Whether packages of the ecosystem belong to a distribution.</summary>
    public static bool IsOfSystems(Ecosystem ecosystem) => ecosystem is Ecosystem.Debian or Ecosystem.Rpm or Ecosystem.Alpine;

    /// <summary>The name that OSV has for the distribution of a package, or empty when there is none with packages of this kind.</summary>
    public static string Distribution(Package package) => (package.Ecosystem, package.Distribution) switch
    {
        (Ecosystem.Debian, "debian") => "Debian",
        (Ecosystem.Debian, "ubuntu") => "Ubuntu",
        (Ecosystem.Alpine, "alpine") => "Alpine",
        (Ecosystem.Alpine, "wolfi") => "Wolfi",
        (Ecosystem.Alpine, "chainguard") => "Chainguard",
        (Ecosystem.Alpine, "minimos") => "MinimOS",
        (Ecosystem.Alpine, "alpaquita") => "Alpaquita",
        (Ecosystem.Rpm, "amzn") => "Amazon Linux",
        (Ecosystem.Rpm, "rhel" or "centos") => "Red Hat",
        (Ecosystem.Rpm, "almalinux") => "AlmaLinux",
        (Ecosystem.Rpm, "rocky") => "Rocky Linux",
        (Ecosystem.Rpm, "sles" or "sled" or "sle_hpc") => "SUSE",
        (Ecosystem.Rpm, "opensuse-leap" or "opensuse-tumbleweed" or "opensuse") => "openSUSE",
        (Ecosystem.Rpm, "openEuler") => "openEuler",
        (Ecosystem.Rpm, "mageia") => "Mageia",
        (Ecosystem.Rpm, "azurelinux" or "mariner") => "Azure Linux",
        _ => "",
    };

    /// <summary>
    /// Writes the scope with the release of a package and returns its length; 0 when the package does not say enough. The scope without the release
    /// is <see cref="Distribution"/>: advisories of some distributions go for all releases.
    /// </summary>
    public static int Write(Package package, Span<char> into)
    {
        var distribution = Distribution(package);
        var release = package.Release.AsSpan();
        if (distribution.Length == 0 || release.Length == 0 || distribution.Length + 1 + release.Length > into.Length)
        {
            return 0;
        }

        release = distribution switch
        {
            "Ubuntu" when release.EndsWith(":LTS", StringComparison.Ordinal) => release[..^":LTS".Length],
            "Red Hat" when release.Contains('.') => release[..release.IndexOf('.')],
            _ => release,
        };
        distribution.CopyTo(into);
        into[distribution.Length] = ':';
        release.CopyTo(into[(distribution.Length + 1)..]);
        return distribution.Length + 1 + release.Length;
    }

    /// <summary>The scopes in which a package is looked for, with and without the release; one or both may be empty.</summary>
    public static (string Scope, string Other) Of(Package package)
    {
        Span<char> scope = stackalloc char[LongestScope];
        return IsOfSystems(package.Ecosystem) ? (scope[..Write(package, scope)].ToString(), Distribution(package)) : (package.Ecosystem.OsvName(), "");
    }

    // enterprise_linux:9::appstream, a CPE without its first parts: the major release is all that an installed system is asked for.
    private static string OfRedHat(string release)
    {
        var parts = release.Split(':');
        return parts is ["enterprise_linux", var version, ..] && version.Length > 0 ? version.Split('.')[0] : release;
    }

    // "Linux Enterprise Server 15 SP5" and "Leap 15.5" are both VERSION_ID="15.5" in /etc/os-release.
    private static string OfSuse(string release)
    {
        var words = release.Split(' ');
        return words switch
        {
            [.., var version, ['S', 'P', .. var pack]] when IsNumber(version) && IsNumber(pack) => $"{version}.{pack}",
            [_, .., var version] when IsNumber(version.Replace(".", "", StringComparison.Ordinal)) => version,
            _ => release,
        };
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string WithoutEnd(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;
}
