using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Google.</summary>
internal static class Google
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "google-api-key",
            Provider = "Google",
            Kind = SecretKind.Key,
            What = "a Google API key",
            Reference = "https://cloud.google.com/docs/authentication/api-keys",
            Anchors = ["AIza"],
            Match = Shapes.Token(Shapes.Base64Url, 35, 35),
            Found = () => ["AIza" + Specimen.Of(Shapes.Base64UrlCharacters, 35)],
            NotFound = () => ["AIza" + new string('x', 35), "AIza" + Specimen.Of(Shapes.Base64UrlCharacters, 31), "aAIza" + Specimen.Of(Shapes.Base64UrlCharacters, 35)],
        },
        new()
        {
            Id = "google-oauth-client-secret",
            Provider = "Google",
            Kind = SecretKind.Key,
            What = "a Google OAuth client secret",
            Reference = "https://developers.google.com/identity/protocols/oauth2",
            Anchors = ["GOCSPX-"],
            Match = Shapes.Token(Shapes.Base64Url, 28, 28),
            Found = () => ["GOCSPX-" + Specimen.Of(Shapes.Base64UrlCharacters, 28)],
            NotFound = () => ["GOCSPX-" + new string('x', 28), "GOCSPX-" + Specimen.Of(Shapes.Base64UrlCharacters, 24), "aGOCSPX-" + Specimen.Of(Shapes.Base64UrlCharacters, 28)],
        },
    ];
}
