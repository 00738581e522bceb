using System.Collections.Immutable;
using Parapet.Model;

namespace Parapet.Reports.Trail;

/// <summary>When callers made their calls, as rows of bars of equal time.</summary>
/// <param name="Lanes">A row for each caller.</param>
/// <param name="From">When the first bar starts, in UTC.</param>
/// <param name="Step">How long a bar is.</param>
/// <param name="Count">How many bars a row has.</param>
internal sealed record AuditTimeline(ImmutableArray<TimelineLane> Lanes, DateTimeOffset From, TimeSpan Step, int Count)
{
    // More bars than this are too thin to see.
    private const int MostBars = 120;

    /// <summary>The timeline of an audit; null when there is no call.</summary>
    public static AuditTimeline? Of(AuditSheet sheet)
    {
        var slots = sheet.Callers.SelectMany(caller => caller.Timeline).ToList();
        if (slots.Count == 0)
        {
            return null;
        }

        var (from, to) = (slots.Min(slot => slot.Start), slots.Max(slot => slot.Start));
        var units = (long)((to - from) / sheet.TimelineUnit) + 1;
        var step = sheet.TimelineUnit * (int)((units + MostBars - 1) / MostBars);
        var count = (int)((to - from) / step) + 1;
        return new AuditTimeline([.. sheet.Callers.Where(caller => !caller.Timeline.IsEmpty).Select(caller => Lane(caller, sheet.Findings))], from, step, count);

        TimelineLane Lane(AuditedCaller caller, ImmutableArray<AuditFinding> findings) => new(
            caller,
            [
                .. caller.Timeline.GroupBy(slot => Bar(slot.Start)).OrderBy(bar => bar.Key)
                    .Select(bar => new TimelineBar(bar.Key, bar.Sum(slot => slot.Calls), bar.Sum(slot => slot.Failed), bar.Sum(slot => slot.Denied))),
            ],
            [
                .. findings.Where(finding => finding.Caller == caller.Name && finding.Calls.Count > 0)
                    .Select(finding => new TimelineMark(Bar(finding.Calls.First), Bar(finding.Calls.Last), finding.Severity, finding.Id)),
            ]);

        int Bar(DateTimeOffset time) => (int)Math.Clamp((long)Math.Floor((time - from) / step), 0, count - 1);
    }

    /// <summary>When a bar starts, in UTC.</summary>
    public DateTimeOffset StartOf(int bar) => From + (bar * Step);
}

/// <summary>A caller's row.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Bars">The bars with calls, in the order of time.</param>
/// <param name="Marks">What somebody should look at, the worst first.</param>
internal sealed record TimelineLane(AuditedCaller Caller, ImmutableArray<TimelineBar> Bars, ImmutableArray<TimelineMark> Marks);

/// <summary>The calls of one bar.</summary>
internal readonly record struct TimelineBar(int Index, long Calls, long Failed, long Denied);

/// <summary>From which bar to which something happened that somebody should look at.</summary>
internal readonly record struct TimelineMark(int First, int Last, Severity Severity, string Id);
