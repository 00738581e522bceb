using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Parapet.Guard.Handling;

namespace Parapet.Guard.Tests.Handling;

public sealed class ReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 13, 0, 0, 250, TimeSpan.FromHours(1));

    [Fact]
    public void A_refusal_is_one_line_with_the_keys_of_lambda() => Assert.Equal(
        """{"timestamp":"2026-11-03T12:00:00.250Z","level":"WARN","message":"event refused","requestId":"r-1","source":"sqs","count":2,"violations":[{"pointer":"/Records/0/body","rule":"required","message":"is required"}]}""" + "\n",
        Line(new GuardReport
        {
            Outcome = GuardOutcome.Refused,
            Timestamp = Noon,
            RequestId = "r-1",
            Source = "sqs",
            Count = 2,
            Violations = [new Violation("/Records/0/body", Rules.Required, "is required")],
        }));

    [Fact]
    public void Nothing_ends_a_line_before_its_end() => Assert.Equal(
        """{"timestamp":"2026-11-03T12:00:00.250Z","level":"ERROR","message":"record failed","requestId":"a\nb","source":"kinesis","count":1,"exceptions":["TimeoutException"]}""" + "\n",
        Line(new GuardReport { Outcome = GuardOutcome.Failed, Timestamp = Noon, RequestId = "a\nb", Source = "kinesis", Count = 1, Exceptions = ["TimeoutException"] }));

    [Fact]
    public void A_failure_is_a_line_without_its_message() => Assert.Equal(
        """{"timestamp":"2026-11-03T12:00:00.250Z","level":"ERROR","message":"the function failed","requestId":"r-1","errorType":"TimeoutException","stackTrace":[]}""" + "\n",
        Encoding.UTF8.GetString(RuntimeError.Line(new TimeoutException("says what was in the event"), "r-1", Noon).Span));

    [Fact]
    public async Task Refusals_are_counted_by_source_and_rule()
    {
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Parapet.Guard")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.AddOrUpdate($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}", value, (_, before) => before + value));
        listener.Start();
        var probe = new Probe();
        await Assert.ThrowsAsync<EventRefusedException>(() => Probe.InvokeAsync(Guard.Event<CountedBasket>((_, _) => Task.CompletedTask, probe.Options), """{"items":"x","other":2}"""));
        Assert.Equal(
            [
                "parapet.guard.refused source=Parapet.Guard.Tests.Handling.CountedBasket rule=type = 1",
                "parapet.guard.violations source=Parapet.Guard.Tests.Handling.CountedBasket rule=type = 1",
                "parapet.guard.violations source=Parapet.Guard.Tests.Handling.CountedBasket rule=unknown = 1",
            ],
            counted.Where(count => count.Key.Contains(nameof(CountedBasket), StringComparison.Ordinal)).Select(count => $"{count.Key} = {count.Value}").Order(StringComparer.Ordinal));
    }

    private static string Line(GuardReport report) => Encoding.UTF8.GetString(ReportLine.Of(report).Span);
}

[EventContract]
public sealed partial record CountedBasket
{
    public int Items { get; init; }
}
