namespace Parapet.Packages.Versions;

/// <summary>The names of the ecosystems in OSV advisories and in package URLs.</summary>
public static class Ecosystems
{
    /// <summary>
    /// Reads the <c>ecosystem</c> of an OSV advisory: a name, spelled in the case that the schema gives it, perhaps with a colon and a suffix, as in
    /// <c>Debian:12</c>, which says which release is meant and has no part in the order of versions. False for an ecosystem that is not known here.
    /// </summary>
    public static bool TryParseOsv(string name, out Ecosystem ecosystem)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        Ecosystem? known = (colon < 0 ? name : name[..colon]) switch
        {
            "npm" => Ecosystem.Npm,
            "PyPI" => Ecosystem.PyPI,
            "Maven" => Ecosystem.Maven,
            "NuGet" => Ecosystem.NuGet,
            "RubyGems" => Ecosystem.RubyGems,
            "Go" => Ecosystem.Go,
            "crates.io" => Ecosystem.CratesIo,
            "Packagist" => Ecosystem.Packagist,
            "Debian" or "Ubuntu" => Ecosystem.Debian,
            "Red Hat" or "AlmaLinux" or "Rocky Linux" or "SUSE" or "openSUSE" or "openEuler" or "Mageia" or "Amazon Linux" or "Azure Linux" => Ecosystem.Rpm,
            "Alpine" or "Alpaquita" or "BellSoft Hardened Containers" or "Chainguard" or "Wolfi" or "MinimOS" => Ecosystem.Alpine,
            _ => null,
        };
        ecosystem = known.GetValueOrDefault();
        return known is not null;
    }

    /// <summary>The first name that OSV has for the ecosystem. <see cref="Ecosystem.Rpm"/> has none of its own; it gets that of its first distribution, <c>Red Hat</c>.</summary>
    public static string OsvName(this Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Npm => "npm",
        Ecosystem.PyPI => "PyPI",
        Ecosystem.Maven => "Maven",
        Ecosystem.NuGet => "NuGet",
        Ecosystem.RubyGems => "RubyGems",
        Ecosystem.Go => "Go",
        Ecosystem.CratesIo => "crates.io",
        Ecosystem.Packagist => "Packagist",
        Ecosystem.Debian => "Debian",
        Ecosystem.Rpm => "Red Hat",
        Ecosystem.Alpine => "Alpine",
        _ => throw new ArgumentOutOfRangeException(nameof(ecosystem)),
    };

    /// <summary>The type in package URLs (https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst).</summary>
    public static string PurlType(this Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Npm => "npm",
        Ecosystem.PyPI => "pypi",
        Ecosystem.Maven => "maven",
        Ecosystem.NuGet => "nuget",
        Ecosystem.RubyGems => "gem",
        Ecosystem.Go => "golang",
        Ecosystem.CratesIo => "cargo",
        Ecosystem.Packagist => "composer",
        Ecosystem.Debian => "deb",
        Ecosystem.Rpm => "rpm",
        Ecosystem.Alpine => "apk",
        _ => throw new ArgumentOutOfRangeException(nameof(ecosystem)),
    };
}
