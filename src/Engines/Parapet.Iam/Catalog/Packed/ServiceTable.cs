using System.Collections.Immutable;

namespace Parapet.Iam.Catalog.Packed;

/// <summary>
/// All services: a small index that is read at once, and a compressed block for each service that is inflated when somebody first asks for it.
/// Safe to use from several threads.
/// </summary>
internal sealed class ServiceTable
{
    private readonly byte[] bytes;
    private readonly ImmutableArray<Entry> entries;
    private readonly ImmutableArray<(string Pattern, int Service)> strayKeys;
    private readonly Dictionary<string, int> places;
    private readonly Service?[] services;

    /// <summary>Reads the index of a table.</summary>
    public ServiceTable(byte[] bytes)
    {
        this.bytes = bytes;
        var reader = new PackedReader(bytes);
        reader.Magic("PIC1"u8);
        Date = DateOnly.FromDayNumber(reader.NumberBelow(DateOnly.MaxValue.DayNumber));
        (entries, var size) = ReadEntries(ref reader);
        strayKeys = ReadStrayKeys(ref reader, entries.Length);
        if (bytes.Length - reader.Position != size)
        {
            throw PackedReader.Damaged();
        }

        BlocksAt = reader.Position;
        places = new Dictionary<string, int>(entries.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var (i, entry) in entries.Index())
        {
            places[entry.Prefix] = i;
        }

        Prefixes = [.. entries.Select(entry => entry.Prefix)];
        services = new Service?[entries.Length];
    }

    /// <summary>The day on which AWS's pages said what the table says.</summary>
    public DateOnly Date { get; }

    /// <summary>The prefixes of all services, in ordinal order.</summary>
    public ImmutableArray<string> Prefixes { get; }

    private int BlocksAt { get; }

    /// <summary>The service with a prefix, in any case.</summary>
    public Service? Find(string prefix) => places.TryGetValue(prefix, out var place) ? At(place) : null;

    /// <summary>The services whose prefixes match a pattern, in ordinal order.</summary>
    public IEnumerable<Service> Matching(string pattern)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (ActionPattern.Matches(pattern, entries[i].Prefix))
            {
                yield return At(i);
            }
        }
    }

    /// <summary>Whether resource control policies limit a service.</summary>
    public bool SupportsResourceControlPolicies(string prefix) =>
        places.TryGetValue(prefix, out var place) && entries[place].SupportsResourceControlPolicies;

    /// <summary>A key that stands in the table of another service than the one in its name, such as those of identity providers.</summary>
    public ConditionKey? StrayKey(string key)
    {
        foreach (var (pattern, service) in strayKeys)
        {
            if (Catalog.ConditionKey.Names(pattern, key) && At(service).ConditionKey(key) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static (ImmutableArray<Entry> Entries, long Size) ReadEntries(ref PackedReader reader)
    {
        var count = reader.Count();
        var entries = ImmutableArray.CreateBuilder<Entry>(count);
        long offset = 0;
        for (var i = 0; i < count; i++)
        {
            var entry = new Entry(reader.Text(), reader.NumberBelow(2) == 1, (int)offset, reader.Number(), reader.Number());
            entries.Add(entry);
            offset += entry.PackedLength;
            if (offset > int.MaxValue)
            {
                throw PackedReader.Damaged();
            }
        }

        return (entries.MoveToImmutable(), offset);
    }

    private static ImmutableArray<(string Pattern, int Service)> ReadStrayKeys(ref PackedReader reader, int services)
    {
        var count = reader.Count();
        var strays = ImmutableArray.CreateBuilder<(string, int)>(count);
        for (var i = 0; i < count; i++)
        {
            strays.Add((reader.Text(), reader.NumberBelow(services)));
        }

        return strays.MoveToImmutable();
    }

    private Service At(int place)
    {
        if (Volatile.Read(ref services[place]) is { } known)
        {
            return known;
        }

        var entry = entries[place];
        var plain = PackedReader.Inflate(bytes.AsSpan(BlocksAt + entry.Offset, entry.PackedLength), entry.Length);
        var read = ServiceBlock.Read(entry.Prefix, plain);

        // Two threads may both have read it; all must see the same object afterwards.
        return Interlocked.CompareExchange(ref services[place], read, null) ?? read;
    }

    private readonly record struct Entry(string Prefix, bool SupportsResourceControlPolicies, int Offset, int Length, int PackedLength);
}
