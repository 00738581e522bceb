using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parapet.Guard.Reading;

/// <summary>Collects items until their number is known, in borrowed memory, so that the collection is the only thing allocated. For generated code.</summary>
/// <typeparam name="T">The items' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ItemBuffer<T>
{
    private T[]? items;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    public void Add(T item)
    {
        if (items is null || Count == items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(Math.Max(8, 2 * Count));
            items.AsSpan(0, Count).CopyTo(larger);
            Return();
            items = larger;
        }

        items[Count++] = item;
    }

    /// <summary>All items.</summary>
    public readonly T[] ToArray() => items.AsSpan(0, Count).ToArray();

    /// <summary>All items.</summary>
    public readonly ImmutableArray<T> ToImmutableArray() => ImmutableCollectionsMarshal.AsImmutableArray(ToArray());

    /// <summary>All items.</summary>
    public readonly List<T> ToList()
    {
        var list = new List<T>(Count);
        CollectionsMarshal.SetCount(list, Count);
        items.AsSpan(0, Count).CopyTo(CollectionsMarshal.AsSpan(list));
        return list;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Return();
        items = null;
    }

    private readonly void Return()
    {
        if (items is not null)
        {
            // What an event contained must not stay in borrowed memory.
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }
}
