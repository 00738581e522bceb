using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Elf;

/// <summary>A program packed by UPX: whatever inventory was linked into it is compressed away, which is said.</summary>
public sealed class PackedBinaryReader : InventoryReader
{
    // The packer's mark follows the program headers.
    private const int MarkWithin = 1024;

    /// <inheritdoc/>
    public override string Format => "packed program";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => Executables.Wants(entry, start);

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (ElfFile.TryRead(content.Span, out var file) && file.SectionCount == 0 && content.Span[..Math.Min(content.Length, MarkWithin)].IndexOf("UPX!"u8) >= 0)
        {
            into.Report(entry.Path, "is packed by UPX: its inventory cannot be read");
        }
    }
}
