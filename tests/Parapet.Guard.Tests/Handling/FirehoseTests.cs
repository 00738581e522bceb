using System.Text;

namespace Parapet.Guard.Tests.Handling;

public sealed class FirehoseTests
{
    [Fact]
    public async Task Every_record_gets_an_answer()
    {
        var probe = new Probe();
        var handler = Guard.Firehose<DeliveryRecord>(
            (record, _) => record.Data.Quantity switch
            {
                1 => Task.FromResult(FirehoseAnswer.Ok(Encoding.UTF8.GetBytes(record.Data.Sku))),
                2 => Task.FromResult(FirehoseAnswer.Dropped),
                4 => Task.FromResult<FirehoseAnswer>(null!),
                _ => throw new TimeoutException(),
            },
            probe.Options);
        Assert.Equal(
            """{"records":[{"recordId":"a","result":"Ok","data":"QUIxMjM0"},{"recordId":"b","result":"Dropped"},{"recordId":"c","result":"ProcessingFailed"},{"recordId":"d","result":"ProcessingFailed"},{"recordId":"e","result":"ProcessingFailed"}]}""",
            await Probe.InvokeAsync(handler, $$"""{"invocationId":"i","records":[{{Record("a", 1)}},{{Record("b", 2)}},{{Record("c", 3)}},{{Record("d", 0)}},{{Record("e", 4)}}]}"""));
        Assert.Equal([GuardOutcome.Refused, GuardOutcome.Failed], probe.Reports.Select(report => report.Outcome));
    }

    [Fact]
    public async Task What_is_no_batch_is_an_exception() =>
        await Assert.ThrowsAsync<EventRefusedException>(() => Probe.InvokeAsync(Guard.Firehose<DeliveryRecord>((_, _) => Task.FromResult(FirehoseAnswer.Dropped), new Probe().Options), """{"records":[]}"""));

    private static string Record(string id, int quantity) => $$"""{"recordId":"{{id}}","data":{"quantity":{{quantity}},"sku":"AB1234"} }""";
}
