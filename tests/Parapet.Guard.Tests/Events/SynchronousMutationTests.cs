namespace Parapet.Guard.Tests.Events;

/// <summary>
/// Every sample with one thing of its structure changed is refused, or the change is harmless: what is read is the same; or it lacks something that the source may leave out;
/// or what differs is what the sender may write as they like (entries of maps, payloads without rules), and nothing else; or a text has more at its end, and so it is read.
/// </summary>
public sealed class SynchronousMutationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Titles => SynchronousSampleTests.Titles;

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_changed_event_is_refused_or_harmless(string title)
    {
        var source = SynchronousSource.All.Single(source => source.Title == title);
        var counts = new MutationCounts();
        foreach (var (name, text) in source.Samples)
        {
            counts.Count(name, text, source.ReadText);
        }

        Assert.True(counts.Refused > counts.All / 10);
        output.WriteLine($"{title}: {counts}");
    }
}
