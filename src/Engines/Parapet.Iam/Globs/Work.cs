namespace Parapet.Iam.Globs;

/// <summary>What several searches together may still cost, counted and not timed, so that the answer is the same everywhere. A unit is a few nanoseconds.</summary>
/// <param name="amount">The units.</param>
public sealed class Work(long amount)
{
    private long left = amount;

    /// <summary>Whether nothing is left; what was asked since then has no certain answer.</summary>
    public bool IsSpent => left < 0;

    /// <summary>Takes some away. False when nothing is left.</summary>
    public bool Spend(long units)
    {
        left -= units;
        return left >= 0;
    }

    /// <summary>A part of what is left, to be settled with <see cref="Settle"/>.</summary>
    public Work Take(long most) => new(Math.Min(most, left));

    /// <summary>What was spent of a part that was taken is spent of the whole.</summary>
    public void Settle(Work part, long most) => left -= Math.Min(most, left) - part.left;
}
