namespace Parapet.Trail.Activity.Summaries;

/// <summary>What can be added to another of its sort, in any order, with the same result.</summary>
/// <typeparam name="T">The sort.</typeparam>
internal interface IAddable<T>
{
    /// <summary>How many calls it stands for.</summary>
    long Count { get; }

    /// <summary>Takes in another, which stays as it is.</summary>
    void Add(T other);

    /// <summary>The same, with nothing shared.</summary>
    T Copy();
}

/// <summary>How often something happened, and from when to when.</summary>
public sealed class Tally : IAddable<Tally>
{
    /// <summary>How often; stays at the greatest number there is rather than overflow.</summary>
    public long Count { get; private set; }

    /// <summary>The first time, in UTC.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The last time, in UTC.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    internal static Tally Of(long count, DateTimeOffset first, DateTimeOffset last) => new() { Count = count, First = first, Last = last };

    internal void Add(DateTimeOffset time)
    {
        Count = Plus(Count, 1);
        First = time < First ? time : First;
        Last = time > Last ? time : Last;
    }

    void IAddable<Tally>.Add(Tally other) => Add(other);

    internal void Add(Tally other)
    {
        Count = Plus(Count, other.Count);
        First = other.First < First ? other.First : First;
        Last = other.Last > Last ? other.Last : Last;
    }

    Tally IAddable<Tally>.Copy() => Of(Count, First, Last);

    internal static long Plus(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
