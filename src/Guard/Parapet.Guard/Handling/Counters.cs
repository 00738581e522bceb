using System.Diagnostics.Metrics;

namespace Parapet.Guard.Handling;

/// <summary>What is counted, for whoever listens to the meter <c>Parapet.Guard</c> (names as in https://opentelemetry.io/docs/specs/semconv/general/naming/).</summary>
internal static class Counters
{
    private static readonly Meter Meter = new("Parapet.Guard");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("parapet.guard.refused", "{event}", "Events and records that do not keep their contract.");
    private static readonly Counter<long> Violated = Meter.CreateCounter<long>("parapet.guard.violations", "{violation}", "Rules that events and records broke.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("parapet.guard.failed", "{record}", "Records of a batch for which the function threw an exception.");

    public static void CountRefused(string source, ReadOnlySpan<Violation> violations)
    {
        Refused.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("rule", violations[0].Rule));
        foreach (var violation in violations)
        {
            Violated.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("rule", violation.Rule));
        }
    }

    public static void CountFailed(string source, string exception) =>
        Failed.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("error.type", exception));
}
