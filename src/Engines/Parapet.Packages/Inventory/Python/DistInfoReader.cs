using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>NAME-VERSION.dist-info/METADATA</c> of an installed wheel
/// (https://packaging.python.org/en/latest/specifications/recording-installed-packages/). Which files are its own, <see cref="RecordReader"/> says:
/// a file that somebody put beside them is not the package's.
/// </summary>
public sealed class DistInfoReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "METADATA";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(".dist-info/METADATA", StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        if (PythonMetadata.Read(entry, text, into) is { } package)
        {
            into.Add(package);
            into.Own(package, entry.Folder().ToString());
        }
    }
}
