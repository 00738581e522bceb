using System.Collections.Immutable;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Registries that packages and images are published to.</summary>
internal static class PackageRegistries
{
    private const int NpmLength = 36;

    private static readonly Family Npm = new("npm", "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/");
    private static readonly Family PyPI = new("PyPI", "https://pypi.org/help/#apitoken");
    private static readonly Family Docker = new("Docker", "https://docs.docker.com/security/access-tokens/");
    private static readonly Family JFrog = new("JFrog", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Npm.Checked("npm-token", SecretKind.Token, "an npm token", "npm_", token => Base62.ChecksumFits(token["npm_".Length..]), () => ["npm_" + Base62.Specimen(NpmLength, 1), $"//npm.acme.dev/:_authToken=npm_{Base62.Specimen(NpmLength, 4)}"], Alnum(NpmLength)),
        PyPI.Token("pypi-token", "a PyPI token", "pypi-AgEIcHlwaS5vcmc|pypi-AgENdGVzdC5weXBpLm9yZw", Url64(50, 400)),
        new Family("NuGet", "https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys").Key("nuget-key", "a NuGet API key", "oy2", LowerBase32(43)),
        new Family("RubyGems", "https://guides.rubygems.org/api-key-scopes/").Key("rubygems-key", "a RubyGems API key", "rubygems_", Hex(48)),
        new Family("crates.io", "https://doc.rust-lang.org/cargo/reference/publishing.html").Token("crates-token", "a crates.io token", "cio", Alnum(32)),
        new Family("Clojars", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens").Token("clojars-token", "a Clojars deploy token", "CLOJARS_", Hex(60)),
        Docker.Token("docker-token", "a Docker personal access token", "dckr_pat_", Url64(27)),
        Docker.Token("docker-organization-token", "a Docker organization access token", "dckr_oat_", Url64(27, 40)),
        JFrog.Key("jfrog-key", "a JFrog API key", "AKCp", Alnum(66, 73)),
        JFrog.Token("jfrog-reference-token", "a JFrog reference token", "cmVmdGtuOj", Alnum(54)),
        new Family("JSR", "https://jsr.io/docs/publishing-packages").Token("jsr-token", "a JSR token", "jsrp_|jsrd_", Url64(43, 64)),
        new Family("Gemfury", "https://gemfury.com/help/tokens/").Token("gemfury-token", "a Gemfury token", "gfp_|fury_", Alnum(20, 40)) with { Certainty = Certainty.Likely },
        new Family("Packagist", "https://packagist.com/docs/cli").Token("packagist-token", "a Private Packagist token", "packagist_uut_|packagist_out_|packagist_ort_|packagist_ack_|packagist_acs_", Hex(60, 80)),
    ];
}
