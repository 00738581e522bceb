using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// The <c>package.json</c> of a package in <c>node_modules</c>, which owns its folder. A package that was installed under another name
/// (<c>"lodash4": "npm:lodash@4"</c>) has its true name in the file (https://docs.npmjs.com/cli/configuring-npm/package-json).
/// </summary>
public sealed class InstalledNodePackageReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "package.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && NodeModules.IsRoot(entry.Path, out _, out _) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        NodeModules.IsRoot(entry.Path, out var folderName, out var isOdd);
        var manifest = NodeManifest.Read(ref json);
        var isNamed = NodeNames.IsName(manifest.Name);
        if (isOdd && (!isNamed || manifest.Version.Length == 0))
        {
            return;
        }

        if (!isNamed && folderName.Length == 0)
        {
            into.Report(entry.Path, "has no `name` that npm could have, and neither has its folder");
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.Npm,
            Name = isNamed ? manifest.Name : folderName,
            Version = manifest.Version,
            Kind = PackageKind.Installed,
            Path = entry.Path,
            License = manifest.License,
            Requires = manifest.Requires,
            IsCertain = isNamed && manifest.Version.Length > 0 && !isOdd,
        };
        into.Add(package);
        into.Own(package, entry.Folder().ToString());
    }
}
