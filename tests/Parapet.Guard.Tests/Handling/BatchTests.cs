using System.Collections.Concurrent;
using System.Text;

namespace Parapet.Guard.Tests.Handling;

public sealed class BatchTests
{
    private const string Nothing = """{"batchItemFailures":[]}""";

    private readonly ConcurrentQueue<string> handled = new();
    private readonly List<GuardReport> reports = [];

    [Fact]
    public async Task The_poisoned_are_reported_and_the_others_handled()
    {
        Assert.Equal(Failed("b", "d"), await Probe.InvokeAsync(Queue(), Batch(Message("a"), Message("b", sku: "poison"), Message("c"), """{"messageId":"d","body":null}""")));
        Assert.Equal(["a", "c"], handled);
        var report = Assert.Single(reports);
        Assert.Equal((GuardOutcome.Refused, "sqs", 2, Probe.Invocation.RequestId), (report.Outcome, report.Source, report.Count, report.RequestId));
        Assert.Equal(["/Records/1/body/sku pattern", "/Records/3/body null"], report.Violations.Select(violation => $"{violation.Pointer} {violation.Rule}"));
    }

    [Fact]
    public async Task A_batch_without_a_fault_reports_nothing()
    {
        Assert.Equal(Nothing, await Probe.InvokeAsync(Queue(), Batch(Message("a"), Message("b"))));
        Assert.Empty(reports);
    }

