using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Values that only the name beside them gives away: <c>DB_PASSWORD=…</c>.</summary>
internal static class Named
{
    private const string PasswordNames = "pass|pwd|_pw";
    private const string SecretNames =
        "secret|token|api_key|api-key|api.key|apikey|access_key|access-key|accesskey|private_key|private-key|privatekey|signing_key|signing-key|signingkey|encryption_key|encryption-key|encryptionkey|"
        + "auth_key|auth-key|authkey|account_key|accountkey|session_key|sessionkey|master_key|masterkey|app_key|appkey|shared_key|sharedkey|credential|hmac_key|hmackey|license_key|licensekey|subscription_key|subscriptionkey|"
        + "integration_key|integrationkey|admin_key|adminkey|_creds|_pat";

    private static readonly Family Names = new("name", "https://cwe.mitre.org/data/definitions/798.html");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Names.Other("named-password", SecretKind.Password, Certainty.Likely, "a password", PasswordNames, NamedValues.Password, PasswordsFound, PasswordsNotFound),
        Names.Other("named-secret", SecretKind.Key, Certainty.Likely, "a secret", SecretNames, NamedValues.Secret, SecretsFound, SecretsNotFound),
        Names.Other("named-uuid", SecretKind.Key, Certainty.Possible, "what may be a secret", SecretNames, NamedValues.Uuid, () => ["api_key: " + Uuid(1)], () => ["tenant_id: " + Uuid(1), "api_key_id=" + Uuid(2)]),
        Names.Other("named-weak-password", SecretKind.Password, Certainty.Possible, "what may be a password", PasswordNames, NamedValues.WeakPassword, () => ["password = \"" + "blue" + "horse" + "\""], () => ["password = \"password\"", "password = \"\"", "password = \"/a/b/c\"", "password = \"Your password\""]),
    ];

    private static IEnumerable<string> PasswordsFound() =>
    [
        "DB_PASSWORD=" + Specimen.Of(Alphabet.Alphanumeric, 14), "DB_PASSWORD=" + "blue-" + "horse-" + "71", "password: \"" + "Blue!" + "Horse\"",
        "- name: DB_PASSWORD\n  value: " + Specimen.Of(Alphabet.Alphanumeric, 12), "<add key=\"DbPassword\" value=\"" + Specimen.Of(Alphabet.Alphanumeric, 12) + "\" />",
    ];

    private static IEnumerable<string> PasswordsNotFound() =>
    [
        "DB_PASSWORD=changeme", "DB_PASSWORD=/prod/db/password", "DB_PASSWORD=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db", "DB_PASSWORD=${Password}",
        "DB_PASSWORD=db-password", "DB_PASSWORD=OrdersDatabasePassword", "DB_PASSWORD=<password1>", "RESET_PASSWORD=true", "DB_PASSWORD=********", "PASSWORD=prod-db-password-2",
        "password = user.password2", "password = GetPassword(8)", "bypass_cache=aZ9bY8cX7d", "password_hash=" + Specimen.Of(Alphabet.Hex, 64), "PASSWORD=orders-db-2",
    ];

    private static IEnumerable<string> SecretsFound() =>
    [
        "JWT_SECRET=" + Specimen.Of(Alphabet.Alphanumeric, 40), "\"apiKey\": \"" + Specimen.Of(Alphabet.Base64, 44) + "\"", "token: str = \"" + Specimen.Of(Alphabet.Base64Url, 43) + "\"",
        "deploy --api-token " + Specimen.Of(Alphabet.Hex, 40),
    ];

    private static IEnumerable<string> SecretsNotFound() =>
    [
        "SECRET_NAME=prod/orders/database-password-2026", "API_KEY=YOUR_API_KEY_HERE", "token_hash=" + Specimen.Of(Alphabet.Hex, 64), "NextToken: " + Specimen.Of(Alphabet.Base64, 64), "TOKEN_URL=https://login.acme.dev/oauth2/token",
        "apiKey = config.apiKeyForTheOrdersService1", "SECRET=mdp/feature-logging/FdaCompositePipeline", "secret: {{ .Values.secret }}", "token = await GetTokenAsync(cancellationToken1)",
    ];

    private static string Uuid(uint seed) => Specimen.Of(Form.Uuid, seed);
}
