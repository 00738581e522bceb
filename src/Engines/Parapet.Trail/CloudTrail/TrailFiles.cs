using System.Collections.Immutable;
using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail;

/// <summary>What is done with each record of one file of several.</summary>
/// <typeparam name="TState">What is gathered from a file.</typeparam>
/// <param name="record">The record; its bytes are overwritten when the call returns.</param>
/// <param name="state">What was gathered from the file so far.</param>
public delegate void TrailVisitor<in TState>(in TrailRecord record, TState state);

/// <summary>Reads logs at the same time, and puts together what they say as if they had been read one after another.</summary>
public static class TrailFiles
{
    /// <summary>Reads all files, <see cref="TrailOptions.Degree"/> of them at a time.</summary>
    /// <typeparam name="TState">What is gathered from a file.</typeparam>
    /// <param name="files">The logs.</param>
    /// <param name="begin">Makes the state of one file; called from several threads.</param>
    /// <param name="visit">What to do with each record; called from several threads, never at the same time for one state.</param>
    /// <param name="merge">Takes the state of each file, in the order of the files, one at a time.</param>
    /// <param name="options">What bounds the reading.</param>
    /// <param name="progress">Told how many stored bytes were just taken; called from several threads.</param>
    /// <param name="cancellation">Stops the reading with an exception.</param>
    public static TrailReading Read<TState>(
        IReadOnlyList<TrailFile> files,
        Func<TrailFile, TState> begin,
        TrailVisitor<TState> visit,
        Action<TrailFile, TState> merge,
        TrailOptions options,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var total = new Total();
        var queue = new OrderedQueue<(TState State, TrailReading Reading)>(
            files.Count,
            options.Degree,
            (index, done) =>
            {
                merge(files[index], done.State);
                total.Add(done.Reading);
            });
        Parallel.For(
            0,
            options.Degree,
            new ParallelOptions { MaxDegreeOfParallelism = options.Degree, CancellationToken = cancellation },
            _ =>
            {
                var reader = new TrailReader(options);
                queue.Work(index =>
                {
                    var state = begin(files[index]);
                    return (state, Read(reader, files[index], (in record) => visit(record, state), progress, cancellation));
                });
            });
        return total.Reading;
    }

    private static TrailReading Read(TrailReader reader, TrailFile file, TrailSink sink, Action<long>? progress, CancellationToken cancellation)
    {
        try
        {
            using var stream = file.Open();
            return reader.Read(stream, file.Name, sink, progress, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new()
            {
                Counts = new(),
                Bytes = 0,
                StoredBytes = 0,
                Problems = [new(file.Name, 0, $"the file cannot be read: {problem.Message.TrimEnd('.')}")],
            };
        }
    }

    private sealed class Total
    {
        private readonly ImmutableArray<TrailProblem>.Builder problems = ImmutableArray.CreateBuilder<TrailProblem>();
        private TrailCounts counts = new();
        private long bytes;
        private long storedBytes;

        public TrailReading Reading => new() { Counts = counts, Bytes = bytes, StoredBytes = storedBytes, Problems = problems.ToImmutable() };

        public void Add(TrailReading reading)
        {
            counts = counts.Plus(reading.Counts);
            bytes += reading.Bytes;
            storedBytes += reading.StoredBytes;
            problems.AddRange(reading.Problems);
        }
    }
}
