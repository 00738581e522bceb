using System.Collections.Immutable;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>GitHub. Its tokens end in a checksum, so that a match is never a coincidence.</summary>
internal static class GitHub
{
    private const int PrefixLength = 4;
    private const int Length = 36;

    private static readonly Family Hub = new("GitHub", "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Checked("github-token", "a GitHub token", "ghp_"),
        Checked("github-oauth-token", "a GitHub OAuth token", "gho_"),
        Checked("github-user-token", "a GitHub App user token", "ghu_"),
        Checked("github-installation-token", "a GitHub App installation token", "ghs_"),
        Checked("github-refresh-token", "a GitHub App refresh token", "ghr_"),
        Hub.Token("github-fine-grained-token", "a fine-grained GitHub token", "github_pat_", Alnum(22), Text("_"), Alnum(59)),
    ];

    private static SecretDetector Checked(string id, string what, string prefix) =>
        Hub.Checked(id, SecretKind.Token, what, prefix, token => Base62.ChecksumFits(token[PrefixLength..]), () => [prefix + Base62.Specimen(Length, 1), $"https://{prefix}{Base62.Specimen(Length, 2)}@github.com/acme/orders"], Alnum(Length));
}
