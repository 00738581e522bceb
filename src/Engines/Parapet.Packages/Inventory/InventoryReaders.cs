using System.Collections.Immutable;
using Parapet.Packages.Inventory.Node;
using Parapet.Packages.Inventory.Node.Bundles;
using Parapet.Packages.Inventory.Php;
using Parapet.Packages.Inventory.Python;
using Parapet.Packages.Inventory.Ruby;

namespace Parapet.Packages.Inventory;

/// <summary>Every kind of file that says which packages there are.</summary>
public static class InventoryReaders
{
    /// <summary>All readers, in order of their names. They hold no state, so that one of each serves every artefact and every thread.</summary>
    public static ImmutableArray<InventoryReader> All { get; } =
    [
        new BunLockReader(),
        new ComposerInstalledReader(),
        new ComposerLockReader(),
        new DistInfoReader(),
        new EggInfoReader(),
        new EggTopLevelReader(),
        new GemLockReader(),
        new GemspecReader(),
        new InstalledNodePackageReader(),
        new JavaScriptBundleReader(),
        new NodeManifestReader(),
        new NpmLockReader(),
        new PdmLockReader(),
        new PipfileLockReader(),
        new PnpmLockReader(),
        new PoetryLockReader(),
        new PylockReader(),
        new RecordReader(),
        new RequirementsReader(),
        new SourceMapReader(),
        new UvLockReader(),
        new VendorListReader(),
        new VendoredVersionReader(),
        new YarnLockReader(),
    ];
}
