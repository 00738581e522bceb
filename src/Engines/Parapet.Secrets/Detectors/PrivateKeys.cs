using System.Buffers;
using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Private keys in PEM form (RFC 7468), also with their line breaks written as <c>\n</c>.</summary>
internal static class PrivateKeys
{
    private const string Dashes = "-----";
    private const int LongestLabel = 40;
    private const int LongestKey = 16_384;
    private const int ShortestBody = 40;

    private static readonly SearchValues<char> Body = SearchValues.Create(Shapes.Base64Characters + "=\r\n\t \\:,");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "private-key",
            Provider = "PEM",
            Kind = SecretKind.Key,
            What = "a private key",
            Reference = "https://www.rfc-editor.org/rfc/rfc7468",
            Anchors = [Dashes + "BEGIN "],
            Match = PrivateKey,
            Found = () => [Pem("RSA PRIVATE" + " KEY", "\n"), Pem("PRIVATE" + " KEY", "\\n"), Pem("OPENSSH PRIVATE" + " KEY", "\n")],
            NotFound = () => [Pem("PUBLIC KEY", "\n"), Pem("CERTIFICATE", "\n"), Dashes + "BEGIN PRIVATE" + " KEY" + Dashes, Dashes + "BEGIN PRIVATE" + " KEY" + Dashes + "\n...\n" + Dashes + "END PRIVATE KEY" + Dashes],
        },
    ];

    private static SecretSpan? PrivateKey(string text, SecretSpan anchor)
    {
        var header = text.AsSpan(anchor.End, Math.Min(LongestLabel, text.Length - anchor.End));
        var labelLength = header.IndexOf(Dashes, StringComparison.Ordinal);
        if (labelLength < 0 || !(header[..labelLength].EndsWith("PRIVATE KEY", StringComparison.Ordinal) || header[..labelLength].EndsWith("PRIVATE KEY BLOCK", StringComparison.Ordinal)))
        {
            return null;
        }

        // A body cannot hold a dash, so no character is read for two anchors.
        var body = anchor.End + labelLength + Dashes.Length;
        var length = Shapes.RunAt(text, body, Body, LongestKey);
        return length < ShortestBody || Placeholders.IsOne(text.AsSpan(body, length).Trim()) ? null : new SecretSpan(anchor.Offset, body + length - anchor.Offset);
    }

    private static string Pem(string label, string lineBreak) =>
        $"{Dashes}BEGIN {label}{Dashes}{lineBreak}{Specimen.Of(Shapes.Base64Characters, 64)}{lineBreak}{Specimen.Of(Shapes.Base64Characters, 64, 2)}{lineBreak}{Dashes}END {label}{Dashes}";
}
