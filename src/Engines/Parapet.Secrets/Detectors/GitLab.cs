using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>GitLab.</summary>
internal static class GitLab
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "gitlab-token",
            Provider = "GitLab",
            Kind = SecretKind.Token,
            What = "a GitLab token",
            Reference = "https://docs.gitlab.com/security/tokens/",
            Anchors = ["glpat-", "gldt-", "glrt-", "glptt-", "glcbt-"],
            Match = Shapes.Token(Shapes.Base64Url, 20, 60),
            Found = () => ["glpat-" + Specimen.Of(Shapes.Base64UrlCharacters, 20)],
            NotFound = () => ["glpat-" + new string('x', 20), "glpat-" + Specimen.Of(Shapes.Base64UrlCharacters, 16), "aglpat-" + Specimen.Of(Shapes.Base64UrlCharacters, 20)],
        },
    ];
}
