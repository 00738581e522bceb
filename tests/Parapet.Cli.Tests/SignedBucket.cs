using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Parapet.Cli.Tests;

/// <summary>A folder like a trail's bucket: three hours of logs with digests that are signed as CloudTrail does, with a key of its own.</summary>
internal sealed class SignedBucket : IDisposable
{
    private const string Fingerprint = "31e8b5433410dfb61a9dc45cc65b22ff";
    private const string Top = "AWSLogs/111122223333";

    private readonly Folder folder = new();

    public SignedBucket()
    {
        using var key = RSA.Create(2048);
        folder.With("keys.json", KeyList(key));
        string? previous = null, previousHash = null, previousSignature = null;
        for (var hour = 10; hour < 13; hour++)
        {
            var log = $"{{\"Records\":[{Record(hour, 5)},{Record(hour, 6)}]}}";
            Put(Log(hour), log);
            var digest = $$"""
                {"awsAccountId":"111122223333","digestStartTime":"2026-08-01T{{hour}}:01:31Z","digestEndTime":"2026-08-01T{{hour + 1}}:01:31Z","digestS3Bucket":"trail","digestS3Object":"{{Digest(hour)}}","digestPublicKeyFingerprint":"{{Fingerprint}}","digestSignatureAlgorithm":"SHA256withRSA","previousDigestS3Bucket":{{Json(previous is null ? null : "trail")}},"previousDigestS3Object":{{Json(previous)}},"previousDigestHashValue":{{Json(previousHash)}},"previousDigestHashAlgorithm":"SHA-256","previousDigestSignature":{{Json(previousSignature)}},"logFiles":[{"s3Bucket":"trail","s3Object":"{{Log(hour)}}","hashValue":"{{Hash(log)}}","hashAlgorithm":"SHA-256"}]}
                """;
            Put(Digest(hour), digest);
            previousHash = Hash(digest);
            previousSignature = Convert.ToHexStringLower(key.SignData(
                Encoding.UTF8.GetBytes($"2026-08-01T{hour + 1}:01:31Z\ntrail/{Digest(hour)}\n{previousHash}\n{previousSignature ?? "null"}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            previous = Digest(hour);
            folder.With($"bucket/{previous}.signature", previousSignature);
        }
    }

    public static string Log(int hour) => $"{Top}/CloudTrail/eu-west-1/2026/08/01/111122223333_CloudTrail_eu-west-1_20260801T{hour}20Z_a.json.gz";

    public static string Digest(int hour) => $"{Top}/CloudTrail-Digest/eu-west-1/2026/08/01/111122223333_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20260801T{hour + 1}0131Z.json.gz";

    public static string Record(int hour, int minute) =>
        $$"""{"eventVersion":"1.11","userIdentity":{"type":"AWSService","invokedBy":"example"},"eventTime":"2026-08-01T{{hour}}:0{{minute}}:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","eventID":"event-{{hour}}-{{minute}}","eventType":"AwsApiCall","eventCategory":"Data"}""";

    public static string OtherKeys()
    {
        using var other = RSA.Create(2048);
        return KeyList(other);
    }

    public Folder With(string file, string content) => folder.With(file, content);

    public string File(string key) => System.IO.Path.Combine(folder.Path, "bucket", key);

    public void Edit(string key, string from, string to)
    {
        using var unzipped = new StreamReader(new GZipStream(System.IO.File.OpenRead(File(key)), CompressionMode.Decompress));
        var text = unzipped.ReadToEnd();
        unzipped.Dispose();
        Assert.Contains(from, text, StringComparison.Ordinal);
        Put(key, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Exchange(string left, string right)
    {
        System.IO.File.Move(File(left), File("aside"));
        System.IO.File.Move(File(right), File(left));
        System.IO.File.Move(File("aside"), File(right));
    }

    public Run Verify(params string[] more) => Parapet.Run(folder.Path, ["trail", "verify", "bucket", "--keys", "keys.json", .. more]);

    public void Dispose() => folder.Dispose();

    private void Put(string key, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(key))!);
        using var zipped = new GZipStream(System.IO.File.Create(File(key)), CompressionLevel.Optimal);
        zipped.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string KeyList(RSA key) => $$"""{"PublicKeyList":[{"Value":"{{Convert.ToBase64String(key.ExportRSAPublicKey())}}","ValidityStartTime":"2026-01-01T00:00:00Z","Fingerprint":"{{Fingerprint}}"}]}""";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Json(string? text) => text is null ? "null" : $"\"{text}\"";
}
