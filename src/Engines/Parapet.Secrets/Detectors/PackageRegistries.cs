using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Registries that packages are published to.</summary>
internal static class PackageRegistries
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "npm-token",
            Provider = "npm",
            Kind = SecretKind.Token,
            What = "an npm token",
            Reference = "https://docs.npmjs.com/about-access-tokens",
            Anchors = ["npm_"],
            Match = Shapes.Token(Shapes.Alphanumeric, 36, 36),
            Found = () => ["npm_" + Specimen.Of(Shapes.AlphanumericCharacters, 36)],
            NotFound = () => ["npm_" + new string('x', 36), "npm_" + Specimen.Of(Shapes.AlphanumericCharacters, 32), "anpm_" + Specimen.Of(Shapes.AlphanumericCharacters, 36)],
        },
        new()
        {
            Id = "pypi-token",
            Provider = "PyPI",
            Kind = SecretKind.Token,
            What = "a PyPI token",
            Reference = "https://pypi.org/help/",
            Anchors = ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"],
            Match = Shapes.Token(Shapes.Base64Url, 50, 400),
            Found = () => ["pypi-AgEIcHlwaS5vcmc" + Specimen.Of(Shapes.Base64UrlCharacters, 50)],
            NotFound = () => ["pypi-AgEIcHlwaS5vcmc" + new string('x', 50), "pypi-AgEIcHlwaS5vcmc" + Specimen.Of(Shapes.Base64UrlCharacters, 46), "apypi-AgEIcHlwaS5vcmc" + Specimen.Of(Shapes.Base64UrlCharacters, 50)],
        },
        new()
        {
            Id = "nuget-key",
            Provider = "NuGet",
            Kind = SecretKind.Key,
            What = "a NuGet API key",
            Reference = "https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys",
            Anchors = ["oy2"],
            Match = Shapes.Token(Shapes.Alphanumeric, 43, 43),
            Found = () => ["oy2" + Specimen.Of("abcdefghijklmnopqrstuvwxyz234567", 43)],
            NotFound = () => ["oy2" + new string('x', 43), "oy2" + Specimen.Of(Shapes.AlphanumericCharacters, 30)],
        },
    ];
}
