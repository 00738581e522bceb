using System.IO.Compression;
using DuckDB.NET.Data;
using Parapet.Trail.CloudTrail;

namespace Parapet.Bench.Trail;

/// <summary>What is measured, by name. Each returns the events that it saw.</summary>
internal static class TrailWork
{
    public static IReadOnlyDictionary<string, Func<string, int, long>> All { get; } = new Dictionary<string, Func<string, int, long>>
    {
        ["gunzip alone"] = Gunzip,
        ["count by service, operation and role"] = Count,
        ["make an event of every record"] = Make,
        ["make events of one function's records"] = MakeOfOne,
        ["DuckDB: count by service, operation and role"] = DuckDb,
    };

    private static TrailFile[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => new TrailFile(path, () => File.OpenRead(path)))];

    private static long Gunzip(string folder, int cores)
    {
        var buffers = new ThreadLocal<byte[]>(() => new byte[256 * 1024]);
        Parallel.ForEach(FilesOf(folder), new ParallelOptions { MaxDegreeOfParallelism = cores }, file =>
        {
            using var stream = new GZipStream(file.Open(), CompressionMode.Decompress);
            while (stream.Read(buffers.Value!) > 0)
            {
            }
        });
        return 0;
    }

    private static long Count(string folder, int cores)
    {
        var all = new Dictionary<(string?, string?, string?), long>();
        var reading = TrailFiles.Read(
            FilesOf(folder),
            _ => new Dictionary<(string?, string?, string?), long>(),
            static (in record, counts) =>
            {
                var key = (record.Text(TrailField.Source), record.Text(TrailField.Name), record.Text(TrailField.IssuerArn));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            },
            (_, counts) =>
            {
                foreach (var (key, count) in counts)
                {
                    all[key] = all.GetValueOrDefault(key) + count;
                }
            },
            new() { Degree = cores });
        return Checked(reading, all.Values.Sum());
    }

    private static long Make(string folder, int cores)
    {
        var resources = 0L;
        var reading = TrailFiles.Read(
            FilesOf(folder),
            _ => new long[1],
            static (in record, count) => count[0] += record.ToEvent().Resources.Length,
            (_, count) => resources += count[0],
            new() { Degree = cores });
        return Checked(reading, reading.Counts.Events);
    }

    private static long MakeOfOne(string folder, int cores)
    {
        var filter = new TrailFilter([], ["function-7"]);
        var found = new List<TrailEvent>();
        var reading = TrailFiles.Read(
            FilesOf(folder),
            _ => new List<TrailEvent>(),
            (in record, events) =>
            {
                if (filter.Passes(record))
                {
                    events.Add(record.ToEvent());
                }
            },
            (_, events) => found.AddRange(events),
            new() { Degree = cores });
        return Checked(reading, reading.Counts.Events);
    }

    private static long DuckDb(string folder, int cores)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $$"""
            SET threads = {{cores}};
            SELECT sum(n)::BIGINT FROM (
              SELECT r.eventSource, r.eventName, r.userIdentity.sessionContext.sessionIssuer.arn, count(*) AS n
              FROM (SELECT unnest(Records) AS r FROM read_json('{{folder}}/*.json.gz', maximum_object_size = 100000000, columns = {Records:
                'STRUCT(eventSource VARCHAR, eventName VARCHAR, userIdentity STRUCT(sessionContext STRUCT(sessionIssuer STRUCT(arn VARCHAR))))[]'}))
              GROUP BY ALL)
            """;
        return (long)command.ExecuteScalar()!;
    }

    private static long Checked(TrailReading reading, long events) =>
        reading.Problems.IsEmpty ? events : throw new InvalidOperationException(reading.Problems[0].ToString());
}
