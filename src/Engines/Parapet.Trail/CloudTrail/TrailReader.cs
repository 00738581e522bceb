using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail;

/// <summary>
/// Reads logs of CloudTrail in every form they are kept in, compressed or not: as delivered to S3 (<c>{"Records":[…]}</c>), as answered by LookupEvents
/// (<c>{"Events":[{"CloudTrailEvent":"…"}]}</c>), as handed on by EventBridge (<c>{"detail":{…}}</c>) or CloudWatch Logs (<c>{"logEvents":[{"message":"…"}]}</c>),
/// lists of events, and one after another of any of these. What is broken is a problem, and the rest is read. A reader keeps its buffers from log to log;
/// each thread needs its own.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
/// </summary>
/// <param name="options">What bounds the reading.</param>
public sealed class TrailReader(TrailOptions options)
{
    private readonly LogBuffer buffer = new(options.BufferBytes, Math.Max(options.BufferBytes, options.LongestRecord));
    private readonly RecordParser parser = new();
    private readonly TrailStrings strings = new();

    /// <summary>A reader with the usual bounds.</summary>
    public TrailReader()
        : this(new TrailOptions())
    {
    }

    /// <summary>Reads a log from its start to its end, and gives each event to the sink in the log's order.</summary>
    /// <param name="stream">The log; stays open.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="sink">What to do with each event.</param>
    /// <param name="progress">Told how many stored bytes were just taken.</param>
    /// <param name="cancellation">Stops the reading with an exception.</param>
    public TrailReading Read(Stream stream, string name, TrailSink sink, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        using var stored = new StoredStream(stream, progress, cancellation);
        var log = new LogWalk(name, buffer, parser, strings, sink, options);
        try
        {
            if (stored.IsAtMember())
            {
                using var inflated = new GzipLog(stored);
                log.Walk(inflated);
            }
            else
            {
                log.Walk(stored);
            }
        }
        catch (IOException problem)
        {
            log.Report(0, $"the file cannot be read: {problem.Message.TrimEnd('.')}");
        }

        return new()
        {
            Counts = log.Counts,
            Bytes = buffer.Seen,
            StoredBytes = stored.Taken,
            Problems = [.. log.Problems],
        };
    }
}
