using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Secrets that standards and handbooks show, and that stand in documentation everywhere since. They come first, so that no other detector takes them for one.</summary>
internal static class Published
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Shown("rfc7617-credentials", "RFC 7617", "https://www.rfc-editor.org/rfc/rfc7617", "the credentials of the standard", "QWxhZGRpbjpvcGVuIHNlc2FtZQ"),
        Shown("rfc6749-credentials", "RFC 6749", "https://www.rfc-editor.org/rfc/rfc6749", "the credentials of the standard", "czZCaGRSa3F0MzpnWDFmQmF0M2JW|czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3"),
        Shown("rfc6749-token", "RFC 6749", "https://www.rfc-editor.org/rfc/rfc6749", "a token of the standard", "2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|7Fjfp0ZBr1KtDRbnfVdmIw"),
        // The names in the payload: "John Doe" at two places of jwt.io's, and what PyJWT signs.
        Shown("documented-jwt", "JWT", "https://www.rfc-editor.org/rfc/rfc7519", "a signed token of documentation", "IkpvaG4gRG9l|eyJzb21lIjoi"),
    ];

    // Nothing but the text itself is looked for: whatever holds it is the example.
    private static SecretDetector Shown(string id, string provider, string reference, string what, string texts) => new()
    {
        Id = id,
        Provider = provider,
        Kind = SecretKind.Token,
        What = what,
        Reference = reference,
        IsOpen = true,
        Anchors = [.. texts.Split('|')],
        Match = static (_, anchor) => anchor,
        Found = () => texts.Split('|').Select(text => $"Authorization: {text}=="),
        NotFound = () => [texts[..10]],
    };
}
