using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.IO.Compression;

namespace Parapet.Packages.Advisories.Sources;

/// <summary>Reads a zip of OSV records, as https://google.github.io/osv.dev/data/ gives out for each ecosystem (<c>all.zip</c>).</summary>
public static class OsvZip
{
    private const int MostRecords = 2_000_000;
    private const long LargestTotal = 8L * 1024 * 1024 * 1024;

    /// <summary>
    /// Reads every entry that ends in <c>.json</c>: inflating them in turn and reading them at the same time. A broken record is a problem and the others
    /// are read; of a broken archive what can be read is.
    /// </summary>
    /// <param name="zip">The archive, which can be sought in.</param>
    /// <param name="source">Its name, for problems.</param>
    /// <returns>The advisories in order of their ids, and what could not be read.</returns>
    public static (ImmutableArray<Advisory> Advisories, ImmutableArray<AdvisoryProblem> Problems) Read(Stream zip, string source)
    {
        var advisories = new ConcurrentBag<Advisory>();
        var problems = new ConcurrentBag<AdvisoryProblem>();
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);

            // Read here: what goes wrong inside the loop comes out wrapped.
            var entries = archive.Entries;
            Parallel.ForEach(Partitioner.Create(Records(entries, source, problems), EnumerablePartitionerOptions.NoBuffering), record =>
            {
                var (advisory, problem) = OsvReader.Read(record.Json, $"{source}!/{record.Name}");
                if (advisory is not null)
                {
                    advisories.Add(advisory);
                }

                if (problem is not null)
                {
                    problems.Add(problem);
                }
            });
        }
        catch (InvalidDataException)
        {
            problems.Add(new(source, "", "the file is no zip archive, or it is cut off"));
        }

        return (
            [.. advisories.OrderBy(advisory => advisory.Id, StringComparer.Ordinal).ThenBy(advisory => advisory.Modified)],
            [.. problems.OrderBy(problem => problem.Source, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)]);
    }

    private static IEnumerable<(string Name, byte[] Json)> Records(ReadOnlyCollection<ZipArchiveEntry> entries, string source, ConcurrentBag<AdvisoryProblem> problems)
    {
        var (records, total) = (0, 0L);
        foreach (var entry in entries)
        {
            if (!entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (++records > MostRecords || total > LargestTotal)
            {
                problems.Add(new(source, "", $"the archive is too large: what follows `{entry.FullName}` is not read"));
                yield break;
            }

            var json = Inflate(entry, out var problem);
            if (json is null)
            {
                problems.Add(new($"{source}!/{entry.FullName}", "", problem));
                continue;
            }

            total += json.Length;
            yield return (entry.FullName, json);
        }
    }

    private static byte[]? Inflate(ZipArchiveEntry entry, out string problem)
    {
        problem = "";
        if (entry.Length > OsvReader.LargestRecord)
        {
            problem = "the record is too large";
            return null;
        }

        try
        {
            // The size may be a lie in both directions.
            var json = new byte[(int)entry.Length];
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            if (read == json.Length && stream.ReadByte() < 0)
            {
                return json;
            }

            problem = "the entry does not have the size that it says";
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            problem = "the entry is damaged, or compressed in a way that is not known";
        }

        return null;
    }
}
