namespace Parapet.Guard;

/// <summary>
/// Why events were refused, in the order in which the reader came upon it, up to a limit. Lives on the stack and allocates nothing before the first violation;
/// <see cref="Clear"/> keeps the memory for the next event.
/// </summary>
public struct Violations
{
    /// <summary>The limit of a list that is made without one.</summary>
    public const int DefaultLimit = 16;

    private readonly int limit;
    private Violation[]? items;

    /// <summary>Makes an empty list.</summary>
    /// <param name="limit">How many violations are collected before the reader gives up, at least 1.</param>
    public Violations(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        this.limit = limit;
    }

    /// <summary>How many there are.</summary>
    public int Count { readonly get; private set; }

    /// <summary>How many there can be.</summary>
    public readonly int Limit => limit == 0 ? DefaultLimit : limit;

    /// <summary>Whether the limit is reached: what follows in the event was not looked at.</summary>
    public readonly bool IsFull => Count >= Limit;

    /// <summary>The violation at a position, from 0.</summary>
    /// <param name="index">The position.</param>
    public readonly Violation this[int index] => AsSpan()[index];

    /// <summary>All of them. Valid until the next change.</summary>
    public readonly ReadOnlySpan<Violation> AsSpan() => items.AsSpan(0, Count);

    /// <summary>Copies all of them.</summary>
    public readonly Violation[] ToArray() => AsSpan().ToArray();

    /// <summary>Empties the list.</summary>
    public void Clear() => Count = 0;

    internal void Add(Violation violation)
    {
        if (IsFull)
        {
            return;
        }

        items ??= new Violation[Math.Min(Limit, 4)];
        if (Count == items.Length)
        {
            Array.Resize(ref items, Math.Min(Limit, 2 * Count));
        }

        items[Count++] = violation;
    }

    /// <summary>Puts a segment in front of the pointers of what was added since there were <paramref name="from"/>.</summary>
    internal readonly void Under(int from, string segment)
    {
        foreach (ref var violation in items.AsSpan(from, Count - from))
        {
            violation = violation with { Pointer = $"/{segment}{violation.Pointer}" };
        }
    }
}
