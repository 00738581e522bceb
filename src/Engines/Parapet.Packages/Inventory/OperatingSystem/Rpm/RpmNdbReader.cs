using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>
/// The rpm database in rpm's own form: <c>Packages.db</c>, that of SUSE. Slots of 16 bytes say where each header lies, in blocks of 16 bytes
/// (https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c).
/// </summary>
public sealed class RpmNdbReader : InventoryReader
{
    private const uint FileMagic = 0x506d7052; // RpmP
    private const uint SlotMagic = 0x746f6c53; // Slot
    private const uint BlobMagic = 0x53626c42; // BlbS
    private const int PageSize = 4096;
    private const int FileHeader = 32;
    private const int SlotLength = 16;
    private const int BlockLength = 16;

    /// <inheritdoc/>
    public override string Format => "rpm Packages.db";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => RpmDatabase.Wants(entry, "Packages.db");

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (!content.Span.TryUInt32(0, false, out var magic) || magic != FileMagic || !content.Span.TryUInt32(12, false, out var slotPages))
        {
            into.Report(entry.Path, "is not an rpm database in NDB");
            return;
        }

        RpmDatabase.Read(entry, Headers(content, slotPages * (ulong)PageSize), content.Length, into);
    }

    private static IEnumerable<ReadOnlyMemory<byte>?> Headers(ReadOnlyMemory<byte> content, ulong end)
    {
        // Headers do not overlap: what is longer than the file together is a lie.
        var budget = (ulong)content.Length;
        for (ulong at = FileHeader; at + SlotLength <= Math.Min(end, (ulong)content.Length); at += SlotLength)
        {
            if (IsUsed(content.Span, at, out var package, out var block))
            {
                var blob = Blob(content, package, block);
                budget -= Math.Min(budget, (ulong)(blob?.Length ?? 0));
                yield return budget == 0 ? null : blob;
            }
        }

        if (end > (ulong)content.Length)
        {
            yield return null;
        }
    }

    private static bool IsUsed(ReadOnlySpan<byte> bytes, ulong at, out uint package, out uint block)
    {
        block = 0;
        return bytes.TryUInt32(at + 4, false, out package)
            && package != 0
            && bytes.TryUInt32(at, false, out var magic)
            && magic == SlotMagic
            && bytes.TryUInt32(at + 8, false, out block);
    }

    private static ReadOnlyMemory<byte>? Blob(ReadOnlyMemory<byte> content, uint package, uint block)
    {
        var bytes = content.Span;
        var at = block * (ulong)BlockLength;
        return bytes.TryUInt32(at, false, out var magic)
            && magic == BlobMagic
            && bytes.TryUInt32(at + 4, false, out var owner)
            && owner == package
            && bytes.TryUInt32(at + 12, false, out var length)
            && bytes.TrySlice(at + 16, length, out _)
            ? content.Slice((int)at + 16, (int)length)
            : null;
    }
}
