namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>
/// The rows of tables in a SQLite file (https://www.sqlite.org/fileformat2.html): b-trees of tables and overflow pages, nothing else. Each page is
/// visited once and all rows together are no longer than the file, so that pages which point at each other in circles come to an end.
/// </summary>
internal sealed class SqliteFile
{
    private const int FileHeader = 100;
    private const byte InteriorTable = 0x05;
    private const byte LeafTable = 0x0d;

    private readonly ReadOnlyMemory<byte> content;
    private readonly int pageSize;
    private readonly int usable;
    private long budget;

    private SqliteFile(ReadOnlyMemory<byte> content, int pageSize, int reserved)
    {
        this.content = content;
        this.pageSize = pageSize;
        usable = pageSize - reserved;
        budget = content.Length;
    }

    /// <summary>The file, or null when it is none of SQLite.</summary>
    public static SqliteFile? Open(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.Length < FileHeader || !bytes.StartsWith("SQLite format 3\0"u8) || !bytes.TryUInt16(16, true, out var declared))
        {
            return null;
        }

        var size = declared == 1 ? 65536 : declared;
        return size >= 512 && int.IsPow2(size) && size - bytes[20] >= 480 ? new SqliteFile(content, size, bytes[20]) : null;
    }

    /// <summary>The first page of a table, or null when there is no such table.</summary>
    public uint? FindTable(string name)
    {
        // Page 1 is the table of tables: type, name, table, first page, SQL.
        foreach (var row in Rows(1))
        {
            if (row is { } record
                && SqliteRecord.Texts(record) is ["table", var found, _, var page, ..]
                && found == name
                && uint.TryParse(page, out var root))
            {
                return root;
            }
        }

        return null;
    }

    /// <summary>The rows of the table, in order of the tree; null for one or more that could not be read.</summary>
    public IEnumerable<ReadOnlyMemory<byte>?> Rows(uint root)
    {
        var visited = new HashSet<uint>();
        var next = new Stack<uint>([root]);
        while (next.TryPop(out var number))
        {
            if (!visited.Add(number) || !TryPage(number, out var page))
            {
                yield return null;
                continue;
            }

            var header = number == 1 ? FileHeader : 0;
            switch (page.Span[header])
            {
                case InteriorTable:
                    PushChildren(page.Span, header, next);
                    break;
                case LeafTable:
                    foreach (var cell in Cells(page, header, 8))
                    {
                        yield return Payload(page, cell);
                    }

                    break;
                default:
                    yield return null;
                    break;
            }
        }
    }

    private static List<ushort> Cells(ReadOnlyMemory<byte> page, int header, int headerLength)
    {
        var cells = new List<ushort>();
        var bytes = page.Span;
        if (bytes.TryUInt16((ulong)header + 3, true, out var count))
        {
            for (var i = 0; i < count && bytes.TryUInt16((ulong)(header + headerLength + (i * 2)), true, out var cell); i++)
            {
                cells.Add(cell);
            }
        }

        return cells;
    }

    private static void PushChildren(ReadOnlySpan<byte> page, int header, Stack<uint> next)
    {
        if (!page.TryUInt32((ulong)header + 8, true, out var last) || !page.TryUInt16((ulong)header + 3, true, out var count))
        {
            return;
        }

        // Pushed from the right, so that they come out from the left.
        next.Push(last);
        for (var i = count - 1; i >= 0; i--)
        {
            if (page.TryUInt16((ulong)(header + 12 + (i * 2)), true, out var cell) && page.TryUInt32(cell, true, out var child))
            {
                next.Push(child);
            }
        }
    }

    private ReadOnlyMemory<byte>? Payload(ReadOnlyMemory<byte> page, ushort cell)
    {
        var bytes = page.Span;
        var at = (ulong)cell;
        if (!SqliteVarint.TryRead(bytes, ref at, out var length) || !SqliteVarint.TryRead(bytes, ref at, out _) || length > (ulong)Math.Max(0, budget))
        {
            return null;
        }

        budget -= (long)length;
        var local = Local((long)length);
        if (!bytes.TrySlice(at, (ulong)local, out var part))
        {
            return null;
        }

        if (local == (long)length)
        {
            return page.Slice((int)at, (int)local);
        }

        var payload = new byte[length];
        part.CopyTo(payload);
        return bytes.TryUInt32(at + (ulong)local, true, out var overflow) && TryFill(payload.AsSpan((int)local), overflow) ? payload : null;
    }

    // How much of a payload stands in the leaf: section 1.6 of the file format.
    private long Local(long length)
    {
        var most = usable - 35;
        if (length <= most)
        {
            return length;
        }

        var least = ((usable - 12) * 32 / 255) - 23;
        var fitting = least + ((length - least) % (usable - 4));
        return fitting <= most ? fitting : least;
    }

    private bool TryFill(Span<byte> rest, uint page)
    {
        while (rest.Length > 0)
        {
            if (!TryPage(page, out var memory) || !memory.Span.TryUInt32(0, true, out page))
            {
                return false;
            }

            var part = memory.Span[4..usable];
            part = part[..Math.Min(part.Length, rest.Length)];
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }

        return true;
    }

    private bool TryPage(uint number, out ReadOnlyMemory<byte> page)
    {
        page = default;
        var start = ((long)number - 1) * pageSize;
        if (number == 0 || start + pageSize > content.Length)
        {
            return false;
        }

        page = content.Slice((int)start, pageSize);
        return true;
    }
}
