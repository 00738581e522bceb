using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests;

public sealed class SilenceTests
{
    [Theory]
    [InlineData("mdp/feature-logging/FdaCompositePipeline")]
    [InlineData("https://www.fda.gov/media/76860/download")]
    [InlineData("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")]
    [InlineData("/aws/reference/secretsmanager/orders/database/password")]
    [InlineData("/usr/local/share/orders/Secrets/2026/keys")]
    [InlineData("/opt/Orders2026/Keys/Production/Storage1")]
    [InlineData("SECRET_NAME=prod/orders/database-password-2026")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-AbCdEf")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/0d4e5f6a-1b2c-4d3e-8f9a-0b1c2d3e4f5a")]
    [InlineData("sha512-3Bq1y5Ct0KpVxJ8ZlDg2mFhYwN7sRuLt4eXoAiPvQk9bWfHj6ScMnGzTdIaErUy==")]
    [InlineData("handler.processOrdersFromTheQueueAndStoreThem")]
    [InlineData("git.example.com/orders/processing/deployment")]
    [InlineData("platform/eu-west-1/networking/terraform.tfstate")]
    [InlineData("projects/orders/secrets/database-password/versions/3")]
    public void What_other_scanners_wrongly_call_a_secret_is_none(string value)
    {
        Assert.Empty(SecretScanner.Scan(value));
        Assert.All(Names(), name => Assert.Empty(SecretScanner.Scan(name, value)));
    }

    [Theory]
    [InlineData("Resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:documents-a1b2c3")]
    [InlineData("Family.Token(\"session-token\", \"a session token\", \"IQoJb3JpZ2luX2Vj|FwoGZXIvYXdz\")")]
    [InlineData("string[] words = [\"PASSWORD\", \"PASSWD\", \"PASSPHRASE\"];")]
    [InlineData("$\"//npm.acme.dev/:_authToken={Token(1)}x{Token(2)}\"")]
    [InlineData("$\"//npm.acme.dev/:_authToken=npm_{Base62.Specimen(Length, 4)}\"")]
    [InlineData("password = base64.b16encode(random_bytes[8:])")]
    [InlineData("password = utf8_to_utf16_dup(v);")]
    [InlineData("'viGpibPassControl', 'viGpibSendIFC', 'viIn8'")]
    [InlineData("\"PurchaseToken\": \"eyJ2IjoiMSIsInMiOjEsImMiOi...\"")]
    [InlineData("[\"currentPassword\",\"_types2\",\"isPassword1\",\"_nodes22\"]")]
    [InlineData("ssh_args.pass_through_args.append('--dest-group=' + args.dest_group)")]
    [InlineData("const match = /[a-z]+:\\/\\/(?:[^@]+)@/; const url = 'http://' + user + ':' + password + '@' + host")]
    public void What_the_engine_once_wrongly_found_is_none(string text) => Assert.Empty(SecretScanner.Scan(text));

    [Fact]
    public void Prefixes_that_stand_in_base_64_by_chance_are_silent() =>
        Assert.All(
            new[] { "EAA", "EAAA", "AKIA", "LTAI", "AKID", "AIza", "SK", "cio", "oy2" },
            prefix => Assert.Empty(SecretScanner.Scan($"\"{Specimen.Of(Alphabet.Base64, 60)}+{prefix}{Specimen.Of(Alphabet.Hex, 64)}/{Specimen.Of(Alphabet.Base64, 60)}==\"")));

    [Fact]
    public void Hashes_of_a_deps_json_are_silent() => Assert.Empty(SecretScanner.Scan("""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64", "signature": "" },
          "libraries": {
            "Amazon.Lambda.Core/2.5.0": {
              "type": "package",
              "serviceable": true,
              "sha512": "sha512-FPz4vXBYmWnPq3t7ZkR1dLh9uJwSxCeG5oTaMyNfVbKqUiO2rAs8DgHjElZcXvB0nQwErTyUiOpAsDfGhJkLzA==",
              "path": "amazon.lambda.core/2.5.0",
              "hashPath": "amazon.lambda.core.2.5.0.nupkg.sha512"
            }
          }
        }
        """));

    // The same value under names that say nothing, that say where, and that say secret.
    private static IEnumerable<string> Names() => ["VALUE", "DB_SECRET_NAME", "PASSWORD_PATH", "SECRET", "API_KEY", "AWS_SECRET_ACCESS_KEY", "DATADOG_API_KEY", "DB_PASSWORD"];
}
