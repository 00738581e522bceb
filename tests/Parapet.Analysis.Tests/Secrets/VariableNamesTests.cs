using Parapet.Analysis.Secrets;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class VariableNamesTests
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
    public void A_name_that_says_secret(string name) => Assert.True(VariableNames.SaysSecret(name));

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
    public void A_name_that_does_not(string name) => Assert.False(VariableNames.SaysSecret(name));
}
