namespace Parapet.Iam.Proof.Searching;

/// <summary>Accounts for witnesses, made of digits that AWS's own documentation uses.</summary>
internal static class Accounts
{
    /// <summary>The account of principals when nothing says which.</summary>
    public const string Own = "123456789012";

    /// <summary>An account that has nothing to do with a policy.</summary>
    public const string Stranger = "999999999999";

    /// <summary>The account of resources that other accounts reach.</summary>
    public const string OfResource = "444455556666";
}
