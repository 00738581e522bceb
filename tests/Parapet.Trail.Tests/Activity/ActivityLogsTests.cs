using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Parapet.Trail.Activity;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;
using SummaryText = Parapet.Trail.Tests.Activity.Summaries.SummaryFile;

namespace Parapet.Trail.Tests.Activity;

public sealed class ActivityLogsTests
{
    [Fact]
    public void An_event_that_is_delivered_twice_counts_once_in_a_file_and_across_files()
    {
        var activity = Read([[1, 2, 2], [3, 1], [4]]);
        Assert.Equal(4, activity.Events.Count);
        Assert.Equal(2, activity.NotCalls.Find("delivered again")!.Count);
        Assert.Equal(4, Assert.Single(activity.Callers.Items).Value.Events.Count);
    }

    [Fact]
    public void Another_event_with_the_same_identifier_is_another_event()
    {
        var activity = Read([[(1, "GetObject"), (1, "DeleteObject")], [(1, "PutObject")]]);
        Assert.Equal(3, activity.Events.Count);
        Assert.Null(activity.NotCalls.Find("delivered again"));
    }

    [Fact]
    public void Events_without_an_identifier_all_count() =>
        Assert.Equal(2, Read([[(0, "GetObject"), (0, "GetObject")]]).Events.Count);

    [Fact]
    public void An_event_is_forgotten_after_as_many_others_as_are_remembered()
    {
        int[] many = [.. Enumerable.Range(1, 100)];
        Assert.Equal(100, Read([many, [100]], remembered: 10).Events.Count);
        Assert.Equal(101, Read([many, [1]], remembered: 10).Events.Count);
    }

    [Fact]
    public void Any_order_and_number_of_threads_and_repetitions_give_the_summary_of_the_events() =>
        Gen.Select(Gen.Int[1, 30].Array[0, 12].Array[1, 6], Gen.Int[1, 4]).Sample(
            (files, degree) =>
            {
                var once = Text(Read([[.. files.SelectMany(file => file).Distinct()]], degree: 1));
                return Text(Read(files, degree: degree)) == once && Text(Read([.. files.Reverse()], degree: degree)) == once;
            },
            iter: 200);

    private static string Text(ActivitySummary summary)
    {
        var text = SummaryText.Text(summary);
        var start = text.IndexOf("\"notCalls\"", StringComparison.Ordinal);
        return start < 0 ? text : text[..start] + text[text.IndexOf("\"callers\"", StringComparison.Ordinal)..];
    }

    private static ActivitySummary Read(int[][] files, int degree = 2, int remembered = 1000) =>
        Read([.. files.Select(file => file.Select(id => (id, "GetObject")).ToArray())], degree, remembered);

    private static ActivitySummary Read((int Id, string Name)[][] files, int degree = 2, int remembered = 1000)
    {
        ImmutableArray<TrailFile> logs = [.. files.Select((file, index) => new TrailFile($"{index}.json", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', file.Select(Record))))))];
        var reading = new ActivityLogs(new TrailFilter([], []), new CallerFinder([]), new TrailOptions { Degree = degree }, null, remembered).Read(logs);
        Assert.All(reading.Problems, problem => Assert.Equal("the file is empty", problem.Why));
        return reading.Activity;
    }

    private static string Record((int Id, string Name) one) => $$"""
        {"eventTime":"2026-11-02T12:05:00Z","eventSource":"s3.amazonaws.com","eventName":"{{one.Name}}","awsRegion":"eu-west-1","eventType":"AwsApiCall"{{(one.Id == 0 ? "" : $",\"eventID\":\"{one.Id}\"")}},"requestParameters":{"bucketName":"b","key":"k{{one.Id}}"},"userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/u"} }
        """;
}
