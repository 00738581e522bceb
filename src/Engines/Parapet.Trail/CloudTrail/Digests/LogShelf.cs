using System.Globalization;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>The logs that were given, to be found by their paths in the bucket.</summary>
internal sealed class LogShelf
{
    // What is named just before a digest ends may be delivered just after, and is then in the next digest.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    private readonly ILookup<string, TrailFile> byFileName;
    private readonly HashSet<TrailFile> taken = new(ReferenceEqualityComparer.Instance);

    public LogShelf(IEnumerable<TrailFile> logs) => byFileName = logs.ToLookup(log => Digest.FileName(log.Name), StringComparer.Ordinal);

    /// <summary>Whether a file's name is a path in a bucket, or a part of it; or has more before it, as in a folder with copies of buckets.</summary>
    public static bool IsAt(string name, string key) => EndsWith(key, name) || EndsWith(name, key);

    /// <summary>The log at that path; null when it was not given.</summary>
    public TrailFile? Take(string key)
    {
        // Copies are at times kept without their compression.
        var found = At(key) ?? (key.EndsWith(".gz", StringComparison.Ordinal) ? At(key[..^".gz".Length]) : null);
        if (found is not null)
        {
            taken.Add(found);
        }

        return found;
    }

    /// <summary>The logs that nobody took and that were delivered in that time, by their names.</summary>
    public IEnumerable<TrailFile> Unnamed(DateTimeOffset? from, DateTimeOffset? to) =>
        byFileName.SelectMany(logs => logs)
            .Where(log => !taken.Contains(log) && Delivered(Digest.FileName(log.Name)) is { } time && time >= from && time < to - Delay)
            .OrderBy(log => log.Name, StringComparer.Ordinal);

    private TrailFile? At(string key) => byFileName[Digest.FileName(key)].FirstOrDefault(log => IsAt(log.Name, key));

    // ACCOUNT_CloudTrail_REGION_20260801T1005Z_UNIQUE.json.gz
    private static DateTimeOffset? Delivered(string name) =>
        name.Split('_') is [_, "CloudTrail", _, var time, _]
        && DateTimeOffset.TryParseExact(time, "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var delivered)
            ? delivered
            : null;

    private static bool EndsWith(string path, string end) =>
        path.EndsWith(end, StringComparison.Ordinal) && (path.Length == end.Length || path[^(end.Length + 1)] == '/');
}
