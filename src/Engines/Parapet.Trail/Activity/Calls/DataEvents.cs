using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// What a trail records only where it was asked to: that there is no such event does not say that there was no such call.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
/// </summary>
public static class DataEvents
{
    private const string Never = "-";

    // By the prefix of the actions, so that few patterns are asked of each.
    private static readonly FrozenDictionary<string, ImmutableArray<(string Pattern, string Source)>> ByPrefix =
        BuiltInTable.Rows("data-events.txt")
            .SelectMany(row => row[1..].Select(pattern => (Pattern: pattern, Source: row[0] == Never ? Never : row[0] + ".amazonaws.com")))
            .GroupBy(row => row.Pattern[..row.Pattern.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The patterns of actions, with the source of their events; null for those that are never recorded.</summary>
    internal static IEnumerable<(string Pattern, string? Source)> All =>
        ByPrefix.Values.SelectMany(rows => rows).Select(row => (row.Pattern, row.Source == Never ? null : row.Source));

    /// <summary>Whether a call of an action would be in the logs, as far as they show what their trail records.</summary>
    /// <param name="action">The action with its prefix, as the catalogue spells it.</param>
    /// <param name="logs">The logs.</param>
    public static bool AreRecorded(string action, ActivitySummary logs)
    {
        var isDataEvent = false;
        foreach (var (pattern, source) in ByPrefix.GetValueOrDefault(action[..Math.Max(0, action.IndexOf(':', StringComparison.Ordinal))], []))
        {
            if (!ActionPattern.Matches(pattern, action))
            {
                continue;
            }

            isDataEvent = true;
            if (logs.DataSources.Find(source) is not null)
            {
                return true;
            }
        }

        return !isDataEvent;
    }
}
