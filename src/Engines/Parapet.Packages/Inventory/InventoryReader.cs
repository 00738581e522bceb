using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>Reads one kind of file that says which packages there are. One file per kind; every kind is asked about every entry.</summary>
public abstract class InventoryReader
{
    /// <summary>What the reader is called in messages, such as <c>package-lock.json</c>.</summary>
    public abstract string Format { get; }

    /// <summary>Whether the entry is of this kind. Called for every entry with no bytes, and again with the first bytes when that said <see cref="Want.Start"/>.</summary>
    public abstract Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start);

    /// <summary>Reads the entry. Never throws on what the bytes hold; what is wrong is reported to the inventory.</summary>
    public abstract void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into);
}
