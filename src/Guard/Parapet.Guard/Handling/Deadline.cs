namespace Parapet.Guard.Handling;

/// <summary>When an invocation should come to an end.</summary>
internal static class Deadline
{
    // Lambda's longest timeout is a quarter of an hour; what is far beyond is as good as none, and timers cannot wait for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestReserve = TimeSpan.FromMilliseconds(500);

    /// <summary>Is cancelled shortly before the time is up.</summary>
    public static CancellationTokenSource Of(TimeSpan remaining, TimeProvider time)
    {
        var reserve = remaining / 10 < LongestReserve ? remaining / 10 : LongestReserve;

        // Zero says that there is no deadline; less, that it has passed.
        return remaining == TimeSpan.Zero || remaining >= Longest ? new CancellationTokenSource() : new CancellationTokenSource(remaining > reserve ? remaining - reserve : TimeSpan.Zero, time);
    }
}
