using System.Collections.Immutable;
using Parapet.Trail.Activity;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Cli.Trails;

/// <summary>What some logs and summaries say together.</summary>
/// <param name="Activity">Who did what.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record ActivityFiles(ActivitySummary Activity, ImmutableArray<TrailProblem> Problems)
{
    /// <summary>Reads logs and summaries, each file once; null with a sentence when one of the paths has none.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="since">The first moment that counts; null for all.</param>
    /// <param name="until">The first moment that does not count any more; null for all.</param>
    /// <param name="error">Set when there is nothing to read.</param>
    public static ActivityFiles? Read(IEnumerable<string> paths, DateTimeOffset? since, DateTimeOffset? until, out string? error)
    {
        var whole = new ActivitySummary();
        var logs = new SortedDictionary<string, TrailFile>(StringComparer.Ordinal);
        var summaries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (SummaryFile.Is(path))
            {
                summaries[Path.GetFullPath(path)] = path;
                continue;
            }

            if (SummaryFile.IsParquet(path))
            {
                error = $"{Terminal.OneLine(path)} is a table for other programs; give the summary as JSON, or the logs";
                return null;
            }

            var files = LogFiles.Below(path, out error);
            if (error is not null)
            {
                return null;
            }

            foreach (var file in files)
            {
                logs.TryAdd(Path.GetFullPath(file.Name), file);
            }
        }

        foreach (var path in summaries.Values)
        {
            if (since is not null || until is not null)
            {
                error = $"{Terminal.OneLine(path)} is a summary, which `--since` and `--until` cannot divide; give the logs";
                return null;
            }

            if (SummaryFile.Read(path, out error) is not { } summary)
            {
                return null;
            }

            whole.Add(summary);
        }

        var problems = ReadLogs([.. logs.Values], new TrailFilter([], [], since, until), whole);
        error = null;
        return new ActivityFiles(whole, problems);
    }

    private static ImmutableArray<TrailProblem> ReadLogs(ImmutableArray<TrailFile> logs, TrailFilter filter, ActivitySummary whole)
    {
        ImmutableArray<TrailProblem> problems = [];
        Progress.ShowReading("reading", LogFiles.Length(logs), meter =>
        {
            var reading = new ActivityLogs(filter, new CallerFinder([]), new TrailOptions(), meter.AddEvent).Read(logs, meter.AddBytes);
            whole.Add(reading.Activity);
            problems = reading.Problems;
        });
        return problems;
    }
}
