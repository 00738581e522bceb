using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Php;

/// <summary>
/// <c>vendor/composer/installed.json</c>: what Composer installed. Version 1 is a list of packages, version 2 an object with that list
/// and the names of what is for development only (https://getcomposer.org/upgrade/UPGRADE-2.0.md).
/// </summary>
public sealed class ComposerInstalledReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "installed.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && entry.Folder().EndsWith("composer/") ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        var packages = new List<ComposerPackage>();
        var development = new HashSet<string>(StringComparer.Ordinal);
        if (json.IsArray())
        {
            ReadPackages(ref json, packages);
        }
        else if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.NameIs("packages"u8))
                {
                    ReadPackages(ref json, packages);
                }
                else if (json.NameIs("dev-package-names"u8) && json.EnterArray())
                {
                    while (json.NextElement())
                    {
                        development.Add(json.Text() ?? "");
                    }
                }
                else
                {
                    json.Skip();
                }
            }
        }

        foreach (var package in packages.Where(package => package is { HasName: true, IsLocal: false }))
        {
            Add(entry, package, development.Contains(package.Name), into);
        }
    }

    private static void ReadPackages(ref JsonCursor json, List<ComposerPackage> packages)
    {
        if (json.EnterArray())
        {
            while (json.NextElement())
            {
                packages.Add(ComposerPackage.Read(ref json));
            }
        }
    }

    private static void Add(ArtifactEntry entry, ComposerPackage found, bool isDevelopment, InventoryBuilder into)
    {
        var package = new Package
        {
            Ecosystem = Ecosystem.Packagist,
            Name = found.Name,
            Version = found.Version,
            Kind = PackageKind.Installed,
            Path = entry.Path,
            Line = found.Line,
            License = found.License,
            IsCertain = found.Version.Length > 0,
            IsDevelopment = isDevelopment,
        };
        into.Add(package);

        // `../vendor/name`, as seen from `vendor/composer/`; version 1 does not say it and always does it.
        var vendor = entry.Folder()[..^"composer/".Length];
        var path = found.InstallPath.Length == 0 ? "../" + found.Name : found.InstallPath.TrimEnd('/');
        if (path.StartsWith("../", StringComparison.Ordinal) && path.IndexOf("..", 2, StringComparison.Ordinal) < 0)
        {
            into.Own(package, $"{vendor}{path.AsSpan(3)}/");
        }
    }
}
