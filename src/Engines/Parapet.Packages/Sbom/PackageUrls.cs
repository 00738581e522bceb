using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Sbom;

/// <summary>The package URLs of packages that were found.</summary>
public static class PackageUrls
{
    /// <summary>The URL of a package; null for what is not one package, such as all clients of the SDK that a runtime brings.</summary>
    public static PackageUrl? Url(this Package package)
    {
        var type = package.Ecosystem.PurlType();
        return package.Ecosystem switch
        {
            _ when package.Name.Contains('*', StringComparison.Ordinal) => null,
            Ecosystem.Npm or Ecosystem.Go or Ecosystem.Packagist => Split(type, package, '/'),
            Ecosystem.Maven => Split(type, package, ':'),
            Ecosystem.Debian => OfDistribution(type, package, "debian"),
            Ecosystem.Rpm => OfDistribution(type, package, ""),
            Ecosystem.Alpine => OfDistribution(type, package, "alpine"),
            _ => PackageUrl.Create(type, null, package.Name, package.Version),
        };
    }

    private static PackageUrl? Split(string type, Package package, char separator)
    {
        var at = package.Name.LastIndexOf(separator);
        return at < 0
            ? PackageUrl.Create(type, null, package.Name, package.Version)
            : PackageUrl.Create(type, package.Name[..at], package.Name[(at + 1)..], package.Version);
    }

    // The vendor is the namespace, the release a qualifier; of an rpm the epoch is a qualifier as well.
    private static PackageUrl? OfDistribution(string type, Package package, string usual)
    {
        var vendor = package.Distribution.Length > 0 ? package.Distribution : usual;
        var qualifiers = new List<KeyValuePair<string, string>>();
        if (vendor.Length > 0 && package.Release.Length > 0)
        {
            qualifiers.Add(new("distro", vendor + "-" + (package.Ecosystem is Ecosystem.Alpine ? package.Release.TrimStart('v') : package.Release)));
        }

        var version = package.Version;
        if (package.Ecosystem is Ecosystem.Rpm && version.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && version.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            qualifiers.Add(new("epoch", version[..colon]));
            version = version[(colon + 1)..];
        }

        return PackageUrl.Create(type, vendor, package.Name, version, qualifiers);
    }
}
