namespace Parapet.Iam.Proof.Searching;

/// <summary>Accounts for witnesses.</summary>
internal static class Accounts
{
    /// <summary>The account of principals and of resources when nothing says which; one that AWS's own documentation uses.</summary>
    public const string Own = "123456789012";

    /// <summary>Another account; also one that AWS's own documentation uses.</summary>
    public const string Other = "111122223333";

    private const long First = 999_999_999_999;
    private const long Step = 111_111_111;

    /// <summary>Two accounts that stand in none of some texts.</summary>
    public static (string One, string Other) Unnamed(IReadOnlyCollection<string> texts)
    {
        var found = new List<string>();
        for (var number = First; found.Count < 2; number -= Step)
        {
            var account = number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
            if (!texts.Any(text => text.Contains(account, StringComparison.Ordinal)))
            {
                found.Add(account);
            }
        }

        return (found[0], found[1]);
    }
}
