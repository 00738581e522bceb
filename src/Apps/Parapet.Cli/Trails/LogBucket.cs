using System.Collections.Immutable;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.CloudTrail.Digests;

namespace Parapet.Cli.Trails;

/// <summary>A copy of a trail's bucket: logs, and the digests that vouch for them.</summary>
/// <param name="Digests">The digests with their signatures.</param>
/// <param name="Logs">The logs.</param>
internal sealed record LogBucket(ImmutableArray<DigestFile> Digests, ImmutableArray<TrailFile> Logs)
{
    private const string DigestMark = "_CloudTrail-Digest_";
    private const string LogMark = "_CloudTrail";
    private const string SignatureEnding = ".signature";

    /// <summary>What lies below a path; null with a sentence when there is no digest.</summary>
    public static LogBucket? Read(string path, out string? error)
    {
        // Names below the path that was given: digests name logs by their paths in the bucket, and what is above a copy must not matter.
        var files = LogFiles.All(path, out error).Select(file => file with { Name = Path.GetRelativePath(path, file.Name).Replace('\\', '/') }).ToImmutableArray();
        var signatures = files.Where(file => file.Name.EndsWith(SignatureEnding, StringComparison.Ordinal)).ToDictionary(file => file.Name, StringComparer.Ordinal);
        var others = files.Where(file => !signatures.ContainsKey(file.Name)).ToLookup(file => Path.GetFileName(file.Name).Contains(DigestMark, StringComparison.Ordinal));
        ImmutableArray<DigestFile> digests = [.. others[true].Select(file => new DigestFile(file, signatures.GetValueOrDefault(file.Name + SignatureEnding)))];
        error ??= digests.IsEmpty ? $"{Terminal.OneLine(path)}: there is no digest of CloudTrail here (ACCOUNT{DigestMark}…)" : null;
        return error is null ? new LogBucket(digests, [.. others[false].Where(file => Path.GetFileName(file.Name).Contains(LogMark, StringComparison.Ordinal))]) : null;
    }

    /// <summary>The public keys in a file; null with a sentence when it has none.</summary>
    public static DigestKeys? Keys(string path, out string? error)
    {
        if (ReadableFile.Bytes(path, out error) is not { } bytes)
        {
            return null;
        }

        var keys = new DigestKeys();
        error = keys.AddList(bytes) ? null : $"{Terminal.OneLine(path)} is no list of public keys as `aws cloudtrail list-public-keys` prints it";
        return error is null ? keys : null;
    }
}
