using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Services that infrastructure is run with.</summary>
internal static class Infrastructure
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "digitalocean-token",
            Provider = "DigitalOcean",
            Kind = SecretKind.Token,
            What = "a DigitalOcean token",
            Reference = "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
            Anchors = ["dop_v1_", "doo_v1_", "dor_v1_"],
            Match = Shapes.Token(Shapes.Hex, 64, 64),
            Found = () => ["dop_v1_" + Specimen.Of(Shapes.HexCharacters, 64)],
            NotFound = () => ["dop_v1_" + new string('x', 64), "dop_v1_" + Specimen.Of(Shapes.HexCharacters, 60), "adop_v1_" + Specimen.Of(Shapes.HexCharacters, 64)],
        },
        new()
        {
            Id = "vault-token",
            Provider = "HashiCorp Vault",
            Kind = SecretKind.Token,
            What = "a Vault token",
            Reference = "https://developer.hashicorp.com/vault/docs/concepts/tokens",
            Anchors = ["hvs.", "hvb."],
            Match = Shapes.Token(Shapes.Base64Url, 90, 300),
            Found = () => ["hvs." + Specimen.Of(Shapes.Base64UrlCharacters, 90)],
            NotFound = () => ["hvs." + new string('x', 90), "hvs." + Specimen.Of(Shapes.Base64UrlCharacters, 86), "ahvs." + Specimen.Of(Shapes.Base64UrlCharacters, 90)],
        },
        new()
        {
            Id = "databricks-token",
            Provider = "Databricks",
            Kind = SecretKind.Token,
            What = "a Databricks token",
            Reference = "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
            Anchors = ["dapi"],
            Match = Shapes.Token(Shapes.Hex, 32, 32),
            Found = () => ["dapi" + Specimen.Of(Shapes.HexCharacters, 32)],
            NotFound = () => ["dapi" + new string('x', 32), "dapi" + Specimen.Of(Shapes.HexCharacters, 28), "adapi" + Specimen.Of(Shapes.HexCharacters, 32)],
        },
        new()
        {
            Id = "grafana-token",
            Provider = "Grafana",
            Kind = SecretKind.Token,
            What = "a Grafana service account token",
            Reference = "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
            Anchors = ["glsa_"],
            Match = Shapes.Token(Shapes.Base64Url, 41, 41),
            Found = () => ["glsa_" + Specimen.Of(Shapes.AlphanumericCharacters, 32) + "_" + Specimen.Of(Shapes.HexCharacters, 8)],
            NotFound = () => ["glsa_" + new string('x', 41), "glsa_" + Specimen.Of(Shapes.Base64UrlCharacters, 37), "aglsa_" + Specimen.Of(Shapes.Base64UrlCharacters, 41)],
        },
        new()
        {
            Id = "new-relic-key",
            Provider = "New Relic",
            Kind = SecretKind.Key,
            What = "a New Relic user key",
            Reference = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
            Anchors = ["NRAK-"],
            Match = Shapes.Token(Shapes.Alphanumeric, 27, 27),
            Found = () => ["NRAK-" + Specimen.Of(Shapes.AlphanumericCharacters, 27)],
            NotFound = () => ["NRAK-" + new string('x', 27), "NRAK-" + Specimen.Of(Shapes.AlphanumericCharacters, 23), "aNRAK-" + Specimen.Of(Shapes.AlphanumericCharacters, 27)],
        },
    ];
}
