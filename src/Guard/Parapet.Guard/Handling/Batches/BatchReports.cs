using System.Collections.Immutable;

namespace Parapet.Guard.Handling;

/// <summary>Tells what became of a batch in at most three reports, however many records failed.</summary>
internal static class BatchReports
{
    // What was handled stays handled, also when it cannot be told: an exception would bring all of it again.
    public static Task SendAsync(GuardOptions options, string source, string requestId, RecordOutcome[] outcomes) => Attempt.RunAsync(() =>
    {
        Send(options, source, requestId, outcomes);
        return Task.CompletedTask;
    });

    private static void Send(GuardOptions options, string source, string requestId, RecordOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Count(source, outcome);
        }

        Send(GuardOutcome.Refused, outcomes.Where(outcome => IsRefused(outcome) && !outcome.IsHandled));
        Send(GuardOutcome.Quarantined, outcomes.Where(outcome => IsRefused(outcome) && outcome.IsHandled));
        Send(GuardOutcome.Failed, outcomes.Where(outcome => !IsRefused(outcome) && outcome.Exception is not null));

        void Send(GuardOutcome kind, IEnumerable<RecordOutcome> about)
        {
            var all = about.ToArray();
            if (all.Length > 0)
            {
                options.Report(new GuardReport
                {
                    Outcome = kind,
                    Timestamp = options.Time.GetUtcNow(),
                    RequestId = requestId,
                    Source = source,
                    Count = all.Length,
                    Violations = [.. all.SelectMany(outcome => outcome.Violations).Take(options.MaxViolations)],
                    Exceptions = Types(all),
                });
            }
        }
    }

    private static void Count(string source, RecordOutcome outcome)
    {
        if (IsRefused(outcome))
        {
            Counters.CountRefused(source, outcome.Violations.AsSpan());
        }

        if (outcome.Exception is { } exception)
        {
            Counters.CountFailed(source, exception);
        }
    }

    private static ImmutableArray<string> Types(RecordOutcome[] outcomes) =>
        [.. outcomes.Select(outcome => outcome.Exception).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(GuardReport.MostExceptions)];

    private static bool IsRefused(RecordOutcome outcome) => !outcome.Violations.IsEmpty;
}
