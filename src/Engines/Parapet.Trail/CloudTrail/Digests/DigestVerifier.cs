using System.Collections.Immutable;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>
/// Verifies logs by the chain of digests that CloudTrail signs: each digest has the hashes of the logs of its hour, and the hash and the signature
/// of the digest before it.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
/// </summary>
public sealed class DigestVerifier
{
    private const int LargestDigest = 64 * 1024 * 1024;

    private readonly DigestKeys keys;
    private readonly Action<long>? progress;
    private readonly CancellationToken cancellation;
    private readonly List<DigestFinding> findings = [];
    private readonly LogShelf logs;
    private int signedDigests;
    private int verifiedLogs;

    private DigestVerifier(LogShelf logs, DigestKeys keys, Action<long>? progress, CancellationToken cancellation)
    {
        this.logs = logs;
        this.keys = keys;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /// <summary>Verifies everything that was given.</summary>
    /// <param name="digests">The digests, in any order and of any trails.</param>
    /// <param name="logs">The logs, named by their paths in the bucket or parts of them.</param>
    /// <param name="keys">The public keys.</param>
    /// <param name="progress">Told how many stored bytes of logs were just taken.</param>
    /// <param name="cancellation">Stops the work with an exception.</param>
    public static DigestVerdict Verify(
        IEnumerable<DigestFile> digests,
        IEnumerable<TrailFile> logs,
        DigestKeys keys,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var verifier = new DigestVerifier(new LogShelf(logs), keys, progress, cancellation);
        return verifier.Verify(digests);
    }

    private DigestVerdict Verify(IEnumerable<DigestFile> files)
    {
        var digests = files.OrderBy(file => file.File.Name, StringComparer.Ordinal).Select(Read).OfType<KeptDigest>().ToList();
        foreach (var chain in digests.GroupBy(digest => digest.Digest.Chain, StringComparer.Ordinal).OrderBy(chain => chain.Key, StringComparer.Ordinal))
        {
            VerifyChain([.. chain.OrderBy(digest => digest.Digest.End).ThenBy(digest => digest.File.Name, StringComparer.Ordinal)]);
        }

        DateTimeOffset? from = digests.Count == 0 ? null : digests.Min(digest => digest.Digest.Start);
        DateTimeOffset? to = digests.Count == 0 ? null : digests.Max(digest => digest.Digest.End);
        findings.AddRange(logs.Unnamed(from, to).Select(log => new DigestFinding(DigestFault.UnknownLog, log.Name, "no digest names the log, and digests cover its time")));
        return new()
        {
            Findings = [.. findings],
            SignedDigests = signedDigests,
            VerifiedLogs = verifiedLogs,
            From = from,
            To = to,
        };
    }

    private KeptDigest? Read(DigestFile kept)
    {
        if (Inflated.Bytes(kept.File, LargestDigest, cancellation, out var why) is not { } bytes)
        {
            Add(DigestFault.Unreadable, kept.File.Name, $"the digest cannot be read: {why}");
            return null;
        }

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        if (Digest.Read(bytes, hash) is not { } digest)
        {
            Add(DigestFault.Unreadable, kept.File.Name, "the file is no digest of CloudTrail");
            return null;
        }

        return new(kept.File, digest, Signature(kept.Signature), kept.Signature is not null);
    }

    private string? Signature(TrailFile? sidecar)
    {
        if (sidecar is null)
        {
            return null;
        }

        var bytes = Inflated.Bytes(sidecar, LargestDigest, cancellation, out var why);
        var signature = bytes is null ? null : DigestSignature.InSidecar(bytes);
        if (signature is null)
        {
            Add(DigestFault.Unreadable, sidecar.Name, bytes is null ? $"the signature cannot be read: {why}" : "no signature is in the file");
        }

        return signature;
    }

    private void VerifyChain(ImmutableArray<KeptDigest> chain)
    {
        var hourly = chain.Where(digest => !digest.Digest.IsBackfill).ToImmutableArray();
        for (var index = 0; index < hourly.Length; index++)
        {
            VerifyLink(index == 0 ? null : hourly[index - 1], hourly[index]);
            VerifyDigest(hourly[index], index + 1 < hourly.Length ? hourly[index + 1] : null);
        }

        foreach (var backfill in chain.Where(digest => digest.Digest.IsBackfill))
        {
            VerifyDigest(backfill, null);
        }
    }

    private void VerifyLink(KeptDigest? before, KeptDigest kept)
    {
        var digest = kept.Digest;
        if (digest.PreviousKey is null)
        {
            if (before is not null)
            {
                Add(DigestFault.Gap, kept.File.Name, $"the digest starts a chain at {Time(digest.Start)}, and the one before it ends at {Time(before.Digest.End)}: logging was stopped or digests were removed");
            }
        }
        else if (before is null)
        {
            Add(DigestFault.NotTheFirst, kept.File.Name, $"the digest was made after `{digest.PreviousKey}`, which is not given: nothing before {Time(digest.Start)} is verified");
        }
        else if (digest.PreviousKey != before.Digest.Key || digest.PreviousBucket != before.Digest.Bucket)
        {
            Add(DigestFault.MissingDigest, digest.PreviousKey, $"the digest is missing, after which `{kept.File.Name}` was made: what was logged from {Time(before.Digest.End)} to {Time(digest.Start)} is not verified");
        }
        else if (!string.Equals(digest.PreviousHash, before.Digest.Hash, StringComparison.OrdinalIgnoreCase))
        {
            Add(DigestFault.BrokenChain, before.File.Name, $"the digest is not the one that `{kept.File.Name}` was made after: the hashes differ");
        }
        else if (digest.Start > before.Digest.End)
        {
            Add(DigestFault.Gap, kept.File.Name, $"no digest covers the time from {Time(before.Digest.End)} to {Time(digest.Start)}");
        }
    }

    private void VerifyDigest(KeptDigest kept, KeptDigest? after)
    {
        var digest = kept.Digest;
        if (!LogShelf.IsAt(kept.File.Name, digest.Key))
        {
            Add(DigestFault.Moved, kept.File.Name, $"the digest says that it is `{digest.Key}`");
        }

        // The digest after this one repeats the signature, and is no worse a witness: only CloudTrail can have made it.
        var repeated = after is not null && after.Digest.PreviousKey == digest.Key ? after.Digest.PreviousSignature : null;
        if ((kept.Signature ?? repeated) is not { } signature)
        {
            if (!kept.HasSidecar)
            {
                Add(DigestFault.NoSignature, kept.File.Name, "no signature was kept with the digest: it is in the metadata of the object in S3 (`aws s3api head-object`)");
            }
        }
        else if (keys.Find(digest.Fingerprint) is not { } key)
        {
            Add(DigestFault.NoKey, kept.File.Name, $"no public key was given that has the fingerprint `{digest.Fingerprint}` (`aws cloudtrail list-public-keys` in the trail's region)");
        }
        else
        {
            using (key)
            {
                if (DigestSignature.IsRight(digest, signature, key))
                {
                    signedDigests++;
                    VerifyLogs(kept, counts: true);
                    return;
                }
            }

            Add(DigestFault.WrongSignature, kept.File.Name, $"the signature is not that of the digest by the key `{digest.Fingerprint}`");
        }

        VerifyLogs(kept, counts: false);
    }

    private void VerifyLogs(KeptDigest kept, bool counts)
    {
        foreach (var log in kept.Digest.Logs)
        {
            if (logs.Take(log.Key) is not { } file)
            {
                Add(DigestFault.MissingLog, log.Key, $"the log is missing, which `{kept.File.Name}` names");
            }
            else if (log.Algorithm is not "SHA-256")
            {
                Add(DigestFault.ChangedLog, file.Name, $"the log's hash is of the kind `{log.Algorithm}`, which is not known");
            }
            else if (Inflated.Hash(file, progress, cancellation, out var why) is not { } hash)
            {
                Add(DigestFault.ChangedLog, file.Name, $"the log cannot be read: {why}");
            }
            else if (!string.Equals(hash, log.Hash, StringComparison.OrdinalIgnoreCase))
            {
                Add(DigestFault.ChangedLog, file.Name, $"the log is not as it was delivered: its hash is not the one in `{kept.File.Name}`");
            }
            else if (counts)
            {
                verifiedLogs++;
            }
        }
    }

    private void Add(DigestFault fault, string file, string why) => findings.Add(new(fault, file, why));

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record KeptDigest(TrailFile File, Digest Digest, string? Signature, bool HasSidecar);
}
