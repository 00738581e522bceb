using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Stores of secrets, and tools that describe infrastructure.</summary>
internal static class SecretStores
{
    private const int RootLength = 24;

    private static readonly Family Vault = new("HashiCorp Vault", "https://developer.hashicorp.com/vault/docs/concepts/tokens");
    private static readonly Family Doppler = new("Doppler", "https://docs.doppler.com/reference/auth-token-formats");
    private static readonly Family Grafana = new("Grafana", "https://grafana.com/docs/grafana/latest/administration/service-accounts/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Vault.Token("vault-token", "a Vault service token", "hvs.", Url64(90, 300)),
        Vault.Checked("vault-root-token", SecretKind.Token, "a Vault root token", "hvs.", token => Randomness.IsGenerated(token[4..]), () => ["VAULT_TOKEN=hvs." + Specimen.Of(Alphabet.Alphanumeric, RootLength)], Alnum(RootLength)),
        Vault.Token("vault-batch-token", "a Vault batch token", "hvb.", Url64(130, 300)),
        Vault.Token("vault-recovery-token", "a Vault recovery token", "hvr.", Url64(24, 300)),
        Vault.Named("vault-legacy-token", "a Vault token", "vault_token", Text("s."), Alnum(24)),
        new Family("HCP Terraform", "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens").Around("terraform-token", SecretKind.Token, "an HCP Terraform token", Alnum(14), ".atlasv1.", Url64(60, 70)),
        new Family("Pulumi", "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/").Token("pulumi-token", "a Pulumi access token", "pul-", Hex(40)),
        Doppler.Token("doppler-personal-token", "a Doppler personal token", "dp.pt.", Alnum(40, 44)),
        Doppler.Token("doppler-service-token", "a Doppler service token", "dp.st.", Alnum(40, 44)),
        Doppler.Token("doppler-config-token", "a Doppler service token", "dp.st.", Lower(2, 35), Text("."), Alnum(40, 44)),
        Doppler.Token("doppler-cli-token", "a Doppler CLI token", "dp.ct.", Alnum(40, 44)),
        Doppler.Token("doppler-account-token", "a Doppler service account token", "dp.sa.", Alnum(40, 44)),
        Doppler.Token("doppler-scim-token", "a Doppler SCIM token", "dp.scim.", Alnum(40, 44)),
        Doppler.Token("doppler-audit-token", "a Doppler audit token", "dp.audit.", Alnum(40, 44)),
        new Family("1Password", "https://developer.1password.com/docs/service-accounts/security/").Token("onepassword-service-token", "a 1Password service account token", "ops_eyJ", Base64(250, 2000)),
        new Family("1Password", "https://support.1password.com/secret-key-security/").Key("onepassword-secret-key", "a 1Password secret key", "A3-", Upper(6), Text("-"), Upper(6), Text("-"), Upper(5), Text("-"), Upper(5), Text("-"), Upper(5), Text("-"), Upper(5)),
        new Family("Infisical", "https://infisical.com/docs/documentation/platform/token").Token("infisical-token", "an Infisical service token", "st.", Hex(24), Text("."), Hex(32), Text("."), Hex(32)),
        new Family("age", "https://github.com/C2SP/C2SP/blob/main/age.md").Key("age-key", "an age secret key", "AGE-SECRET-KEY-1", Bech32(58)),
        new Family("Databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/pat").Token("databricks-numbered-token", "a Databricks token", "dapi", Hex(32), Text("-"), Digits(1)),
        new Family("Databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/pat").Token("databricks-token", "a Databricks token", "dapi", Hex(32)),
        new Family("Databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m").Key("databricks-oauth-secret", "a Databricks OAuth secret", "dose", Hex(32)),
        Grafana.Token("grafana-token", "a Grafana service account token", "glsa_", Alnum(32), Text("_"), AnyHex(8)),
        Grafana.Token("grafana-cloud-token", "a Grafana Cloud token", "glc_eyJ", Base64(60, 400)),
        Grafana.Key("grafana-legacy-key", "a Grafana API key", "eyJrIjoi", Base64(60, 400)),
        new Family("Confluent", "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html").Named("confluent-secret", "a Confluent API secret", "confluent", Base64(64)),
        new Family("Prefect", "https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys").Key("prefect-key", "a Prefect API key", "pnu_|pnb_", Alnum(36)),
        new Family("dbt", "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication").Token("dbt-token", "a dbt token", "dbtc_|dbtu_", Url64(40, 64)),
        new Family("Octopus Deploy", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key").Key("octopus-key", "an Octopus API key", "API-", Upper(26, 31)) with { Certainty = Certainty.Likely },
        new Family("Harness", "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys").Token("harness-token", "a Harness token", "pat.|sat.", Url64(22), Text("."), Hex(24), Text("."), Alnum(20)),
    ];
}
