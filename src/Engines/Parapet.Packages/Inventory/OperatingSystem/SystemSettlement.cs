using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>Gives the packages of the operating system its name and release, and the lists of files the package they name.</summary>
internal static class SystemSettlement
{
    /// <summary>A package that is only named, by the list of its files; the database of packages knows its version.</summary>
    public static Package Named(Ecosystem ecosystem, string name, string path) => new()
    {
        Ecosystem = ecosystem,
        Name = name,
        Version = "",
        Kind = PackageKind.System,
        Path = path,
    };

    public static void Settle(
        IReadOnlyList<Package> packages,
        IReadOnlyList<(string Path, Package Package)> owned,
        OsRelease? os,
        Dictionary<Package, Package?> replaced)
    {
        var known = new Dictionary<(Ecosystem, string), Package>();
        foreach (var package in packages.Where(package => package.Kind is PackageKind.System))
        {
            var settled = os is null ? package : package with { Distribution = os.Id, Release = os.Release };
            replaced[package] = settled;
            known[(package.Ecosystem, package.Name)] = settled;
        }

        Package? last = null;
        foreach (var (_, package) in owned.Where(file => !ReferenceEquals(file.Package, last)))
        {
            last = package;
            if (package is { Kind: PackageKind.System, Version: "" } && !replaced.ContainsKey(package))
            {
                replaced[package] = known.GetValueOrDefault((package.Ecosystem, package.Name));
            }
        }
    }
}
