using Parapet.Packages.Inventory.Java;
using Parapet.Packages.Inventory.OperatingSystem;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory;

/// <summary>
/// What no single entry can say. A reader sees one entry; which of the descriptors in a jar is the jar's own, what the operating system is and which
/// assembly is the project's own come out when all of them have been read.
/// </summary>
internal sealed class Settlement
{
    public Settlement(IReadOnlyList<Package> packages, IReadOnlyList<(string Path, Package Package)> owned, HashSet<string> explained, OsRelease? os)
    {
        var replaced = new Dictionary<Package, Package?>();
        JarSettlement.Settle(packages, replaced, Owned);
        SystemSettlement.Settle(packages, owned, os, replaced);
        foreach (var guess in packages.Where(package => package is { IsCertain: false, Kind: PackageKind.Installed, Ecosystem: Ecosystem.NuGet } && explained.Contains(package.Path)))
        {
            replaced[guess] = null;
        }

        Packages = [.. packages.Select(Settled).OfType<Package>()];

        // The files of a package follow each other: a look-up for each package, not for each of a hundred thousand files.
        (Package? Before, Package? After) last = (null, null);
        foreach (var (path, package) in owned)
        {
            last = ReferenceEquals(last.Before, package) ? last : (package, Settled(package));
            if (last.After is not null)
            {
                Owned.Add((path, last.After));
            }
        }

        Package? Settled(Package package) => replaced.TryGetValue(package, out var settled) ? settled : package;
    }

    public List<Package> Packages { get; }

    public List<(string Path, Package Package)> Owned { get; } = [];
}
