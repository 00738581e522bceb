using System.Collections.Immutable;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory;

/// <summary>Makes one list out of what many files say: what is installed speaks louder than what is asked for, a statement louder than a guess.</summary>
internal static class PackageMerger
{
    public static ImmutableArray<Package> Merge(IReadOnlyList<Package> found, Ownership ownership)
    {
        var installed = found.Where(package => package.Kind is not PackageKind.Declared && IsBelieved(package, ownership)).ToList();
        var versioned = found
            .Where(package => package is { Kind: PackageKind.Declared or PackageKind.Installed, Version.Length: > 0 })
            .Select(package => (package.Ecosystem, package.Name))
            .ToHashSet();
        var declarations = found
            .Where(package => package.Kind is PackageKind.Declared && !IsOfAnother(package, ownership))

            // A manifest asks for any version; where something says which one came of it, that is the answer.
            .Where(package => package.Version.Length > 0 || !versioned.Contains((package.Ecosystem, package.Name)))
            .GroupBy(Identity)
            .ToDictionary(group => group.Key, group => Ordered(group).First());

        // A bundle names its packages without versions; the lock file beside it knows the one that was bundled.
        var asked = declarations.Values.Where(package => package.Version.Length > 0).ToLookup(package => (package.Ecosystem, package.Name));
        var proved = installed.Where(package => package.Kind is PackageKind.Installed).Select(package => package.Ecosystem).ToHashSet();
        return
        [
            .. Ordered(installed
                .Select(package => package.Version.Length == 0 && asked[(package.Ecosystem, package.Name)].ToArray() is [var only]
                    ? package with { Version = only.Version, IsCertain = false }
                    : package)
                .Select(package => declarations.TryGetValue(Identity(package), out var declared)
                    ? package with { Declaration = new PackagePlace(declared.Path, declared.Line), IsDevelopment = declared.IsDevelopment }
                    : package)

                // Where packages are installed, a lock file that lies beside them only tells what once was to be installed.
                .Concat(declarations.Values.Where(package => !proved.Contains(package.Ecosystem)))
                .GroupBy(package => (Identity(package), package.Path, package.Line))
                .Select(group => Ordered(group).First())),
        ];
    }

    // The guess of a single file (an assembly's own version, a manifest's title) falls to a package that states it owns the file.
    private static bool IsBelieved(Package package, Ownership ownership) =>
        package.IsCertain || ownership.Of(package.Path) is not { IsCertain: true } owner || owner.Ecosystem != package.Ecosystem;

    // What an installed package asks for in a file that it brings along, a test's requirements say, is not what this artefact asks for.
    private static bool IsOfAnother(Package package, Ownership ownership) =>
        ownership.Of(package.Path) is { Kind: PackageKind.Installed or PackageKind.System };

    // Total, so that the order in which files were read changes nothing: of two that say the same, the stronger proof comes first.
    private static IOrderedEnumerable<Package> Ordered(IEnumerable<Package> packages) => packages
        .OrderBy(package => package.Ecosystem)
        .ThenBy(package => package.Name, StringComparer.Ordinal)
        .ThenBy(package => package.Version, StringComparer.Ordinal)
        .ThenBy(package => package.Path, StringComparer.Ordinal)
        .ThenBy(package => package.Line)
        .ThenBy(package => !package.IsCertain)
        .ThenBy(package => package.Kind)
        .ThenBy(package => package.IsDevelopment)
        .ThenByDescending(package => package.License, StringComparer.Ordinal)
        .ThenByDescending(package => package.Sha1, StringComparer.Ordinal);

    private static (Ecosystem, string, string) Identity(Package package) => (package.Ecosystem, package.Name, package.Version);
}
