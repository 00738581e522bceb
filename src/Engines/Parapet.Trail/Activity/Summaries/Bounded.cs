using System.Numerics;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>
/// Things by name, of which at most so many are kept, whatever the order in which they come: those whose names have the smallest hashes.
/// That is a fair sample of the names, every kept thing is complete, and how many calls went to the others is known exactly.
/// </summary>
/// <typeparam name="T">What is kept for each name.</typeparam>
public sealed class Bounded<T>
    where T : class
{
    private readonly Dictionary<string, T> kept = new(StringComparer.Ordinal);
    private readonly SortedSet<(ulong Hash, string Name)> order = new(Comparer<(ulong Hash, string Name)>.Create(Compare));
    private readonly int capacity;
    private readonly Func<T, long> count;
    private readonly Action<T, T> add;
    private readonly Func<T, T> copy;
    private long total;

    internal Bounded(int capacity, Func<T, long> count, Action<T, T> add, Func<T, T> copy)
    {
        this.capacity = capacity;
        this.count = count;
        this.add = add;
        this.copy = copy;
    }

    /// <summary>What is kept, in ordinal order of the names.</summary>
    public IEnumerable<KeyValuePair<string, T>> Items => kept.OrderBy(item => item.Key, StringComparer.Ordinal);

    /// <summary>How many calls went to names that are not kept; 0 when all are.</summary>
    public long Others => Math.Max(0, total - kept.Values.Aggregate(0L, (sum, item) => Tally.Plus(sum, count(item))));

    /// <summary>How many names there were: exact as long as all are kept, else estimated from the hashes of those that are.</summary>
    /// <remarks>The k-th smallest of n hashes lies near k/n of their range (k minimum values).</remarks>
    public long Distinct => Others == 0 || kept.Count < 2 ? kept.Count : Math.Max(kept.Count + 1L, (long)((kept.Count - 1) / (order.Max.Hash / (double)ulong.MaxValue)));

    /// <summary>Whether nothing was ever counted.</summary>
    internal bool IsUntouched => total == 0;

    /// <summary>What is kept for a name.</summary>
    public T? Find(string name) => kept.GetValueOrDefault(name);

    /// <summary>Counts one call for a name, and gives what is kept for it; null when nothing is.</summary>
    internal T? Touch(string name, Func<T> make)
    {
        total = Tally.Plus(total, 1);
        return Slot(name, make);
    }

    /// <summary>Puts in what was read from a file; false when the name is there already. Names that lie beyond the bound go to the others.</summary>
    internal bool Put(string name, T item)
    {
        if (kept.ContainsKey(name))
        {
            return false;
        }

        total = Tally.Plus(total, count(item));
        Slot(name, () => item);
        return true;
    }

    internal void PutOthers(long others) => total = Tally.Plus(total, others);

    /// <summary>Takes in another.</summary>
    internal void Add(Bounded<T> other)
    {
        total = Tally.Plus(total, other.total);
        foreach (var (name, item) in other.kept)
        {
            if (kept.TryGetValue(name, out var own))
            {
                add(own, item);
            }
            else
            {
                Slot(name, () => copy(item));
            }
        }
    }

    private T? Slot(string name, Func<T> make)
    {
        if (kept.TryGetValue(name, out var own))
        {
            return own;
        }

        var place = (Hash(name), name);
        if (kept.Count >= capacity)
        {
            if (Compare(place, order.Max) > 0)
            {
                return null;
            }

            kept.Remove(order.Max.Name);
            order.Remove(order.Max);
        }

        order.Add(place);
        return kept[name] = make();
    }

    private static int Compare((ulong Hash, string Name) left, (ulong Hash, string Name) right) =>
        left.Hash != right.Hash ? left.Hash.CompareTo(right.Hash) : string.CompareOrdinal(left.Name, right.Name);

    /// <summary>FNV-1a, mixed so that names which differ in their last letter lie far apart.</summary>
    internal static ulong Hash(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        hash ^= hash >> 33;
        hash = unchecked(hash * 0xff51afd7ed558ccdUL);
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xc4ceb9fe1a85ec53UL);
        return hash ^ BitOperations.RotateRight(hash, 33);
    }
}

/// <summary>Makes bounded collections.</summary>
internal static class Bounded
{
    public static Bounded<T> Of<T>(int capacity)
        where T : class, IAddable<T> => new(capacity, item => item.Count, (item, other) => item.Add(other), item => item.Copy());
}
