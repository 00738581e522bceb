using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.CloudTrail.Digests;

namespace Parapet.Trail.Tests.CloudTrail.Digests;

/// <summary>A bucket with logs and a chain of digests, made and signed as CloudTrail does, with a key of its own.</summary>
internal sealed class DigestChain : IDisposable
{
    private const string Bucket = "trail-bucket";
    private const string Folder = "AWSLogs/111122223333";

    private readonly RSA key = RSA.Create(2048);

    /// <summary>Three hours: two logs, none, one.</summary>
    public DigestChain()
    {
        string? previousKey = null, previousHash = null, previousSignature = null;
        for (var hour = 0; hour < 3; hour++)
        {
            string[] names = hour switch { 0 => [LogKey(10, "a"), LogKey(10, "b")], 1 => [], _ => [LogKey(12, "c")] };
            foreach (var name in names)
            {
                Logs[name] = Gzip(CloudTrail.Logs.Containers["S3"]([.. Enumerable.Range(0, 5).Select(number => CloudTrail.Logs.Record(number))]));
            }

            var end = $"2026-08-01T{11 + hour}:01:31Z";
            var place = DigestKey(11 + hour);
            var digest = $$"""
                {"awsAccountId":"111122223333","digestStartTime":"2026-08-01T{{10 + hour}}:01:31Z","digestEndTime":"{{end}}","digestS3Bucket":"{{Bucket}}","digestS3Object":"{{place}}","digestPublicKeyFingerprint":"{{Fingerprint}}","digestSignatureAlgorithm":"SHA256withRSA","previousDigestS3Bucket":{{Json(previousKey is null ? null : Bucket)}},"previousDigestS3Object":{{Json(previousKey)}},"previousDigestHashValue":{{Json(previousHash)}},"previousDigestHashAlgorithm":"SHA-256","previousDigestSignature":{{Json(previousSignature)}},"logFiles":[{{string.Join(',', names.Select(LogEntry))}}]}
                """;
            var bytes = Encoding.UTF8.GetBytes(digest);
            previousHash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            previousSignature = Sign($"{end}\n{Bucket}/{place}\n{previousHash}\n{previousSignature ?? "null"}");
            previousKey = place;
            Digests[place] = Gzip(bytes);
            Signatures[place] = Encoding.UTF8.GetBytes(previousSignature);
        }
    }

    public static string Fingerprint => "31e8b5433410dfb61a9dc45cc65b22ff";

    public SortedDictionary<string, byte[]> Logs { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, byte[]> Digests { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, byte[]> Signatures { get; } = new(StringComparer.Ordinal);

    public string PublicKey => Convert.ToBase64String(key.ExportRSAPublicKey());

    public static string LogKey(int hour, string unique) => $"{Folder}/CloudTrail/eu-west-1/2026/08/01/111122223333_CloudTrail_eu-west-1_20260801T{hour}20Z_{unique}.json.gz";

    public static string DigestKey(int hour) => $"{Folder}/CloudTrail-Digest/eu-west-1/2026/08/01/111122223333_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20260801T{hour.ToString(CultureInfo.InvariantCulture)}0131Z.json.gz";

    public DigestVerdict Verify(DigestKeys? keys = null)
    {
        if (keys is null)
        {
            keys = new();
            Assert.True(keys.Add(Fingerprint, PublicKey));
        }

        return DigestVerifier.Verify(
            Digests.Select(digest => new DigestFile(
                File(digest.Key, digest.Value),
                Signatures.TryGetValue(digest.Key, out var signature) ? File(digest.Key + ".sig", signature) : null)),
            Logs.Select(log => File(log.Key, log.Value)),
            keys);
    }

    public void Dispose() => key.Dispose();

    public static byte[] Gzip(byte[] bytes) => CloudTrail.Logs.Gzip(bytes);

    public static byte[] Gunzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using var from = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        from.CopyTo(to);
        return to.ToArray();
    }

    private string LogEntry(string name) =>
        $$"""{"s3Bucket":"{{Bucket}}","s3Object":"{{name}}","hashValue":"{{Convert.ToHexStringLower(SHA256.HashData(Gunzip(Logs[name])))}}","hashAlgorithm":"SHA-256"}""";

    private string Sign(string text) =>
        Convert.ToHexStringLower(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static string Json(string? text) => text is null ? "null" : $"\"{text}\"";

    private static TrailFile File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes));
}
