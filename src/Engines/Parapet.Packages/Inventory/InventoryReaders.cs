using Parapet.Packages.Inventory.DotNet;
using Parapet.Packages.Inventory.Elf;
using Parapet.Packages.Inventory.Go;
using Parapet.Packages.Inventory.Java;
using Parapet.Packages.Inventory.Node.Bundles;
using Parapet.Packages.Inventory.Node;
using Parapet.Packages.Inventory.OperatingSystem.Rpm;
using Parapet.Packages.Inventory.OperatingSystem;
using Parapet.Packages.Inventory.Php;
using Parapet.Packages.Inventory.Python;
using Parapet.Packages.Inventory.Ruby;
using Parapet.Packages.Inventory.Rust;
using System.Collections.Immutable;

namespace Parapet.Packages.Inventory;

/// <summary>Every kind of file that says which packages there are.</summary>
public static class InventoryReaders
{
    /// <summary>All readers, in order of their names. They hold no state, so that one of each serves every artefact and every thread.</summary>
    public static ImmutableArray<InventoryReader> All { get; } =
    [
        new ApkInstalledReader(),
        new AssemblyReader(),
        new AuditableBinaryReader(),
        new BunLockReader(),
        new CargoLockReader(),
        new ComposerInstalledReader(),
        new ComposerLockReader(),
        new DepsJsonReader(),
        new DistInfoReader(),
        new DpkgFileListReader(),
        new DpkgStatusReader(),
        new EggInfoReader(),
        new EggTopLevelReader(),
        new GemLockReader(),
        new GemspecReader(),
        new GoBinaryReader(),
        new GoModReader(),
        new GradleLockfileReader(),
        new InstalledNodePackageReader(),
        new JarReader(),
        new JavaScriptBundleReader(),
        new ManifestReader(),
        new NodeManifestReader(),
        new NpmLockReader(),
        new OsReleaseReader(),
        new PackagesConfigReader(),
        new PackagesLockJsonReader(),
        new PackedBinaryReader(),
        new PackedPomReader(),
        new PdmLockReader(),
        new PipfileLockReader(),
        new PnpmLockReader(),
        new PoetryLockReader(),
        new PomPropertiesReader(),
        new PomXmlReader(),
        new ProjectAssetsJsonReader(),
        new PylockReader(),
        new RecordReader(),
        new RequirementsReader(),
        new RpmBerkeleyReader(),
        new RpmNdbReader(),
        new RpmSqliteReader(),
        new SingleFileBundleReader(),
        new SourceMapReader(),
        new UvLockReader(),
        new VendorListReader(),
        new VendoredVersionReader(),
        new YarnLockReader(),
    ];
}
