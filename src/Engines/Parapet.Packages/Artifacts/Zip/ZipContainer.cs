using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Zip;

/// <summary>The files of a zip. Each is read where the central directory says; its local header must agree.</summary>
internal sealed class ZipContainer : Container
{
    // Names are short; one read gets the header and nearly always the whole name.
    private const int LocalRead = 512;

    private readonly ByteSource _source;
    private readonly byte[] _directory;
    private readonly List<ZipRecord> _records;
    private readonly ArtifactEntry[] _entries;

    // Where the bytes of each entry start, known once its local header was read, and where the next entry does.
    private readonly long[] _dataAt;
    private readonly long[] _nextAt;

    private ZipContainer(ByteSource source, byte[] directory, List<ZipRecord> records, long directoryAt)
    {
        _source = source;
        _directory = directory;
        _records = records;
        _entries = [.. records.Select(record => new ArtifactEntry(record.Path, record.Size))];
        _dataAt = new long[records.Count];
        _nextAt = FindNext(records, directoryAt);
    }

    public override IReadOnlyList<ArtifactEntry> Entries => _entries;

    /// <summary>Opens a zip, or reports why it is none. The path is where it lies in the artefact, empty for the artefact itself.</summary>
    public static ZipContainer? Open(ByteSource source, string path, Walk walk)
    {
        if (ZipEnd.Find(source, message => walk.Report(path, message), out var end) is { } problem)
        {
            walk.Report(path, problem);
            return null;
        }

        if (end.Length > Array.MaxLength)
        {
            walk.Report(path, "has a central directory of more than 2 GB; it is not read");
            return null;
        }

        var directory = GC.AllocateUninitializedArray<byte>((int)end.Length);
        if (!source.TryFill(end.Directory, directory))
        {
            walk.Report(path, "ends before its length");
            return null;
        }

        var prefix = path.Length == 0 ? "" : path + "!/";
        var records = ZipDirectory.Read(directory, end, prefix, walk);
        var zip = new ZipContainer(source, directory, records, end.Directory);
        ZipLinks.Report(zip, records, prefix, walk);
        return zip;
    }

    public override string? Refusal(int index)
    {
        var record = _records[index];
        if (record.IsEncrypted)
        {
            return "is encrypted and cannot be read";
        }

        if (record.Method is not (ZipMethod.Stored or ZipMethod.Deflate))
        {
            return $"is compressed by {ZipMethod.Name(record.Method)} and cannot be read";
        }

        if (record.Method == ZipMethod.Stored && record.Size != record.Compressed)
        {
            return "is stored, and yet its two sizes differ; it is not read";
        }

        return Disagreement(record, index);
    }

    public override string? Excess(int index, ArtifactLimits limits)
    {
        var record = _records[index];
        return record.IsLink ? Messages.Link
            : record.Size > limits.RatioFrom && record.Size / limits.Ratio > record.Compressed ? $"would be inflated more than {limits.Ratio} times, as bombs are; it is not read"
            : null;
    }

    public override int Start(int index, Span<byte> start)
    {
        var record = _records[index];
        start = start[..(int)Math.Min(start.Length, record.Size)];
        return record.Method == ZipMethod.Stored ? _source.TryFill(_dataAt[index], start) ? start.Length : -1
            : Inflate(index, start, isWhole: false) is null ? start.Length : -1;
    }

    public override string? Read(int index, Span<byte> content)
    {
        var record = _records[index];
        var problem = record.Method == ZipMethod.Stored
            ? _source.TryFill(_dataAt[index], content) ? null : Messages.Shorter
            : Inflate(index, content, isWhole: true);
        return problem ?? (Crc32.Of(content) == record.Checksum ? null : Messages.Checksum);
    }

    public override ByteSource? Stored(int index) =>
        _records[index] is { Method: ZipMethod.Stored } record ? _source.Slice(record.Path, _dataAt[index], record.Size) : null;

    private static long[] FindNext(List<ZipRecord> records, long directoryAt)
    {
        var offsets = new long[records.Count];
        var order = new int[records.Count];
        for (var index = 0; index < order.Length; index++)
        {
            (offsets[index], order[index]) = (records[index].Offset, index);
        }

        Array.Sort(offsets, order);
        var next = new long[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            next[order[at]] = at + 1 < order.Length ? Math.Min(offsets[at + 1], directoryAt) : directoryAt;
        }

        return next;
    }

    // A reader that goes from front to back sees only local headers: they must say what the directory says.
    private string? Disagreement(ZipRecord record, int index)
    {
        var length = ZipRecord.LocalHeader + record.NameLength;
        byte[]? rented = null;
        var local = length <= LocalRead ? stackalloc byte[LocalRead] : rented = ArrayPool<byte>.Shared.Rent(length);
        local = local[..length];
        var problem = !_source.TryFill(record.Offset, local) || !local.StartsWith("PK\u0003\u0004"u8)
            ? "is damaged: it is not where the central directory says"
            : Disagreement(record, index, local);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return problem;
    }

    private string? Disagreement(ZipRecord record, int index, ReadOnlySpan<byte> local)
    {
        var name = _directory.AsSpan(record.NameAt, record.NameLength);
        if (Short(local, 26) != record.NameLength || !local[ZipRecord.LocalHeader..].SequenceEqual(name))
        {
            return "has another name in its local header; it is not read";
        }

        var flags = Short(local, 6);
        var isSized = (flags & 8) == 0;
        if (Short(local, 8) != record.Method || ((flags ^ record.Flags) & 1) != 0
            || (isSized && (Int(local, 14) != record.Checksum || Differs(Int(local, 18), record.Compressed) || Differs(Int(local, 22), record.Size))))
        {
            return "has other sizes or another method in its local header; it is not read";
        }

        _dataAt[index] = record.Offset + local.Length + Short(local, 28);
        return _dataAt[index] + record.Compressed > _nextAt[index] ? "shares its bytes with the next entry, as bombs do; it is not read" : null;
    }

    private static bool Differs(uint local, long central) => local != uint.MaxValue && local != central;

    // Never more than the declared size and one byte, which shows that there would be more.
    private string? Inflate(int index, Span<byte> into, bool isWhole)
    {
        using var stream = new DeflateStream(new SourceStream(_source, _dataAt[index], _records[index].Compressed), CompressionMode.Decompress);
        try
        {
            if (stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
            {
                return Messages.Shorter;
            }

            Span<byte> more = stackalloc byte[1];
            return isWhole && stream.Read(more) > 0 ? Messages.Longer : null;
        }
        catch (InvalidDataException)
        {
            return Messages.Damaged;
        }
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
