using CsCheck;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.Activity.Summaries;

public sealed class SummaryProperties
{
    private const int Runs = 60;

    /// <summary>Few names, and so many that every bound is passed.</summary>
    private static readonly Gen<TrailEvent[]> SomeEvents = Gen.OneOf(RandomEvents.One(3).Array[0, 60], RandomEvents.One(5_000).Array[300, 600]);

    [Fact]
    public void Any_order_of_the_events_gives_the_same_bytes() =>
        Gen.Select(SomeEvents, Gen.Int).Sample(
            (events, seed) => SummaryFile.Text(SummaryFile.Of(events)) == SummaryFile.Text(SummaryFile.Of(Shuffled(events, seed))),
            iter: Runs);

    [Fact]
    public void Any_partition_of_the_events_gives_the_same_bytes() =>
        Gen.Select(SomeEvents, Gen.Int, Gen.Int[1, 7]).Sample(
            (events, seed, parts) =>
            {
                var merged = new ActivitySummary();
                foreach (var part in Shuffled(events, seed).Select((one, index) => (one, index)).GroupBy(pair => (uint)(pair.index * 31 + seed) % (uint)parts))
                {
                    merged.Add(SummaryFile.Of(part.Select(pair => pair.one)));
                }

                return SummaryFile.Text(merged) == SummaryFile.Text(SummaryFile.Of(events));
            },
            iter: Runs);

    [Fact]
    public void Merging_is_associative_and_changes_only_the_one_merged_into() =>
        Gen.Select(SomeEvents, SomeEvents, SomeEvents).Sample(
            (a, b, c) =>
            {
                var third = SummaryFile.Of(c);
                var before = SummaryFile.Text(third);
                var left = SummaryFile.Of(a);
                left.Add(SummaryFile.Of(b));
                left.Add(third);
                var right = SummaryFile.Of(b);
                right.Add(third);
                var whole = SummaryFile.Of(a);
                whole.Add(right);
                return SummaryFile.Text(left) == SummaryFile.Text(whole) && SummaryFile.Text(third) == before;
            },
            iter: Runs / 3);

    [Fact]
    public void A_file_that_is_read_and_written_is_the_same_and_merges_like_the_original() =>
        Gen.Select(SomeEvents, SomeEvents).Sample(
            (events, more) =>
            {
                var summary = SummaryFile.Of(events);
                var read = SummaryReader.Read(SummaryFile.Bytes(summary)).Summary!;
                if (SummaryFile.Text(read) != SummaryFile.Text(summary))
                {
                    return false;
                }

                read.Add(SummaryFile.Of(more));
                return SummaryFile.Text(read) == SummaryFile.Text(SummaryFile.Of([.. events, .. more]));
            },
            iter: Runs / 2);

    [Fact]
    public void Every_event_is_counted_somewhere() =>
        SomeEvents.Sample(
            events =>
            {
                var summary = SummaryFile.Of(events);
                var callers = summary.Callers.Items.Sum(caller => caller.Value.Events.Count) + summary.Callers.Others;
                var notCalls = summary.NotCalls.Items.Sum(reason => reason.Value.Count) + summary.NotCalls.Others;
                return summary.Events.Count == events.Length && callers + notCalls == events.Length;
            },
            iter: Runs);

    private static TrailEvent[] Shuffled(TrailEvent[] events, int seed)
    {
        var copy = (TrailEvent[])events.Clone();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}
