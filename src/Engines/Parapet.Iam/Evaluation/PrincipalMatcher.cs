using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// The <c>Principal</c> or <c>NotPrincipal</c> element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
internal sealed class PrincipalMatcher
{
    private readonly ImmutableArray<PrincipalPattern> patterns;
    private readonly bool isNot;

    public PrincipalMatcher(Statement statement)
    {
        isNot = statement.Principals.IsEmpty;
        patterns = [.. (isNot ? statement.NotPrincipals : statement.Principals).Select(principal => new PrincipalPattern(principal))];
    }

    /// <summary>By which name the statement means a principal.</summary>
    public PrincipalMatch Matches(RequestPrincipal principal, Truth denies, bool hasBoundary)
    {
        // A statement that names nobody is for nobody.
        if (patterns.IsEmpty)
        {
            return PrincipalMatch.Nobody;
        }

        if (isNot)
        {
            return new PrincipalMatch(denies == Truth.True ? DenyReaches(principal, hasBoundary) : Listed(principal).Any.Not(), Truth.False, Truth.False);
        }

        return Listed(principal);
    }

    private PrincipalMatch Listed(RequestPrincipal principal)
    {
        var match = PrincipalMatch.Nobody;
        foreach (var pattern in patterns)
        {
            match = match.Or(pattern.Matches(principal));
        }

        return match;
    }

    // A denial spares only who is listed with account, role and session; with a boundary attached it spares nobody.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    private Truth DenyReaches(RequestPrincipal principal, bool hasBoundary)
    {
        if (hasBoundary)
        {
            return Truth.True;
        }

        var listed = Listed(principal);
        var spared = principal.Kind switch
        {
            PrincipalKind.Session => listed.ByName.And(listed.Role).And(listed.Account),
            PrincipalKind.FederatedUser or PrincipalKind.User => listed.ByName.And(listed.Account),
            _ => listed.Any,
        };
        var everyone = Truths.Of(patterns.Any(pattern => pattern.IsEveryone));
        return everyone.Or(spared).Not();
    }
}

/// <summary>By which of its names a principal is meant, each with its own consequence.</summary>
/// <param name="ByName">By the user's or session's own ARN, as a service or provider, or as everybody.</param>
/// <param name="Role">By the role behind the session, or the user behind a federated session.</param>
/// <param name="Account">By its account, which then decides for itself.</param>
internal readonly record struct PrincipalMatch(Truth ByName, Truth Role, Truth Account)
{
    public static PrincipalMatch Nobody { get; } = new(Truth.False, Truth.False, Truth.False);

    public static PrincipalMatch Direct { get; } = new(Truth.True, Truth.False, Truth.False);

    public Truth Any => ByName.Or(Role).Or(Account);

    public PrincipalMatch Or(PrincipalMatch other) => new(ByName.Or(other.ByName), Role.Or(other.Role), Account.Or(other.Account));

    public PrincipalMatch And(Truth truth) => new(ByName.And(truth), Role.And(truth), Account.And(truth));
}
