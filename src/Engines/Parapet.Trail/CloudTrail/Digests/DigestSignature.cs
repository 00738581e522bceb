using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>
/// The signature of a digest.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
/// </summary>
internal static class DigestSignature
{
    /// <summary>What CloudTrail signs: when the digest ends, where it is, its hash, and the signature of the digest before it.</summary>
    public static byte[] Signed(Digest digest) =>
        Encoding.UTF8.GetBytes($"{digest.EndText}\n{digest.Bucket}/{digest.Key}\n{digest.Hash}\n{digest.PreviousSignature ?? "null"}");

    /// <summary>Whether a signature, in hexadecimal digits, is that of the digest by the key.</summary>
    public static bool IsRight(Digest digest, string signature, RSA key)
    {
        if (signature.Length % 2 != 0 || !signature.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        return key.VerifyData(Signed(digest), Convert.FromHexString(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The signature in a sidecar: alone, or in the metadata that S3 answers; null when there is none in it.</summary>
    public static string? InSidecar(byte[] sidecar)
    {
        var text = Encoding.UTF8.GetString(sidecar).Trim();
        if (!text.StartsWith('{'))
        {
            return text.Length > 0 && text.All(char.IsAsciiHexDigit) ? text : null;
        }

        try
        {
            using var document = JsonDocument.Parse(Escapes.CopyReadable(sidecar.AsSpan().Trim(" \t\r\n"u8)));
            return document.RootElement.TryGetProperty("Metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("signature", out var signature) && signature.ValueKind == JsonValueKind.String
                    ? signature.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
