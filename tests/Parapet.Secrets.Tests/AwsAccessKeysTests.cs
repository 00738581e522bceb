using CsCheck;

namespace Parapet.Secrets.Tests;

public sealed class AwsAccessKeysTests
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long Accounts = 1_000_000_000_000;

    [Fact]
    public void A_key_id_names_its_account() =>
        Gen.Select(Gen.Long[0, Accounts - 1], Gen.Int[0, 15]).Sample((account, rest) =>
            Assert.Equal(account.ToString("D12"), AwsAccessKeys.AccountOf(KeyId(account, rest))));

    [Theory]
    [InlineData("")]
    [InlineData("AKIA")]
    [InlineData("AKIA" + "JAAAAAAAAAAAAAAA")]
    [InlineData("AKIA" + "Q1AAAAAAAAAAAAAA")]
    public void A_text_that_names_none(string keyId) => Assert.Null(AwsAccessKeys.AccountOf(keyId));

    [Fact]
    public void A_key_id_of_an_account_that_cannot_exist_is_not_reported() => Assert.Empty(SecretScanner.Scan(KeyId((1L << 40) - 1, 7)));

    // As AWS writes it: a set bit, forty bits of the account, and what follows.
    private static string KeyId(long account, int rest)
    {
        var number = (1L << 44) | (account << 4) | (uint)rest;
        var digits = string.Concat(Enumerable.Range(0, 9).Select(i => Digits[(int)((number >> (5 * (8 - i))) & 31)]));
        return "AKIA" + digits + "X7KQ2MB";
    }
}
