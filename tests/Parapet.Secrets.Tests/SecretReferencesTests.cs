using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests;

public sealed class SecretReferencesTests
{
    [Theory]
    [InlineData("DB_SECRET_NAME", "orders/prod/db", ReferenceKind.SecretName)]
    [InlineData("secretId", "orders-db-credentials", ReferenceKind.SecretName)]
    [InlineData("DB_SECRET", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf", ReferenceKind.Arn)]
    [InlineData("PASSWORD", "{{resolve:secretsmanager:orders/db:SecretString:password}}", ReferenceKind.Dynamic)]
    [InlineData("DB_PASSWORD_PARAMETER", "/orders/prod/db/password", ReferenceKind.ParameterPath)]
    [InlineData("DB_PASSWORD", "/orders/prod/db/password", ReferenceKind.ParameterPath)]
    [InlineData("DB_PASSWORD_FILE", "/run/secrets/db", ReferenceKind.File)]
    [InlineData("PRIVATE_KEY_PATH", "./keys/orders.pem", ReferenceKind.File)]
    [InlineData("TOKEN_URL", "https://login.acme.dev/oauth2/token", ReferenceKind.Url)]
    public void A_value_that_says_where_a_secret_lies(string name, string value, ReferenceKind kind) => Assert.Equal(kind, SecretScanner.Reference(name, value));

    [Theory]
    [InlineData("TABLE_NAME", "orders")]
    [InlineData("LOG_PATH", "/var/log/orders")]
    [InlineData("TOKEN_TTL", "300")]
    [InlineData("DB_SECRET_NAME", "")]
    [InlineData("SECRET_NAME", "two words")]
    public void A_value_that_does_not(string name, string value) => Assert.Null(SecretScanner.Reference(name, value));

    [Fact]
    public void An_address_with_a_password_in_it_is_the_secret_itself() =>
        Assert.Null(SecretScanner.Reference("TOKEN_URL", $"https://ci:{Specimen.Of(Alphabet.Alphanumeric, 14)}@login.acme.dev"));

    [Fact]
    public void A_secret_refers_to_nothing() => Assert.Null(SecretScanner.Reference("DB_PASSWORD", Specimen.Of(Alphabet.Alphanumeric, 14)));
}
