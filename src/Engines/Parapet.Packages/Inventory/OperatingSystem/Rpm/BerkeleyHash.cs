namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>
/// The values of a BerkeleyDB hash (layout: <c>dbinc/db_page.h</c> of the library). Every page of the file is looked at once, in order; chains of
/// overflow pages together are no longer than the file.
/// </summary>
internal sealed class BerkeleyHash
{
    private const uint Magic = 0x00061561;
    private const int PageHeader = 26;
    private const byte HashPage = 13;
    private const byte UnsortedHashPage = 2;
    private const byte OverflowPage = 7;
    private const byte KeyOrData = 1;
    private const byte OffPage = 3;

    private readonly ReadOnlyMemory<byte> content;
    private readonly int pageSize;
    private readonly bool isBigEndian;
    private long budget;

    private BerkeleyHash(ReadOnlyMemory<byte> content, int pageSize, bool isBigEndian)
    {
        this.content = content;
        this.pageSize = pageSize;
        this.isBigEndian = isBigEndian;
        budget = content.Length;
    }

    /// <summary>The file, or null when it is not such a hash, or one that is encrypted.</summary>
    public static BerkeleyHash? Open(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        foreach (var isBigEndian in new[] { false, true })
        {
            if (bytes.TryUInt32(12, isBigEndian, out var magic)
                && magic == Magic
                && bytes.TryUInt32(20, isBigEndian, out var size)
                && size is >= 512 and <= 65536
                && uint.IsPow2(size)
                && bytes.TrySlice(24, 1, out var encryption)
                && encryption[0] == 0)
            {
                return new BerkeleyHash(content, (int)size, isBigEndian);
            }
        }

        return null;
    }

    /// <summary>The value of each key; null for one that could not be read.</summary>
    public IEnumerable<ReadOnlyMemory<byte>?> Values()
    {
        for (var number = 1; ((long)number + 1) * pageSize <= content.Length; number++)
        {
            var page = content.Slice(number * pageSize, pageSize);
            if (page.Span[25] is HashPage or UnsortedHashPage)
            {
                // Keys and values take turns; each entry is the offset of an item, which ends where the one before it starts.
                foreach (var (start, end) in Items(page.Span))
                {
                    yield return Value(page, start, end);
                }
            }
        }

        if (content.Length % pageSize != 0)
        {
            yield return null;
        }
    }

    private List<(int Start, int End)> Items(ReadOnlySpan<byte> page)
    {
        var items = new List<(int, int)>();
        page.TryUInt16(20, isBigEndian, out var count);
        for (ulong i = 1; i < count; i += 2)
        {
            if (!page.TryUInt16(PageHeader + (i * 2), isBigEndian, out var start) || !page.TryUInt16(PageHeader + ((i - 1) * 2), isBigEndian, out var end))
            {
                break;
            }

            items.Add((start, end));
        }

        return items;
    }

    private ReadOnlyMemory<byte>? Value(ReadOnlyMemory<byte> page, int start, int end)
    {
        var bytes = page.Span;
        if (start >= end || end > bytes.Length)
        {
            return null;
        }

        switch (bytes[start])
        {
            case KeyOrData:
                budget -= end - start;
                return budget < 0 ? null : page[(start + 1)..end];
            case OffPage when bytes.TryUInt32((ulong)start + 4, isBigEndian, out var first) && bytes.TryUInt32((ulong)start + 8, isBigEndian, out var length) && length <= budget:
                budget -= length;
                return Chain(first, (int)length);
            default:
                return null;
        }
    }

    private byte[]? Chain(uint number, int length)
    {
        var value = new byte[length];
        var rest = value.AsSpan();
        while (rest.Length > 0)
        {
            var start = (long)number * pageSize;
            if (number == 0 || start + pageSize > content.Length)
            {
                return null;
            }

            // On an overflow page the field that elsewhere is the end of free space says how many bytes there are.
            var page = content.Span.Slice((int)start, pageSize);
            if (page[25] != OverflowPage
                || !page.TryUInt32(16, isBigEndian, out number)
                || !page.TryUInt16(22, isBigEndian, out var used)
                || used == 0
                || !page.TrySlice(PageHeader, used, out var part))
            {
                return null;
            }

            part = part[..Math.Min(part.Length, rest.Length)];
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }

        return value;
    }
}
