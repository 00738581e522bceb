using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>
/// What a digest says.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
/// </summary>
internal sealed record Digest
{
    public required string Account { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>The end as it is written, for that is signed.</summary>
    public required string EndText { get; init; }

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    public required string? PreviousBucket { get; init; }

    public required string? PreviousKey { get; init; }

    public required string? PreviousHash { get; init; }

    public required string? PreviousSignature { get; init; }

    public required ImmutableArray<DigestLog> Logs { get; init; }

    /// <summary>The hash of the digest's uncompressed bytes, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Digests that come later and cover what an earlier one had to leave out are named so, and stand outside the chain of hours.</summary>
    public bool IsBackfill => Key.Contains("_backfill", StringComparison.Ordinal);

    /// <summary>What digests of one chain have in common: everything in the name before the time.</summary>
    public string Chain
    {
        get
        {
            var name = FileName(Key);
            var time = name.LastIndexOf('_');
            var folder = Key.IndexOf("/CloudTrail-Digest/", StringComparison.Ordinal);
            return $"{Bucket}/{(folder < 0 ? "" : Key[..folder])}/{(time < 0 ? name : name[..time])}";
        }
    }

    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Reads a digest; null when it is none.</summary>
    public static Digest? Read(byte[] json, string hash)
    {
        try
        {
            using var document = JsonDocument.Parse(Escapes.CopyReadable(json));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root, hash) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Digest? Read(JsonElement root, string hash) =>
        Time(root, "digestStartTime") is { } start && Time(root, "digestEndTime") is { } end
        && Text(root, "digestS3Bucket") is { } bucket && Text(root, "digestS3Object") is { } key
        && root.TryGetProperty("logFiles", out var list) && list.ValueKind == JsonValueKind.Array && LogsIn(list) is { } logs
            ? new()
            {
                Account = Text(root, "awsAccountId") ?? "",
                Start = start,
                End = end,
                EndText = Text(root, "digestEndTime")!,
                Bucket = bucket,
                Key = key,
                Fingerprint = Text(root, "digestPublicKeyFingerprint") ?? "",
                PreviousBucket = Text(root, "previousDigestS3Bucket"),
                PreviousKey = Text(root, "previousDigestS3Object"),
                PreviousHash = Text(root, "previousDigestHashValue"),
                PreviousSignature = Text(root, "previousDigestSignature"),
                Logs = logs,
                Hash = hash,
            }
            : null;

    private static ImmutableArray<DigestLog>? LogsIn(JsonElement list)
    {
        var logs = ImmutableArray.CreateBuilder<DigestLog>();
        foreach (var each in list.EnumerateArray())
        {
            if (each.ValueKind != JsonValueKind.Object || Text(each, "s3Bucket") is not { } bucket || Text(each, "s3Object") is not { } key || Text(each, "hashValue") is not { } hash)
            {
                return null;
            }

            logs.Add(new(bucket, key, hash, Text(each, "hashAlgorithm") ?? "SHA-256"));
        }

        return logs.ToImmutable();
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        Text(parent, name) is { } text && TrailTime.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var time) ? time : null;
}

/// <summary>A log that a digest vouches for.</summary>
/// <param name="Bucket">The bucket it was delivered to.</param>
/// <param name="Key">Its path there.</param>
/// <param name="Hash">The hash of its uncompressed bytes, in hexadecimal digits.</param>
/// <param name="Algorithm">How that was made.</param>
internal sealed record DigestLog(string Bucket, string Key, string Hash, string Algorithm);
