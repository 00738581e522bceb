namespace Parapet.Secrets.Tests;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("DB_PASSWORD")]
    [InlineData("dbPassword")]
    [InlineData("db-password")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("STRIPE_API_KEY")]
    [InlineData("stripeApiKey")]
    [InlineData("APIKEY")]
    [InlineData("JWT_SECRET")]
    [InlineData("SIGNING_KEY")]
    [InlineData("DBPassword")]
    [InlineData("pgpassword")]
    [InlineData("PGPASSWORD")]
    [InlineData("authtoken2")]
    [InlineData("SMTP_PASS")]
    [InlineData("spring.datasource.password")]
    [InlineData("secretKeyBase")]
    public void A_name_that_says_secret(string name) => Assert.True(SecretNames.SaysSecret(name));

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("DB_SECRET_ARN")]
    [InlineData("dbSecretArn")]
    [InlineData("SECRET_NAME")]
    [InlineData("PASSWORD_PATH")]
    [InlineData("API_KEY_ID")]
    [InlineData("TOKEN_TTL")]
    [InlineData("TOKEN_ENDPOINT")]
    [InlineData("TABLE_NAME")]
    [InlineData("PARTITION_KEY")]
    [InlineData("SECRETARY")]
    [InlineData("TOKENIZER")]
    [InlineData("PASSWORD_HASH")]
    [InlineData("SSH_PUBLIC_KEY")]
    [InlineData("MAX_TOKENS")]
    [InlineData("PASSENGER")]
    [InlineData("csrf_token")]
    public void A_name_that_does_not(string name) => Assert.False(SecretNames.SaysSecret(name));
}
