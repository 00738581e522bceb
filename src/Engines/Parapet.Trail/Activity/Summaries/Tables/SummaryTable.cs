using System.Collections.Immutable;
using Parapet.Trail.Activity.Audit;

namespace Parapet.Trail.Activity.Summaries.Tables;

/// <summary>
/// A summary as one flat table, for Athena, DuckDB and other programs that read Parquet: a row for each caller, action, resource, region and outcome. What a
/// summary keeps of several values is one text with spaces between them.
/// </summary>
public static class SummaryTable
{
    private static readonly ImmutableArray<ParquetColumn<Row>> Columns =
    [
        ParquetColumn<Row>.Text("account", row => row.Account),
        ParquetColumn<Row>.Text("caller_kind", row => row.Caller.Kind.ToString().ToLowerInvariant()),
        ParquetColumn<Row>.Text("caller", row => row.Caller.Id),
        ParquetColumn<Row>.Text("function", row => row.Function),
        ParquetColumn<Row>.Text("version", row => Joined(row.Caller.Versions)),
        ParquetColumn<Row>.Text("certainty", row => Joined(row.Caller.Certainties).ToLowerInvariant()),
        ParquetColumn<Row>.Text("role", row => Joined(row.Caller.Roles)),
        ParquetColumn<Row>.Text("service", row => row.Use.Key.Action[..Math.Max(0, row.Use.Key.Action.IndexOf(':', StringComparison.Ordinal))]),
        ParquetColumn<Row>.Text("action", row => row.Use.Key.Action),
        ParquetColumn<Row>.Flag("inferred", row => row.Use.Key.Inferred),
        ParquetColumn<Row>.Text("resource", row => row.Resource),
        ParquetColumn<Row>.Text("resource_certainty", row => row.Use.Key.Certainty.ToString()),
        ParquetColumn<Row>.Text("region", row => row.Use.Key.Region),
        ParquetColumn<Row>.Text("outcome", row => row.Use.Key.Outcome.ToString().ToLowerInvariant()),
        ParquetColumn<Row>.Text("errors", row => Joined(row.Use.Errors)),
        ParquetColumn<Row>.Text("via", row => row.Use.Key.Via),
        ParquetColumn<Row>.Text("conditions", row => string.Join(' ', row.Use.Key.Conditions.Select(condition => $"{condition.Operator}:{condition.Key}={condition.Value}"))),
        ParquetColumn<Row>.Text("source_addresses", row => Joined(row.Use.Addresses)),
        ParquetColumn<Row>.Text("vpc_endpoints", row => Joined(row.Use.Endpoints)),
        ParquetColumn<Row>.Text("user_agent_classes", row => string.Join(' ', row.Use.UserAgents.Items.Select(item => Origins.ClassOf(item.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
        ParquetColumn<Row>.Number("count", row => row.Count),
        ParquetColumn<Row>.Time("first", row => row.First),
        ParquetColumn<Row>.Time("last", row => row.Last),
    ];

    /// <summary>Writes the table; the same bytes for the same content.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="output">Where to.</param>
    public static void WriteParquet(ActivitySummary summary, Stream output) => ParquetFile.Write(output, Rows(summary), Columns);

    private static IEnumerable<Row> Rows(ActivitySummary summary)
    {
        foreach (var caller in summary.Callers.Items.Select(item => item.Value))
        {
            foreach (var use in caller.Uses.Items.Select(item => item.Value))
            {
                foreach (var (resource, tally) in use.Resources.Items)
                {
                    yield return new Row(caller, use, resource, tally.Count, tally.First, tally.Last);
                }

                // More resources than are kept are one row, by what they have in common.
                if (use.Resources.Others > 0)
                {
                    yield return new Row(caller, use, use.Key.Family, use.Resources.Others, use.Calls.First, use.Calls.Last);
                }
            }
        }
    }

    private static string Joined(Bounded<Tally> names) => string.Join(' ', names.Items.Select(item => item.Key));

    private sealed record Row(CallerActivity Caller, CallUse Use, string Resource, long Count, DateTimeOffset First, DateTimeOffset Last)
    {
        /// <summary>The account in the caller's ARN, or in that of its role.</summary>
        public string? Account => AccountOf(Caller.Id) ?? Caller.Roles.Items.Select(item => AccountOf(item.Key)).FirstOrDefault(account => account is not null);

        /// <summary>The function's name; null when the caller is none.</summary>
        public string? Function => Caller.Kind != Callers.CallerKind.Function ? null : Caller.Id.Split(':') is [_, _, _, _, _, _, var name, ..] ? name : Caller.Id;

        private static string? AccountOf(string arn) => arn.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account : null;
    }
}
