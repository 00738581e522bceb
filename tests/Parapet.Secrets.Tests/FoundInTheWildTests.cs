namespace Parapet.Secrets.Tests;

/// <summary>Lines of the kinds that sources, headers and documentation of other projects hold, and that were once taken for secrets.</summary>
public sealed class FoundInTheWildTests
{
    [Theory]
    [InlineData("#password_encryption = scram-sha-256")]
    [InlineData("OPTION_PASSWORD:=OPTIONTYPE_STRINGPOINT+174,")]
    [InlineData("TPassThrough_Pass = VENDOR1_0_PASSTHROUGH_REQUEST;")]
    [InlineData("const PASS8 = 0x08000000;")]
    [InlineData("property DefaultPassword : UTF8String")]
    [InlineData("Token: `urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6`,")]
    [InlineData("cvs://:pserver:anonymous1@cvs.acme.dev:/cvs/src")]
    public void This_is_none(string line) => Assert.DoesNotContain(SecretScanner.Scan(line), secret => secret.Certainty != Certainty.Possible);

    [Fact]
    public void The_credentials_of_the_standard_are_none() =>
        Assert.Empty(SecretScanner.Scan("Authorization: Basic " + Convert.ToBase64String("Aladdin:open sesame"u8)));
}
