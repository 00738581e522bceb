using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary>
/// An assembly by its own metadata. Its name and version are mostly those of its package, which is a conclusion: it counts where no <c>deps.json</c> says
/// which package the file came from.
/// </summary>
public sealed class AssemblyReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => ".NET assembly";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(".dll", StringComparison.Ordinal) && !entry.Path.EndsWith(".resources.dll", StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (AssemblyIdentity.Read(content, out var isDamaged) is { } identity)
        {
            var package = PackageOf(identity, entry.Path, PackageKind.Installed);
            into.Add(package);
            into.Own(package, entry.Path);
        }
        else if (isDamaged)
        {
            into.Report(entry.Path, "is not a readable .NET assembly");
        }
    }

    internal static Package PackageOf(AssemblyIdentity identity, string path, PackageKind kind) => new()
    {
        Ecosystem = Ecosystem.NuGet,
        Name = identity.Name,
        Version = identity.Version,
        Kind = kind,
        Path = path,
        IsCertain = false,
    };
}
