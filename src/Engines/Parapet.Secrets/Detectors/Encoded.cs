using System.Collections.Immutable;
using System.Text;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>
/// Secrets in base 64, as the values of a Kubernetes Secret are written. A value is decoded only where it begins as one that this
/// engine knows, so that an anchor finds it like any other.
/// </summary>
internal static class Encoded
{
    private const int Shortest = 24;
    private const int Longest = 8_000;
    private const int BitsOfByte = 8;
    private const int BitsOfCharacter = 6;

    private static readonly string[] Beginnings =
    [
        "-----BEGIN ", "AKIA", "ASIA", "ghp_", "ghs_", "github_pat_", "glpat-", "sk_live_", "rk_live_", "whsec_", "xoxb-", "xoxp-", "https://hooks.slack.com/", "AIza", "GOCSPX-", "npm_", "pypi-", "dckr_pat_", "sk-ant-", "sk-proj-", "hvs.",
        "SG.", "NRAK-", "dop_v1_", "postgres://", "postgresql://", "mysql://", "mongodb://", "mongodb+srv://", "redis://", "rediss://", "amqp://", "amqps://", "DefaultEndpointsProtocol=", "Endpoint=sb://", "{\"auths\"",
    ];

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new Family("Kubernetes", "https://kubernetes.io/docs/concepts/configuration/secret/").Other("encoded-secret", SecretKind.Key, Certainty.Likely, "a secret in base 64", string.Join('|', Beginnings.Select(Start).Distinct()), Match,
            () =>
            [
                "data:\n  token: " + Decoded.Encode("ghp_" + Base62.Specimen(36, 1)), "{\"data\":{\"url\":\"" + Decoded.Encode($"postgres://app:{Specimen.Of(Alphabet.Alphanumeric, 14)}@db.internal/orders") + "\"}}",
                "  key.pem: " + Decoded.Encode($"-----BEGIN PRIVATE {"KEY"}-----\nMII{Specimen.Of(Alphabet.Base64, 61)}\n{Specimen.Of(Alphabet.Base64, 64, 2)}\n-----END PRIVATE {"KEY"}-----\n"),
            ],
            () =>
            [
                "token: " + Decoded.Encode("ghp_" + Specimen.Of(Alphabet.Alphanumeric, 36)), "url: " + Decoded.Encode("postgres://app@db.internal/orders"), "tls.crt: " + Decoded.Encode($"-----BEGIN CERTIFICATE-----\nMII{Specimen.Of(Alphabet.Base64, 61)}\n-----END CERTIFICATE-----\n"),
                "x" + Decoded.Encode("ghp_" + Base62.Specimen(36, 1)), Start("postgres://"),
            ]) with
        {
            AnchorsIgnoreCase = false,
            Reach = Longest,
        },
    ];

    // As many characters as the text settles, whatever follows it.
    private static string Start(string text) => Decoded.Encode(text)[..(text.Length * BitsOfByte / BitsOfCharacter)];

    private static SecretSpan? Match(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (!Tokens.StandsAlone(text, anchor.Offset) || (anchor.Offset > 0 && text[anchor.Offset - 1] is '/' or '+'))
        {
            return null;
        }

        var run = Alphabet.PaddedBase64.Run(text, anchor.Offset, Longest);
        if (run is < Shortest or > Longest)
        {
            return null;
        }

        var bytes = new byte[run];
        if (!Convert.TryFromBase64Chars(text.Slice(anchor.Offset, run), bytes, out var length))
        {
            return null;
        }

        foreach (var secret in SecretScanner.Scan(Encoding.UTF8.GetString(bytes, 0, length)))
        {
            if (secret.Certainty != Certainty.Possible)
            {
                return new SecretSpan(anchor.Offset, run);
            }
        }

        return null;
    }
}
