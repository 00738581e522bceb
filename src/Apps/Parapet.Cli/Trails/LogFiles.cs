using System.Collections.Immutable;
using Parapet.Trail.CloudTrail;

namespace Parapet.Cli.Trails;

/// <summary>Finds and opens logs of CloudTrail: the one place where files of a trail are listed.</summary>
internal static class LogFiles
{
    private static readonly string[] Endings = [".json", ".gz", ".jsonl", ".ndjson"];

    /// <summary>The logs below a path, in ordinal order; none with a sentence when there are none.</summary>
    /// <param name="path">A file, or a folder as CloudTrail fills it.</param>
    /// <param name="error">Set when there is no log, or the folder cannot be listed.</param>
    public static ImmutableArray<TrailFile> Below(string path, out string? error)
    {
        var files = All(path, out error).Where(file => path == file.Name || Endings.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase)).ToImmutableArray();
        error ??= files.IsEmpty ? $"{Terminal.OneLine(path)}: there is no log here (.json, .jsonl, .ndjson, compressed or not)" : null;
        return files;
    }

    /// <summary>How many bytes files have as stored; what cannot be asked has none.</summary>
    public static long Length(IEnumerable<TrailFile> files) => files.Sum(file => new FileInfo(file.Name) is { Exists: true } info ? info.Length : 0);

    /// <summary>All files below a path, or the file itself, in ordinal order. Links are not followed: what lies behind them is not what the user named.</summary>
    public static ImmutableArray<TrailFile> All(string path, out string? error)
    {
        error = null;
        try
        {
            var found = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                : File.Exists(path) ? [path] : [];
            return [.. found.Select(file => file.Replace('\\', '/')).Order(StringComparer.Ordinal).Select(file => new TrailFile(file, () => File.OpenRead(file)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"{Terminal.OneLine(path)} cannot be listed: {e.Message}";
            return [];
        }
    }
}
