using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary><c>os-release</c>: the distribution and release of every package that its package manager installed.</summary>
public sealed class OsReleaseReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "os-release";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path is "etc/os-release" or "usr/lib/os-release" ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into) => into.RunsOn(entry.Path, OsRelease.Of(content));
}
