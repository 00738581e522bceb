using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>A reader of a lock file in TOML, in which each package is a table of an array of tables.</summary>
public abstract class TomlLockReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed(Format) ? Want.Everything : Want.Nothing;

    /// <summary>The name of the array of tables.</summary>
    private protected virtual string PackageTable => "package";

    private protected sealed override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var packages = Packages(entry, text, into);
        var isDevelopment = Development(packages);
        foreach (var package in packages.Where(package => !IsLocal(package)).DistinctBy(package => (package.Name, package.Version)))
        {
            if (!PythonNames.IsName(package.Name))
            {
                into.Report(entry.Path, $"the package at line {package.Line} has no name that a Python package can have");
                continue;
            }

            into.Add(new Package
            {
                Ecosystem = Ecosystem.PyPI,
                Name = PythonNames.Normalise(package.Name),
                Version = package.Version,
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = package.Line,
                IsCertain = package.Version.Length > 0,
                IsDevelopment = isDevelopment(package),
            });
        }
    }

    /// <summary>Whether it is the project itself, or comes from a folder.</summary>
    private protected abstract bool IsLocal(TomlLockPackage package);

    /// <summary>Tells what is needed for development only.</summary>
    private protected abstract Predicate<TomlLockPackage> Development(IReadOnlyList<TomlLockPackage> packages);

    private List<TomlLockPackage> Packages(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var packages = new List<TomlLockPackage>();
        var toml = new TomlEvents(text);
        var below = PackageTable + ".";
        while (toml.Next())
        {
            if (toml.IsHeader)
            {
                if (toml.IsArrayOfTables && toml.Table == PackageTable)
                {
                    packages.Add(new TomlLockPackage(toml.Line));
                }
            }
            else if (packages.Count > 0 && toml.Table == PackageTable)
            {
                if (!IsFile(toml.Key))
                {
                    packages[^1].Add(toml.Key, toml.Value, toml.Line);
                }
            }
            else if (packages.Count > 0 && toml.Table.StartsWith(below, StringComparison.Ordinal) && !IsFile(toml.Table[below.Length..]))
            {
                packages[^1].Add($"{toml.Table[below.Length..]}.{toml.Key}", toml.Value, 0);
            }
        }

        if (toml.Malformed > 0)
        {
            into.Report(entry.Path, $"line {toml.Malformed} is not the TOML that a `{Format}` is; packages may be missing");
        }

        return packages;
    }

    /// <summary>The archives and their hashes are most of the file, and say nothing that is asked here.</summary>
    private static bool IsFile(string key) =>
        key.StartsWith("files", StringComparison.Ordinal) || key.StartsWith("wheels", StringComparison.Ordinal) || key.StartsWith("sdist", StringComparison.Ordinal);
}
