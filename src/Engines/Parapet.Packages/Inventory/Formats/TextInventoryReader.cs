using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Formats;

/// <summary>A reader of a file of text.</summary>
public abstract class TextInventoryReader : InventoryReader
{
    /// <inheritdoc/>
    public sealed override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into) =>
        Read(entry, LineCursor.Decode(content), into);

    private protected abstract void Read(ArtifactEntry entry, string text, InventoryBuilder into);
}
