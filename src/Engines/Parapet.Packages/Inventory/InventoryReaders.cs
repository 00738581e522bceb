using System.Collections.Immutable;
using Parapet.Packages.Inventory.DotNet;
using Parapet.Packages.Inventory.Elf;
using Parapet.Packages.Inventory.Go;
using Parapet.Packages.Inventory.Java;
using Parapet.Packages.Inventory.OperatingSystem;
using Parapet.Packages.Inventory.OperatingSystem.Rpm;
using Parapet.Packages.Inventory.Rust;

namespace Parapet.Packages.Inventory;

/// <summary>Every kind of file that can be read.</summary>
public static class InventoryReaders
{
    /// <summary>The readers, by name of their class.</summary>
    public static ImmutableArray<InventoryReader> All { get; } =
    [
        new ApkInstalledReader(),
        new AssemblyReader(),
        new AuditableBinaryReader(),
        new CargoLockReader(),
        new DepsJsonReader(),
        new DpkgFileListReader(),
        new DpkgStatusReader(),
        new GoBinaryReader(),
        new GoModReader(),
        new GradleLockfileReader(),
        new JarReader(),
        new ManifestReader(),
        new OsReleaseReader(),
        new PackagesConfigReader(),
        new PackagesLockJsonReader(),
        new PackedBinaryReader(),
        new PomPropertiesReader(),
        new PomXmlReader(),
        new ProjectAssetsJsonReader(),
        new RpmBerkeleyReader(),
        new RpmNdbReader(),
        new RpmSqliteReader(),
        new SingleFileBundleReader(),
    ];
}
