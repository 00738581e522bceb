using System.Globalization;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>The calls of one hour or one day.</summary>
public sealed class TimeSlot : IAddable<TimeSlot>
{
    /// <summary>When it starts, in UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How many calls there were.</summary>
    public long Calls { get; private set; }

    /// <summary>How many of them were authorised and failed.</summary>
    public long Failed { get; private set; }

    /// <summary>How many of them were denied.</summary>
    public long Denied { get; private set; }

    internal string Name => Start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    long IAddable<TimeSlot>.Count => Calls;

    internal static TimeSlot HourOf(DateTimeOffset time) => new() { Start = Floor(time, TimeSpan.TicksPerHour) };

    internal static TimeSlot DayOf(DateTimeOffset time) => new() { Start = Floor(time, TimeSpan.TicksPerDay) };

    internal void Add(CallOutcome outcome) => Add(1, outcome == CallOutcome.Failed ? 1 : 0, outcome == CallOutcome.Denied ? 1 : 0);

    internal void Add(long calls, long failed, long denied)
    {
        Calls = Tally.Plus(Calls, calls);
        Failed = Tally.Plus(Failed, failed);
        Denied = Tally.Plus(Denied, denied);
    }

    void IAddable<TimeSlot>.Add(TimeSlot other) => Add(other.Calls, other.Failed, other.Denied);

    TimeSlot IAddable<TimeSlot>.Copy()
    {
        var copy = new TimeSlot { Start = Start };
        copy.Add(Calls, Failed, Denied);
        return copy;
    }

    private static DateTimeOffset Floor(DateTimeOffset time, long ticks) => new(time.UtcTicks - (time.UtcTicks % ticks), TimeSpan.Zero);
}
