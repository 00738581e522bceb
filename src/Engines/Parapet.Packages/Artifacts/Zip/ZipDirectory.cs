using System.Buffers.Binary;
using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Zip;

/// <summary>Reads the central directory (APPNOTE 4.3.12).</summary>
internal static class ZipDirectory
{
    private const int HeaderLength = 46;

    /// <summary>The files that the directory lists, in ordinal order of the path, each path once.</summary>
    /// <param name="bytes">The directory.</param>
    /// <param name="end">What the end of the archive says of it.</param>
    /// <param name="prefix">What stands before each path: empty, or the archive's own path and <c>!/</c>.</param>
    /// <param name="walk">Told of names that are not used.</param>
    public static List<ZipRecord> Read(ReadOnlySpan<byte> bytes, ZipEnd end, string prefix, Walk walk)
    {
        var records = new List<ZipRecord>((int)Math.Min(end.Count, (ulong)(bytes.Length / HeaderLength)));
        var archive = prefix.Length == 0 ? "" : prefix[..^2];
        var count = 0UL;
        var at = 0;
        while (at < bytes.Length)
        {
            var header = bytes[at..];
            if (header.Length < HeaderLength || !header.StartsWith("PK\u0001\u0002"u8))
            {
                // A digital signature may follow the entries (APPNOTE 4.3.13).
                if (!header.StartsWith("PK\u0005\u0005"u8))
                {
                    walk.Report(archive, "is damaged: its central directory ends early");
                }

                break;
            }

            var nameLength = Short(header, 28);
            var extraLength = Short(header, 30);
            var length = HeaderLength + nameLength + extraLength + Short(header, 32);
            if (length > header.Length)
            {
                walk.Report(archive, "is damaged: its central directory ends early");
                break;
            }

            if (records.Count >= walk.Room)
            {
                walk.Report(archive, $"has entries beyond the limit of {walk.Limits.Entries}; they are not read");
                return Once(records, walk);
            }

            count++;
            var name = header.Slice(HeaderLength, nameLength);
            if (!IsFolder(name) && Make(header, name, header.Slice(HeaderLength + nameLength, extraLength), at + HeaderLength, end.Shift, prefix, walk) is { } record)
            {
                records.Add(record);
            }

            at += length;
        }

        if (count != end.Count && (end.IsZip64 || (ushort)count != end.Count))
        {
            walk.Report(archive, $"lists {count} entries where its end says {end.Count}");
        }

        return Once(records, walk);
    }

    private static ZipRecord? Make(ReadOnlySpan<byte> header, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra, int nameAt, long shift, string prefix, Walk walk)
    {
        var flags = Short(header, 8);
        var name = ZipName.Decode(nameBytes, (flags & 0x800) != 0);
        if (EntryPath.TryMake(name, out var path) is { } problem)
        {
            walk.Report(prefix + name, problem);
            return null;
        }

        if (path.Length == 0)
        {
            return null;
        }

        long size = Int(header, 24);
        long compressed = Int(header, 20);
        long offset = Int(header, 42);
        if (!TryWiden(extra, ref size, ref compressed, ref offset) || size < 0 || compressed < 0 || offset < 0 || compressed > long.MaxValue >> 1 || offset > long.MaxValue >> 1)
        {
            walk.Report(prefix + path, "is damaged: its sizes are not stated");
            return null;
        }

        var madeBy = header[5];
        return new ZipRecord(prefix.Length == 0 ? path : prefix + path, size, compressed, offset + shift, nameAt)
        {
            Checksum = Int(header, 16),
            Method = Short(header, 10),
            Flags = flags,
            NameLength = (ushort)nameBytes.Length,

            // The upper half of the attributes is the Unix mode when Unix (3) or macOS (19) made the entry.
            IsLink = madeBy is 3 or 19 && (Short(header, 40) & 0xF000) == 0xA000,
        };
    }

    // Sizes that do not fit are in the extra field 1, in this order, each only when its place has no room (APPNOTE 4.5.3).
    private static bool TryWiden(ReadOnlySpan<byte> extra, ref long size, ref long compressed, ref long offset)
    {
        if (size != uint.MaxValue && compressed != uint.MaxValue && offset != uint.MaxValue)
        {
            return true;
        }

        while (extra.Length >= 4)
        {
            var length = Short(extra, 2);
            var id = Short(extra, 0);
            extra = extra[4..];
            if (length > extra.Length)
            {
                return false;
            }

            if (id == 1)
            {
                var wide = extra[..length];
                return TryWiden(ref wide, ref size) && TryWiden(ref wide, ref compressed) && TryWiden(ref wide, ref offset);
            }

            extra = extra[length..];
        }

        return false;
    }

    private static bool TryWiden(ref ReadOnlySpan<byte> wide, ref long value)
    {
        if (value != uint.MaxValue)
        {
            return true;
        }

        if (!BinaryPrimitives.TryReadInt64LittleEndian(wide, out value))
        {
            return false;
        }

        wide = wide[8..];
        return true;
    }

    // Sorted by path; of several with the same path the one that stands last in the directory, which is the one left after unpacking.
    private static List<ZipRecord> Once(List<ZipRecord> records, Walk walk)
    {
        if (IsSorted(records))
        {
            return records;
        }

        records.Sort(static (left, right) =>
            string.CompareOrdinal(left.Path, right.Path) is var order and not 0 ? order : left.NameAt.CompareTo(right.NameAt));
        var kept = new List<ZipRecord>(records.Count);
        foreach (var record in records)
        {
            if (kept.Count > 0 && kept[^1].Path == record.Path)
            {
                walk.Report(record.Path, Messages.Twice);
                kept[^1] = record;
            }
            else
            {
                kept.Add(record);
            }
        }

        return kept;
    }

    private static bool IsSorted(List<ZipRecord> records)
    {
        for (var index = 1; index < records.Count; index++)
        {
            if (string.CompareOrdinal(records[index - 1].Path, records[index].Path) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFolder(ReadOnlySpan<byte> name) => name is [.., (byte)'/'];

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
