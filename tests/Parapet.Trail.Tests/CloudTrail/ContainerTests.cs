using CsCheck;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class ContainerTests
{
    public static TheoryData<string> Containers { get; } = [.. Logs.Containers.Keys];

    [Theory]
    [MemberData(nameof(Containers))]
    public void What_goes_in_comes_out_of_every_container(string container)
    {
        var records = Enumerable.Range(0, 50).Select(number => Logs.Record(number)).ToList();
        var (events, reading) = Logs.Read(Logs.Containers[container](records));
        Assert.Empty(reading.Problems);
        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"{number}"), events.Select(each => each.EventId));
        Assert.All(events, each => Assert.Equal(("GetObject", "s3.amazonaws.com", "eu-west-1"), (each.Name, each.Source, each.Region)));
        Assert.Equal(50, reading.Counts.Data);
        Assert.Equal(0, reading.Counts.Other);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void An_empty_container_is_no_problem_unless_there_is_nothing_at_all(string container)
    {
        var log = Logs.Containers[container]([]);
        var (events, reading) = Logs.Read(log);
        Assert.Empty(events);
        Assert.Equal(log.AsSpan().Trim("\n"u8).IsEmpty ? 1 : 0, reading.Problems.Length);
    }

    [Fact]
    public void Neither_the_sizes_in_which_a_stream_gives_its_bytes_nor_the_buffer_matter() =>
        Gen.Select(Gen.OneOf([.. Logs.Containers.Keys]), Gen.Int[1, 30], Gen.Int[1, 40], Gen.Int[1, 3000], Gen.Int[0, 2000])
            .Sample(
                (container, count, chunk, buffer, padding) =>
                {
                    var more = $",\"responseElements\":{{\"padding\":\"{new string('x', padding)}\"}}";
                    var records = Enumerable.Range(0, count).Select(number => Logs.Record(number, number % 3 == 0 ? more : "")).ToList();
                    var log = Logs.Containers[container](records);
                    var (events, reading) = Logs.Read(new TricklingStream(log, chunk), new() { BufferBytes = buffer });
                    var whole = Logs.Read(log);
                    Assert.Empty(reading.Problems);
                    Assert.Equal(whole.Reading.Bytes, reading.Bytes);
                    Assert.Equal(log.Length, reading.StoredBytes);
                    Assert.Equal(whole.Events.Select(Flat), events.Select(Flat));
                    Assert.Equal(Enumerable.Range(0, count).Select(number => $"{number}"), events.Select(each => each.EventId));
                },
                iter: 1000);

    [Fact]
    public void A_mark_of_the_byte_order_is_no_garbage() => Assert.Equal("7", Logs.ReadOne("\uFEFF" + Logs.Record(7)).EventId);

    [Fact]
    public void Other_events_of_a_bus_are_counted_and_not_read()
    {
        var (events, reading) = Logs.Read(Logs.Utf8("""{"detail-type":"Object Created","source":"aws.s3","detail":{"version":"0","bucket":{"name":"b"}}}"""));
        Assert.Empty(events);
        Assert.Empty(reading.Problems);
        Assert.Equal(1, reading.Counts.Other);
    }

    [Fact]
    public void A_digest_among_the_logs_is_counted_and_not_read()
    {
        var (_, reading) = Logs.Read(Logs.Utf8("""{"awsAccountId":"111122223333","digestStartTime":"2026-08-01T10:00:00Z","digestS3Object":"o","logFiles":[]}"""));
        Assert.Equal(1, reading.Counts.Other);
        Assert.Empty(reading.Problems);
    }

    private static string Flat(TrailEvent each) =>
        $"{each with { Resources = [], RequestParameters = default, ResponseElements = default }} {System.Text.Encoding.UTF8.GetString(each.RequestParameters.Span)} {System.Text.Encoding.UTF8.GetString(each.ResponseElements.Span)}";
}
