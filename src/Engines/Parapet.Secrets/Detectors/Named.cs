using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Values that only the name beside them gives away: <c>DB_PASSWORD=…</c>.</summary>
internal static class Named
{
    private const string PasswordNames = "pass|pwd|_pw";
    private const string Statements = "|identified|securestring";
    private const string SecretNames =
        "secret|token|api_key|api-key|api.key|apikey|access_key|access-key|accesskey|private_key|private-key|privatekey|signing_key|signing-key|signingkey|encryption_key|encryption-key|encryptionkey|"
        + "auth_key|auth-key|authkey|account_key|accountkey|session_key|sessionkey|master_key|masterkey|app_key|appkey|shared_key|sharedkey|credential|hmac_key|hmackey|license_key|licensekey|subscription_key|subscriptionkey|"
        + "integration_key|integrationkey|admin_key|adminkey|_creds|_pat";

    private static readonly Family Names = new("name", "https://cwe.mitre.org/data/definitions/798.html");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Names.Other("named-password", SecretKind.Password, Certainty.Likely, "a password", PasswordNames + Statements, NamedValues.Password, PasswordsFound, PasswordsNotFound),
        Names.Other("named-secret", SecretKind.Key, Certainty.Likely, "a secret", SecretNames, NamedValues.Secret, SecretsFound, SecretsNotFound),
        Names.Other("named-uuid", SecretKind.Key, Certainty.Possible, "what may be a secret", SecretNames, NamedValues.Uuid, () => ["api_key: " + Uuid(1)], () => ["tenant_id: " + Uuid(1), "api_key_id=" + Uuid(2)]),
        Names.Other("named-weak-password", SecretKind.Password, Certainty.Possible, "what may be a password", PasswordNames, NamedValues.WeakPassword, () => ["password = \"" + "blue" + "horse" + "\""], () => ["password = \"password\"", "password = \"\"", "password = \"/a/b/c\"", "password = \"Your password\""]),
    ];

    private static IEnumerable<string> PasswordsFound() =>
    [
        "DB_PASSWORD=" + Specimen.Of(Alphabet.Alphanumeric, 14), "DB_PASSWORD=" + "blue-" + "horse-" + "71", "password: \"" + "Blue!" + "Horse\"",
        .. from form in Forms select form.Replace("V", Specimen.Of(Alphabet.Alphanumeric, 14), StringComparison.Ordinal),
    ];

    // Each with V where the password stands.
    private static string[] Forms =>
    [
        "- name: DB_PASSWORD\n  value: V", "<add key=\"DbPassword\" value=\"V\" />", "{\"value\":\"V\",\"name\":\"DB_PASSWORD\"}", "- value: V\n  name: DB_PASSWORD",
        "password: |\n  V", "password: >-\n    V\nuser: a", "password:\n  V", "password: !!str V", "password: &a V", "password = '''\nV'''", "\"password\":\n  \"V\"", "password = (\n \"V\"\n)",
        "process.env.DB_PASSWORD || 'V'", "process.env.DB_PASSWORD ?? 'V'", "ENV['DB_PASSWORD'] || 'V'", "os.environ.get(\"DB_PASSWORD\", \"V\")", "os.getenv(\"DB_PASSWORD\") or \"V\"", "DB_PASSWORD=${DB_PASSWORD:-V}",
        "variable \"db_password\" {\n  type = string\n  sensitive = true\n  default = \"V\"\n}", "\"db_password\": {\n \"value\": \"V\"", "DbPassword:\n  Type: String\n  Default: V",
        "create user a with password 'V'", "create user a identified by 'V'", "alter role a password 'V'", "set password for a = 'V'", "password = N'V'", "ConvertTo-SecureString 'V' -AsPlainText", "new SecureString(\"V\")",
        "password = String::from(\"V\")", "const dbPassword string = \"V\"", "string Password { get; set; } = \"V\"", "storePassword \"V\"", "set -gx DB_PASSWORD V", "Uid=a;Pwd={V};", "<password><![CDATA[V]]>", "**Password:** V",
        "password: \x1b[32mV\x1b[0m", "DB_PASSWORD='$V'", "DB_PASSWORD=/V", "smtp:\n  pass: V",
    ];

    private static IEnumerable<string> PasswordsNotFound() =>
    [
        "DB_PASSWORD=changeme", "DB_PASSWORD=/prod/db/password", "DB_PASSWORD=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db", "DB_PASSWORD=${Password}",
        "DB_PASSWORD=db-password", "DB_PASSWORD=OrdersDatabasePassword", "DB_PASSWORD=<password1>", "RESET_PASSWORD=true", "DB_PASSWORD=********", "PASSWORD=prod-db-password-2",
        "password = user.password2", "password = GetPassword(8)", "bypass_cache=aZ9bY8cX7d", "password_hash=" + Specimen.Of(Alphabet.Hex, 64), "PASSWORD=orders-db-2",
        "--- PASS: TestSha256Sum (0.01s)", "PASS: test_base64_decode", "render pass: shadow_map_4x4_v17", "Password: hashedPw2,", "password := flagPass2", "password: base64Encoded", "password === other2value", "renderPass: GPURenderPass2",
        "FUNCTION_PASS(\"aa-eval2x\", a)", "passValue('str\\x00ing')", "password: *ref2alias", "'password' => 'required|min:8'", "\"password\": \"Passwort*\"", "\"pass\": \"95%passed\"", "\"pwd\":\"^10.0.0-rc1\"",
        "DB_PASSWORD='$DB_PASS'", "password:\n  type: string2x", "alter role a identified by password '*" + Specimen.Of(Alphabet.UpperHex, 40) + "'", "${DB_PASSWORD:?unset-in-env2}",
    ];

    private static IEnumerable<string> SecretsFound() =>
    [
        "JWT_SECRET=" + Specimen.Of(Alphabet.Alphanumeric, 40), "\"apiKey\": \"" + Specimen.Of(Alphabet.Base64, 44) + "\"", "token: str = \"" + Specimen.Of(Alphabet.Base64Url, 43) + "\"",
        "deploy --api-token " + Specimen.Of(Alphabet.Hex, 40), "private_key = 0x" + Specimen.Of(Alphabet.Hex, 64), "client_secret: /" + Specimen.Of(Alphabet.Base64Url, 40),
    ];

    private static IEnumerable<string> SecretsNotFound() =>
    [
        "SECRET_NAME=prod/orders/database-password-2026", "API_KEY=YOUR_API_KEY_HERE", "token_hash=" + Specimen.Of(Alphabet.Hex, 64), "NextToken: " + Specimen.Of(Alphabet.Base64, 64), "TOKEN_URL=https://login.acme.dev/oauth2/token",
        "apiKey = config.apiKeyForTheOrdersService1", "SECRET=mdp/feature-logging/FdaCompositePipeline", "secret: {{ .Values.secret }}", "token = await GetTokenAsync(cancellationToken1)",
        "checksum/secret: " + Specimen.Of(Alphabet.Hex, 64), "USDC_TOKEN = 0x" + Specimen.Of(Alphabet.Hex, 40), "\"clientToken\": \"" + Specimen.Of(Alphabet.Base64, 44) + "\"",
    ];

    private static string Uuid(uint seed) => Specimen.Of(Form.Uuid, seed);
}
