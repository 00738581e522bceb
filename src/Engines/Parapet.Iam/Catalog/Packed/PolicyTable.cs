using System.Collections.Immutable;

namespace Parapet.Iam.Catalog.Packed;

/// <summary>
/// All AWS managed policies: a compressed block of names that is read at once, and compressed blocks of documents, each of some neighbours by name.
/// Safe to use from several threads.
/// </summary>
internal sealed class PolicyTable
{
    private const string ArnStart = "arn:aws:iam::aws:policy/";

    private readonly byte[] bytes;
    private readonly ImmutableArray<Entry> entries;
    private readonly ImmutableArray<Block> blocks;
    private readonly Dictionary<string, int> places;
    private readonly ReadOnlyMemory<byte>[]?[] documents;
    private readonly int blockSize;

    /// <summary>Reads the names of a table.</summary>
    public PolicyTable(byte[] bytes)
    {
        this.bytes = bytes;
        var file = new PackedReader(bytes);
        file.Magic("PMP1"u8);
        var length = file.Number();
        var names = new PackedReader(PackedReader.Inflate(file.Bytes(file.Number()), length));
        var count = names.Count();
        blockSize = Math.Max(1, names.Number());
        (entries, blocks) = ReadNames(ref names, count, blockSize, file.Position, bytes.Length);
        Names = [.. entries.Select(entry => entry.Name)];
        documents = new ReadOnlyMemory<byte>[]?[blocks.Length];
        places = new Dictionary<string, int>(count, StringComparer.Ordinal);
        foreach (var (i, entry) in entries.Index())
        {
            places[entry.Name] = i;
        }
    }

    /// <summary>The names of all policies without their paths, in ordinal order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The policy with a name, whatever its path.</summary>
    public ManagedPolicy? Find(ReadOnlySpan<char> name) =>
        places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var place) ? At(place) : null;

    /// <summary>The policy with exactly a path and a name, as in its ARN.</summary>
    public ManagedPolicy? FindAt(ReadOnlySpan<char> pathAndName)
    {
        var slash = pathAndName.LastIndexOf('/');
        return places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(pathAndName[(slash + 1)..], out var place)
            && pathAndName[..(slash + 1)].SequenceEqual(entries[place].Path)
                ? At(place)
                : null;
    }

    /// <summary>The policy at a place in <see cref="Names"/>.</summary>
    public ManagedPolicy At(int place)
    {
        var entry = entries[place];
        return new ManagedPolicy(entry.Name, ArnStart + entry.Path + entry.Name, entry.VersionId, Documents(place / blockSize)[place % blockSize]);
    }

    private static (ImmutableArray<Entry> Entries, ImmutableArray<Block> Blocks) ReadNames(
        ref PackedReader names, int count, int blockSize, int offset, int end)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(count);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var i = 0; i < count; i++)
        {
            entries.Add(new Entry(names.Text(), names.Text(), names.Text()));
            if ((i + 1) % blockSize == 0 || i + 1 == count)
            {
                var block = new Block(offset, names.Number(), names.NumberBelow(end - offset + 1), (i % blockSize) + 1);
                blocks.Add(block);
                offset += block.PackedLength;
            }
        }

        return offset == end ? (entries.MoveToImmutable(), blocks.ToImmutable()) : throw PackedReader.Damaged();
    }

    private ReadOnlyMemory<byte>[] Documents(int place)
    {
        if (Volatile.Read(ref documents[place]) is { } known)
        {
            return known;
        }

        var block = blocks[place];
        var plain = PackedReader.Inflate(bytes.AsSpan(block.Offset, block.PackedLength), block.Length);
        var reader = new PackedReader(plain);
        var read = new ReadOnlyMemory<byte>[block.Count];
        for (var i = 0; i < read.Length; i++)
        {
            var length = reader.Bytes(reader.Number()).Length;
            read[i] = plain.AsMemory(reader.Position - length, length);
        }

        return Interlocked.CompareExchange(ref documents[place], read, null) ?? read;
    }

    private readonly record struct Entry(string Name, string Path, string VersionId);

    private readonly record struct Block(int Offset, int Length, int PackedLength, int Count);
}
