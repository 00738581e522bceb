using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>What the principal says of the keys that AWS fills in from it.</summary>
internal sealed class DerivedLiterals(AtomPool atoms, Cast cast)
{
    private const string AccountKey = "aws:principalaccount";
    private const string ServiceKey = "aws:principalisawsservice";
    private const string TypeKey = "aws:principaltype";

    /// <summary>Whether a key, in lower case, follows from the principal.</summary>
    public static bool IsDerived(string key) => key is AccountKey or ServiceKey or TypeKey or "aws:principalarn" or "aws:principalservicename" or "aws:username";

    /// <summary>What holds for whoever identity policies are attached to.</summary>
    public ImmutableArray<Literal> OfIdentity => [atoms.Is(ServiceKey, false)];

    /// <summary>What holds for one principal.</summary>
    public ImmutableArray<Literal> Of(RequestPrincipal principal) =>
    [
        atoms.Is(ServiceKey, principal.Kind == PrincipalKind.Service),
        Is(TypeKey, principal.Kind switch
        {
            PrincipalKind.User => "User",
            PrincipalKind.Session => "AssumedRole",
            PrincipalKind.FederatedUser => "FederatedUser",
            PrincipalKind.Root => "Account",
            PrincipalKind.Service => "Service",
            _ => "Anonymous",
        }),
        .. Account(principal),
    ];

    // The stranger stands for every account that is not named.
    private ImmutableArray<Literal> Account(RequestPrincipal principal) =>
        principal.Account is not { } account ? [atoms.IsAbsent(AccountKey)]
        : account == cast.Stranger ? [atoms.IsIn(AccountKey, AnyAccount), .. Named]
        : [Is(AccountKey, account)];

    private ImmutableArray<Literal> Named => cast.Accounts.Count == 0 ? [] : [!atoms.IsIn(AccountKey, new GlobUnion(cast.Accounts.Select(account => GlobPattern.Literal(account))))];

    private static GlobUnion AnyAccount { get; } = GlobUnion.Of("????????????");

    private Literal Is(string key, string value) => atoms.IsIn(key, new GlobUnion([GlobPattern.Literal(value)]));
}
