using System.Buffers;
using System.ComponentModel;

namespace Parapet.Guard.Reading;

/// <summary>The keys of one dictionary, to find one that stands twice without allocating. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct NameSet
{
    // INVARIANT: hashes[i] belongs to the bytes ends[i - 1]..ends[i] of names.
    private int[]? hashes;
    private int[]? ends;
    private byte[]? names;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a key. False when it was there.</summary>
    /// <param name="name">The key.</param>
    public bool Add(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        for (var from = 0; hashes.AsSpan(from, Count - from).IndexOf(hash) is var found and >= 0; from += found + 1)
        {
            if (At(from + found).SequenceEqual(name))
            {
                return false;
            }
        }

        var start = Count == 0 ? 0 : ends![Count - 1];
        Grow(ref hashes, Count, Count + 1);
        Grow(ref ends, Count, Count + 1);
        Grow(ref names, start, start + name.Length);
        hashes![Count] = hash;
        ends![Count++] = start + name.Length;
        name.CopyTo(names.AsSpan(start));
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Return(hashes);
        Return(ends);
        Return(names);
        this = default;
    }

    private readonly ReadOnlySpan<byte> At(int index) => names.AsSpan((index == 0 ? 0 : ends![index - 1])..ends![index]);

    private static int Hash(ReadOnlySpan<byte> name)
    {
        // Other in every process, so that nobody can choose keys that have the same.
        var hash = new HashCode();
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    private static void Grow<T>(ref T[]? array, int used, int wanted)
    {
        if (array is not null && array.Length >= wanted)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(Math.Max(wanted, 2 * used));
        array.AsSpan(0, used).CopyTo(larger);
        Return(array);
        array = larger;
    }

    private static void Return<T>(T[]? array)
    {
        if (array is not null)
        {
            // What an event contained must not stay in borrowed memory.
            ArrayPool<T>.Shared.Return(array, clearArray: true);
        }
    }
}
