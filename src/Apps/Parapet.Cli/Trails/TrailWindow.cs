using System.Collections.Immutable;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Cli.Trails;

/// <summary>What some logs say.</summary>
/// <param name="Activity">Who did what.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record TrailWindow(ActivitySummary Activity, ImmutableArray<TrailProblem> Problems)
{
    /// <summary>What <c>--trail</c> takes, for help.</summary>
    public const string TrailDescription = "Logs of CloudTrail: a file, a folder as CloudTrail fills it, or a summary that `trail audit --summary` wrote.";

    /// <summary>What <c>--days</c> does, for help.</summary>
    public const string DaysDescription = "Only the last days of the logs count, from the newest event back.";

    /// <summary>Reads the logs below a path, or a summary of logs; null with a sentence when there are none.</summary>
    /// <param name="path">A file, or a folder as CloudTrail fills it.</param>
    /// <param name="days">How many days before the newest event count; null for all.</param>
    /// <param name="error">Set when there is nothing to read.</param>
    public static TrailWindow? Read(string path, int? days, out string? error)
    {
        error = null;
        var since = days is null ? null : Since(path, days.Value, out error);
        var files = error is null ? ActivityFiles.Read([path], since, null, out error) : null;
        if (files is null)
        {
            return null;
        }

        error = files.Activity.Events.Count > 0 ? null
            : files.Problems is [var first, ..] ? $"{first.File}: {first.Why}"
            : $"{Terminal.OneLine(path)}: there is no event of CloudTrail here";
        return error is null ? new TrailWindow(files.Activity, files.Problems) : null;
    }

    /// <summary>Says on standard error what could not be read.</summary>
    public void WriteProblems()
    {
        foreach (var problem in Problems)
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.File}: byte {problem.Offset}: {problem.Why}"));
        }
    }

    private static DateTimeOffset? Since(string path, int days, out string? error)
    {
        if (SummaryFile.Is(path))
        {
            error = $"{Terminal.OneLine(path)} is a summary, which `--days` cannot divide; give the logs";
            return null;
        }

        var newest = DateTimeOffset.MinValue;
        var files = LogFiles.Below(path, out error);
        Progress.ShowReading("looking for the newest", LogFiles.Length(files), meter => TrailFiles.Read(
            files,
            _ => new Latest(),
            (in record, latest) =>
            {
                meter.AddEvent();
                latest.See(record.Time);
            },
            (_, latest) => newest = latest.Time > newest ? latest.Time : newest,
            new TrailOptions(),
            meter.AddBytes));
        return newest - DateTimeOffset.MinValue > TimeSpan.FromDays(days) ? newest.AddDays(-days) : null;
    }

    private sealed class Latest
    {
        public DateTimeOffset Time { get; private set; } = DateTimeOffset.MinValue;

        public void See(DateTimeOffset time) => Time = time > Time ? time : Time;
    }
}
