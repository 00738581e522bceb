using System.Collections.Immutable;

namespace Parapet.Guard.Handling;

/// <summary>Counts and reports refused events.</summary>
internal static class Refusals
{
    public static ImmutableArray<Violation> Note(GuardOptions options, string source, string requestId, in Violations violations)
    {
        Counters.CountRefused(source, violations.AsSpan());
        ImmutableArray<Violation> told = [.. violations.AsSpan()];
        options.Report(new GuardReport
        {
            Outcome = GuardOutcome.Refused,
            Timestamp = options.Time.GetUtcNow(),
            RequestId = requestId,
            Source = source,
            Count = 1,
            Violations = told,
        });
        return told;
    }
}
