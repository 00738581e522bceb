using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>GitHub. Its tokens end in a checksum, so that a match is never a coincidence.</summary>
internal static class GitHub
{
    private const int PrefixLength = 4;
    private const int RandomLength = 30;
    private const int ChecksumLength = 6;
    private const int FineGrainedLength = 82;
    private const string Page = "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/";

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "github-token",
            Provider = "GitHub",
            Kind = SecretKind.Token,
            What = "a GitHub token",
            Reference = Page,
            Anchors = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
            Match = Shapes.Token(Shapes.Alphanumeric, RandomLength + ChecksumLength, RandomLength + ChecksumLength, ChecksumFits),
            Found = () => ["ghp_" + WithChecksum(1), "https://" + "ghs_" + WithChecksum(2) + "@github.com/acme/orders"],
            NotFound = () => ["ghp_" + Specimen.Of(Shapes.AlphanumericCharacters, RandomLength + ChecksumLength), "ghp_" + new string('x', RandomLength + ChecksumLength), "ghp_" + WithChecksum(1) + "A"],
        },
        new()
        {
            Id = "github-fine-grained-token",
            Provider = "GitHub",
            Kind = SecretKind.Token,
            What = "a fine-grained GitHub token",
            Reference = Page,
            Anchors = ["github_pat_"],
            Match = Shapes.Token(Shapes.Base64Url, FineGrainedLength, FineGrainedLength),
            Found = () => ["github_pat_" + Specimen.Of(Shapes.AlphanumericCharacters, 22) + "_" + Specimen.Of(Shapes.AlphanumericCharacters, 59, 2)],
            NotFound = () => ["github_pat_" + Specimen.Of(Shapes.AlphanumericCharacters, 22), "github_pat_" + new string('x', FineGrainedLength)],
        },
    ];

    private static string WithChecksum(uint seed)
    {
        var random = Specimen.Of(Shapes.AlphanumericCharacters, RandomLength, seed);
        return random + Base62(Crc32.Of(random));
    }

    private static bool ChecksumFits(string text, SecretSpan token) =>
        text.AsSpan(token.Offset + PrefixLength + RandomLength, ChecksumLength)
            .SequenceEqual(Base62(Crc32.Of(text.AsSpan(token.Offset + PrefixLength, RandomLength))));

    private static string Base62(uint value) => string.Create(ChecksumLength, value, (digits, rest) =>
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Shapes.AlphanumericCharacters[(int)(rest % (uint)Shapes.AlphanumericCharacters.Length)];
            rest /= (uint)Shapes.AlphanumericCharacters.Length;
        }
    });
}
