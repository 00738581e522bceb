using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class TrailFilesTests
{
    private static readonly string[] Forms = [.. Logs.Containers.Keys];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Files_come_out_in_their_order_whatever_the_threads_do(int degree)
    {
        var files = Files(200);
        var merged = new List<string>();
        var begun = new List<string>();
        var taken = 0L;
        var reading = TrailFiles.Read(
            files,
            _ => new List<string>(),
            static (in record, ids) => ids.Add(record.Text(TrailField.EventId)!),
            (file, ids) =>
            {
                begun.Add(file.Name);
                merged.AddRange(ids);
            },
            new() { Degree = degree },
            bytes => Interlocked.Add(ref taken, bytes),
            TestContext.Current.CancellationToken);
        Assert.Equal(files.Select(file => file.Name), begun);
        Assert.Equal(Enumerable.Range(0, 600).Select(number => $"{number}"), merged);
        Assert.Equal(600, reading.Counts.Data);
        Assert.Equal(reading.StoredBytes, taken);
        Assert.Equal(["17.json", "18.json"], reading.Problems.Select(problem => problem.File));
        Assert.Equal("the file cannot be read: gone", reading.Problems[0].Why);
    }

    [Fact]
    public void Cancelling_stops_the_reading()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => TrailFiles.Read(
            Files(200),
            _ => 0,
            (in _, _) => source.Cancel(),
            (_, _) => { },
            new() { Degree = 3 },
            null,
            source.Token));
    }

    [Fact]
    public void What_a_visitor_throws_comes_out_and_no_thread_waits_for_ever() =>
        Assert.Throws<AggregateException>(() => TrailFiles.Read(
            Files(200),
            _ => 0,
            (in record, _) =>
            {
                if (record.Text(TrailField.EventId) == "3")
                {
                    throw new InvalidOperationException("the visitor's own");
                }
            },
            (_, _) => { },
            new() { Degree = 4 },
            null,
            TestContext.Current.CancellationToken));

    // Two of the files cannot be read; the others have three records each, in all forms.
    private static List<TrailFile> Files(int count) =>
    [
        .. Enumerable.Range(0, count).Select(file =>
        {
            var bytes = Logs.Containers[Forms[file % Forms.Length]]([.. Enumerable.Range(file * 3, 3).Select(number => Logs.Record(number))]);
            return new TrailFile($"{file}.json", () => new MemoryStream(bytes));
        }).Take(17),
        new("17.json", () => throw new FileNotFoundException("gone.")),
        new("18.json", () => throw new UnauthorizedAccessException("no")),
        .. Enumerable.Range(17, count - 17).Select(file =>
        {
            var bytes = Logs.Containers[Forms[file % Forms.Length]]([.. Enumerable.Range(file * 3, 3).Select(number => Logs.Record(number))]);
            return new TrailFile($"{file + 2}.json", () => new MemoryStream(bytes));
        }),
    ];
}
