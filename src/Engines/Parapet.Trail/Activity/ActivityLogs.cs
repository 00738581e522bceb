using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity;

/// <summary>What reading logs for what everybody did came to.</summary>
/// <param name="Activity">Who did what.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record ActivityReading(ActivitySummary Activity, ImmutableArray<TrailProblem> Problems);

/// <summary>
/// Reads logs for what everybody did. CloudTrail may deliver an event more than once; it counts once when it comes again within the next
/// <see cref="Remembered"/> events, in the order of the files. The order of the files changes nothing else.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
/// </summary>
public sealed class ActivityLogs
{
    /// <summary>After how many others an event is still recognised.</summary>
    public const int Remembered = 500_000;

    private readonly TrailFilter filter;
    private readonly CallerFinder callers;
    private readonly TrailOptions options;
    private readonly int remembered;
    private readonly Action? onEvent;

    /// <summary>Makes a reader.</summary>
    /// <param name="filter">Which events count.</param>
    /// <param name="callers">Tells whose calls they are.</param>
    /// <param name="options">What bounds the reading.</param>
    /// <param name="onEvent">Told of each event; called from several threads.</param>
    public ActivityLogs(TrailFilter filter, CallerFinder callers, TrailOptions options, Action? onEvent = null)
        : this(filter, callers, options, onEvent, Remembered)
    {
    }

    internal ActivityLogs(TrailFilter filter, CallerFinder callers, TrailOptions options, Action? onEvent, int remembered)
    {
        this.filter = filter;
        this.callers = callers;
        this.options = options;
        this.onEvent = onEvent;
        this.remembered = remembered;
    }

    /// <summary>Reads logs.</summary>
    /// <param name="files">The logs.</param>
    /// <param name="progress">Told how many stored bytes were just taken; called from several threads.</param>
    /// <param name="cancellation">Stops the reading with an exception.</param>
    public ActivityReading Read(IReadOnlyList<TrailFile> files, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var whole = new ActivitySummary();
        var seen = new SeenEvents(remembered);
        var reading = TrailFiles.Read(
            files,
            _ => new Part(new SeenEvents(remembered), FrozenSet<ulong>.Empty),
            (in record, part) => Add(record, part),
            (file, part) =>
            {
                var again = part.Seen.Keys.Where(key => !seen.Add(key)).ToFrozenSet();
                whole.Add(again.Count == 0 ? part.Activity : Without(file, again, cancellation));
            },
            options,
            progress,
            cancellation);
        return new ActivityReading(whole, reading.Problems);
    }

    // What was added to a summary cannot be taken out: a file with events of an earlier file, which are few, is read once more.
    private ActivitySummary Without(TrailFile file, FrozenSet<ulong> known, CancellationToken cancellation)
    {
        var part = new Part(new SeenEvents(remembered), known);
        TrailFiles.Read([file], _ => part, (in record, state) => Add(record, state), (_, _) => { }, options, null, cancellation);
        return part.Activity;
    }

    private void Add(in TrailRecord record, Part part)
    {
        onEvent?.Invoke();
        if (!filter.Passes(record))
        {
            return;
        }

        if (EventKey.Of(record) is { } key && (part.Known.Contains(key) || !part.Seen.Add(key)))
        {
            part.Activity.AddAgain(record.Time);
            return;
        }

        part.Activity.Add(record.ToEvent(), callers);
    }

    /// <param name="Seen">The events of the file.</param>
    /// <param name="Known">Those that an earlier file has.</param>
    private sealed record Part(SeenEvents Seen, FrozenSet<ulong> Known)
    {
        public ActivitySummary Activity { get; } = new();
    }
}
