using System.Security.Cryptography;
using System.Text.Json;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>
/// Public keys of CloudTrail by fingerprint. Each region has its own, and new ones from time to time.
/// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html
/// </summary>
public sealed class DigestKeys
{
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a key.</summary>
    /// <param name="fingerprint">In hexadecimal digits, as digests name it.</param>
    /// <param name="value">The key in base64: DER of PKCS #1.</param>
    /// <returns>Whether it is a key.</returns>
    public bool Add(string fingerprint, string value)
    {
        var der = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, der, out var length) || Import(der.AsSpan(0, length)) is not { } key)
        {
            return false;
        }

        key.Dispose();
        keys[fingerprint] = der[..length];
        return true;
    }

    /// <summary>Adds the keys of an answer of ListPublicKeys (<c>{"PublicKeyList":[{"Fingerprint":"…","Value":"…"}]}</c>).</summary>
    /// <returns>Whether it was such an answer, with keys only.</returns>
    public bool AddList(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(Reading.Escapes.CopyReadable(json.Span));
            var isList = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("PublicKeyList", out var list) && list.ValueKind == JsonValueKind.Array;
            return isList && document.RootElement.GetProperty("PublicKeyList").EnumerateArray().All(AddOne);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The key of that fingerprint; null when it was not given.</summary>
    internal RSA? Find(string fingerprint) => keys.TryGetValue(fingerprint, out var der) ? Import(der) : null;

    private bool AddOne(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object
        && key.TryGetProperty("Fingerprint", out var fingerprint) && fingerprint.ValueKind == JsonValueKind.String
        && key.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.String
        && Add(fingerprint.GetString()!, value.GetString()!);

    private static RSA? Import(ReadOnlySpan<byte> der)
    {
        var key = RSA.Create();
        try
        {
            key.ImportRSAPublicKey(der, out var read);
            if (read == der.Length)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // What is no key is told by its absence.
        }

        key.Dispose();
        return null;
    }
}
