using System.Globalization;

namespace Parapet.Secrets;

/// <summary>What an AWS access key id says by itself (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html).</summary>
public static class AwsAccessKeys
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int PrefixLength = 4;
    private const int DigitsOfAccount = 9;
    private const int BitsOfDigit = 5;
    private const int BitsAfterAccount = 4;
    private const long AccountMask = (1L << 40) - 1;
    private const long FirstBit = 1L << 44;

    /// <summary>One past the largest account id.</summary>
    private const long Accounts = 1_000_000_000_000;

    /// <summary>The account that a key belongs to, twelve digits; null for a text that is no key id, and for keys from before 2019, which do not say.</summary>
    /// <param name="keyId">An access key id, such as starts with <c>AKIA</c> or <c>ASIA</c>.</param>
    public static string? AccountOf(ReadOnlySpan<char> keyId) =>
        Number(keyId) is { } number && (number & FirstBit) != 0 && Account(number) < Accounts ? Account(number).ToString("D12", CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the account that a key id names can exist; always, for those that name none.</summary>
    internal static bool IsPlausible(ReadOnlySpan<char> keyId) => Number(keyId) is { } number && ((number & FirstBit) == 0 || Account(number) < Accounts);

    private static long Account(long number) => (number >> BitsAfterAccount) & AccountMask;

    // Nine digits of base 32 are 45 bits: one that says whether there is an account, forty of the account, and four of what follows.
    private static long? Number(ReadOnlySpan<char> keyId)
    {
        if (keyId.Length < PrefixLength + DigitsOfAccount)
        {
            return null;
        }

        var number = 0L;
        foreach (var c in keyId.Slice(PrefixLength, DigitsOfAccount))
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number << BitsOfDigit) | (uint)digit;
        }

        return number;
    }
}
