using System.Collections.Immutable;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Cli.Trails;

/// <summary>What some logs say, and what they cannot say.</summary>
/// <param name="Activity">Who did what.</param>
/// <param name="DataSources">The services of which there are data events, such as <c>s3.amazonaws.com</c>.</param>
/// <param name="Files">How many files there were.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record TrailWindow(ActivitySummary Activity, ImmutableArray<string> DataSources, int Files, ImmutableArray<TrailProblem> Problems)
{
    /// <summary>Reads the logs below a path; null with a sentence when there are none.</summary>
    /// <param name="path">A file, or a folder as CloudTrail fills it.</param>
    /// <param name="days">How many days before the newest event count; null for all.</param>
    /// <param name="error">Set when there is nothing to read.</param>
    public static TrailWindow? Read(string path, int? days, out string? error)
    {
        var files = LogFiles.Below(path, out error);
        if (error is not null)
        {
            return null;
        }

        var since = days is { } count && Newest(files) is { } newest ? newest.AddDays(-count) : DateTimeOffset.MinValue;
        var callers = new CallerFinder([]);
        var whole = new Part();
        var reading = TrailFiles.Read(
            files,
            _ => new Part(),
            (in record, part) => part.Add(record, since, callers),
            (_, part) => whole.Add(part),
            new TrailOptions());
        error = whole.Activity.Events.Count > 0 ? null
            : reading.Problems is [var first, ..] ? $"{first.File}: {first.Why}"
            : $"{Terminal.OneLine(path)}: there is no event of CloudTrail here";
        return error is null ? new TrailWindow(whole.Activity, [.. whole.DataSources], files.Length, reading.Problems) : null;
    }

    /// <summary>Says on standard error what could not be read.</summary>
    public void WriteProblems()
    {
        foreach (var problem in Problems)
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.File}: byte {problem.Offset}: {problem.Why}"));
        }
    }

    private static DateTimeOffset? Newest(ImmutableArray<TrailFile> files)
    {
        var newest = DateTimeOffset.MinValue;
        TrailFiles.Read(files, _ => new Latest(), (in record, latest) => latest.See(record.Time), (_, latest) => newest = latest.Time > newest ? latest.Time : newest, new TrailOptions());
        return newest == DateTimeOffset.MinValue ? null : newest;
    }

    private sealed class Part
    {
        public ActivitySummary Activity { get; } = new();

        public SortedSet<string> DataSources { get; } = new(StringComparer.Ordinal);

        public void Add(in TrailRecord record, DateTimeOffset since, CallerFinder callers)
        {
            if (record.Time < since)
            {
                return;
            }

            var @event = record.ToEvent();
            Activity.Add(@event, callers);
            if (@event.Category == TrailCategory.Data)
            {
                DataSources.Add(@event.Source);
            }
        }

        public void Add(Part other)
        {
            Activity.Add(other.Activity);
            DataSources.UnionWith(other.DataSources);
        }
    }

    private sealed class Latest
    {
        public DateTimeOffset Time { get; private set; } = DateTimeOffset.MinValue;

        public void See(DateTimeOffset time) => Time = time > Time ? time : Time;
    }
}