    [Fact]
    public async Task An_exception_of_the_function_fails_its_record_and_only_its_type_is_told()
    {
        Assert.Equal(Failed("fail-now", "fail-later"), await Probe.InvokeAsync(Queue(), Batch(Message("fail-now"), Message("a"), Message("fail-later"))));
        var report = Assert.Single(reports);
        Assert.Equal((GuardOutcome.Failed, 2, 0), (report.Outcome, report.Count, report.Violations.Length));
        Assert.Equal(["InvalidOperationException", "TimeoutException"], report.Exceptions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":null}""")]
    [InlineData("""{"Records":{}}""")]
    [InlineData("""{"records":[{"messageId":"a"}]}""")]
    [InlineData("""{"Records":[{"body":1}]}""")]
    [InlineData("""{"Records":[{"messageId":""}]}""")]
    [InlineData("""{"Records":[{"messageId":7}]}""")]
    [InlineData("""{"Records":[{"messageId":"a","messageId":"b"}]}""")]
    [InlineData("""{"Records":[7]}""")]
    [InlineData("""{"Records":[{"messageId":"a"}],"Records":[{"messageId":"b"}]}""")]
    [InlineData("""{"Records":[{"messageId":"a"}]} x""")]
    [InlineData("""{"Records":[{"messageId":"a"}]""")]
    public async Task What_is_no_batch_is_an_exception_and_never_a_success(string json)
    {
        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Probe.InvokeAsync(Queue(), json));
        Assert.NotEmpty(refused.Violations);
        Assert.Single(reports);
        Assert.Empty(handled);
    }

    [Fact]
    public async Task Nothing_is_handled_when_one_record_could_not_be_reported()
    {
        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Probe.InvokeAsync(Queue(), Batch(Message("a"), """{"body":{}}""")));
        Assert.Equal("/Records/1", Assert.Single(refused.Violations).Pointer);
        Assert.Empty(handled);
    }

    [Fact]
    public async Task Text_that_is_broken_in_one_record_harms_no_other()
    {
        var broken = Encoding.UTF8.GetBytes(Batch(Message("a"), Message("b", sku: "?"), Message("c")));
        broken[Array.IndexOf(broken, (byte)'?')] = 0xff;
        var answer = await Queue().InvokeAsync(broken, Probe.Invocation);
        Assert.Equal(Failed("b"), Encoding.UTF8.GetString(answer.Span));
        Assert.Equal(Failed("e"), await Probe.InvokeAsync(Queue(), Batch(Message("d"), Message("e", sku: "\\ud800"), Message("f"))));
        Assert.Equal(["a", "c", "d", "f"], handled);
        Assert.All(reports, report => Assert.Equal(Rules.Encoding, Assert.Single(report.Violations).Rule));
    }

    [Fact]
    public async Task After_a_failure_the_later_ones_of_its_group_are_reported_and_not_handled()
    {
        var batch = Batch(Message("a", group: "x"), Message("b", sku: "poison", group: "x"), Message("c", group: "y"), Message("d", group: "x"), Message("e", group: "y"));
        Assert.Equal(Failed("b", "d"), await Probe.InvokeAsync(Queue(), batch));
        Assert.Equal(["a", "c", "e"], handled.Order());
    }

    [Fact]
    public async Task A_group_of_a_standard_queue_has_no_order()
    {
        var batch = Batch(Message("a", group: "x", number: null), Message("b", sku: "poison", group: "x", number: null), Message("c", group: "x", number: null));
        Assert.Equal(Failed("b"), await Probe.InvokeAsync(Queue(), batch));
        Assert.Equal(["a", "c"], handled);
    }

    [Fact]
    public async Task A_quarantined_record_counts_as_handled()
    {
        var kept = new List<QuarantinedRecord>();
        var handler = Queue(new BatchOptions
        {
            Quarantine = (record, _) =>
            {
                kept.Add(record);
                return record.Id == "c" ? Task.FromException(new IOException("the bucket is gone")) : Task.CompletedTask;
            },
        });
        Assert.Equal(Failed("c"), await Probe.InvokeAsync(handler, Batch(Message("a", sku: "poison"), Message("b"), Message("c", sku: "poison"))));
        Assert.Equal(["b"], handled);
        Assert.Equal(Message("a", sku: "poison"), Encoding.UTF8.GetString(kept[0].Utf8.Span));
        Assert.Equal(("sqs", "a", Probe.Invocation.RequestId, "/Records/0/body/sku"), (kept[0].Source, kept[0].Id, kept[0].RequestId, kept[0].Violations[0].Pointer));
        Assert.Equal([GuardOutcome.Refused, GuardOutcome.Quarantined], reports.Select(report => report.Outcome));
        Assert.Equal(["IOException"], reports[0].Exceptions);
    }

    [Fact]
    public async Task A_stream_stops_at_the_first_failure_and_reports_only_that()
    {
        Assert.Equal(Failed("2"), await Probe.InvokeAsync(Stream(), Batch(Item("1"), Item("2", "poison"), Item("3"), Item("4", "poison"))));
        Assert.Equal(["1"], handled);
    }

    [Fact]
    public async Task A_stream_goes_on_after_a_quarantined_record()
    {
        var handler = Stream(new BatchOptions { Quarantine = (_, _) => Task.CompletedTask, MaxParallel = 8 });
        Assert.Equal(Nothing, await Probe.InvokeAsync(handler, Batch(Item("1"), Item("2", "poison"), Item("3"))));
        Assert.Equal(["1", "3"], handled);
    }

    [Fact]
    public async Task A_partition_of_a_topic_stops_for_itself()
    {
        const string Batch = """
            {"eventSource":"aws:kafka","records":{
            "orders-0":[{"offset":5,"value":{"sku":"AB1234","quantity":1}},{"offset":6,"value":{"sku":"poison","quantity":1}},{"offset":7,"value":{"sku":"AB1234","quantity":1}}],
            "orders-1":[{"offset":40,"value":{"sku":"AB1234","quantity":1}}]}}
            """;
        var handler = Guard.Batch<TopicRecord>((record, _) => Handle($"{record.Offset}"), Reporting(null));
        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":{"partition":"orders-0","offset":6}},{"itemIdentifier":{"partition":"orders-0","offset":7}}]}""",
            await Probe.InvokeAsync(handler, Batch));
        Assert.Equal(["40", "5"], handled.Order(StringComparer.Ordinal));
        Assert.Equal("/records/*/1/value/sku", Assert.Single(Assert.Single(reports).Violations).Pointer);
    }

    [Fact]
    public async Task Messages_are_handled_side_by_side_up_to_the_bound()
    {
        var running = 0;
        var most = 0;
        var together = new TaskCompletionSource();
        var handler = Guard.Batch<QueueMessage>(
            async (message, _) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                if (now == 4)
                {
                    together.TrySetResult();
                }

                await together.Task;
                Interlocked.Decrement(ref running);
                await Handle(message.MessageId);
            },
            Reporting(new BatchOptions { MaxParallel = 4 }));
        Assert.Equal(Nothing, await Probe.InvokeAsync(handler, Batch([.. Enumerable.Range(0, 40).Select(i => Message($"m{i}"))])));
        Assert.Equal(40, handled.Count);
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task When_the_time_is_up_the_rest_is_reported()
    {
        using var source = new CancellationTokenSource();
        var handler = Guard.Batch<QueueMessage>(
            (message, _) =>
            {
                source.Cancel();
                return Handle(message.MessageId);
            },
            Reporting(null));
        Assert.Equal(Failed("b", "c"), await Probe.InvokeAsync(handler, Batch(Message("a"), Message("b"), Message("c")), Probe.Invocation with { Cancellation = source.Token }));
        Assert.Equal(["a"], handled);
    }

    [Fact]
    public async Task When_the_time_was_up_before_it_began_everything_is_reported()
    {
        Assert.Equal(Failed("a", "b"), await Probe.InvokeAsync(Queue(), Batch(Message("a"), Message("b")), Probe.Invocation with { RemainingTime = TimeSpan.FromMilliseconds(-3) }));
        Assert.Empty(handled);
    }

    [Fact]
    public async Task What_was_handled_stays_handled_when_the_report_fails()
    {
        var handler = Guard.Batch<QueueMessage>((message, _) => Handle(message.MessageId), new BatchOptions { Report = _ => throw new IOException() });
        Assert.Equal(Failed("b"), await Probe.InvokeAsync(handler, Batch(Message("a"), Message("b", sku: "poison"))));
        Assert.Equal(["a"], handled);
    }

    [Fact]
    public async Task A_report_stays_short_however_much_is_wrong()
    {
        await Probe.InvokeAsync(Queue(), Batch([.. Enumerable.Range(0, 2000).Select(i => Message($"m{i}", sku: "poison"))]));
        var report = Assert.Single(reports);
        Assert.Equal((2000, 16), (report.Count, report.Violations.Length));
    }

    [Fact]
    public async Task A_batch_has_a_bound()
    {
        Assert.Equal(Nothing, await Probe.InvokeAsync(Queue(), Batch([.. Enumerable.Range(0, 10_000).Select(i => Message($"m{i}"))])));
        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Probe.InvokeAsync(Queue(), Batch([.. Enumerable.Range(0, 10_001).Select(i => Message($"m{i}"))])));
        Assert.Equal(("/Records", Rules.Items), (Assert.Single(refused.Violations).Pointer, refused.Violations[0].Rule));
        Assert.Equal(10_000, handled.Count);
    }

    private GuardedHandler Queue(BatchOptions? options = null) => Guard.Batch<QueueMessage>((message, _) => Handle(message.MessageId), Reporting(options));

    private GuardedHandler Stream(BatchOptions? options = null) => Guard.Batch<StreamRecord>((record, _) => Handle(record.Kinesis.SequenceNumber), Reporting(options));

    private BatchOptions Reporting(BatchOptions? options) => (options ?? new BatchOptions()) with { Report = reports.Add };

    private Task Handle(string id)
    {
        if (id == "fail-now")
        {
            throw new InvalidOperationException("says what was in the record");
        }

        handled.Enqueue(id);
        return id.EndsWith("later", StringComparison.Ordinal) ? Task.FromException(new TimeoutException("says what was in the record")) : Task.CompletedTask;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private static string Batch(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    private static string Message(string id, string sku = "AB1234", string? group = null, string? number = "18849496460467696128")
    {
        var attributes = group is null ? "{}" : number is null ? $$"""{"MessageGroupId":"{{group}}"}""" : $$"""{"MessageGroupId":"{{group}}","SequenceNumber":"{{number}}"}""";
        return $$"""{"messageId":"{{id}}","body":{"sku":"{{sku}}","quantity":1},"attributes":{{attributes}} }""";
    }

    private static string Item(string number, string sku = "AB1234") =>
        $$"""{"kinesis":{"sequenceNumber":"{{number}}","data":{"sku":"{{sku}}","quantity":1} } }""";

    private static string Failed(params string[] ids) => $$"""{"batchItemFailures":[{{string.Join(',', ids.Select(id => $$"""{"itemIdentifier":"{{id}}"}"""))}}]}""";
}
