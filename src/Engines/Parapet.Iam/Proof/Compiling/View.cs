using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// What surrounds a resource's policy decides which of its statements count: in the resource's own account the caller's identity policies, boundary and session policy,
/// elsewhere only what the resource's policy says. A proof has to hold in each of these views.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
/// </summary>
internal sealed record View
{
    /// <summary>Whose requests these are, as the end of a sentence; empty when there is one view only.</summary>
    public required string Callers { get; init; }

    /// <summary>Whether the caller belongs to the resource's account.</summary>
    public bool IsOwnAccount { get; init; }

    /// <summary>Whether a statement that names the caller's account lets the caller in.</summary>
    public bool CountsAccounts { get; init; }

    /// <summary>Whether a statement that names the caller's role lets the caller in.</summary>
    public bool CountsRoles { get; init; }

    /// <summary>Whether the caller is let in by its identity, so that only denials of the resource's policy count.</summary>
    public bool CountsDenialsOnly { get; init; }

    /// <summary>Whether a boundary is attached to the caller, so that a denial by <c>NotPrincipal</c> spares nobody.</summary>
    public bool HasBoundary { get; init; }

    /// <summary>The one view in which policies of identities are compared, and what an organisation or an endpoint limits.</summary>
    public static View Plain { get; } = new() { Callers = "", CountsAccounts = true, CountsRoles = true };

    /// <summary>Callers whose own policies allow everything, where nothing but the resource's policy opens the resource.</summary>
    public static View Foreign { get; } = Plain with { Callers = "for callers of other accounts" };

    private static View Unprovided { get; } = new() { Callers = "for callers of the resource's account without policies of their own", IsOwnAccount = true, CountsRoles = true };

    private static View Limited { get; } = new() { Callers = "for callers of the resource's account whose boundary or session policy allows nothing", IsOwnAccount = true };

    private static View Provided { get; } = new() { Callers = "for callers of the resource's account whose own policies allow everything", IsOwnAccount = true, CountsDenialsOnly = true };

    /// <summary>The views in which two sides are compared.</summary>
    public static IEnumerable<View> Of(PolicySet wide, PolicySet narrow)
    {
        if (wide.Resource is not { } one || narrow.Resource is not { } other || !IsGrant(one.Kind) || !IsGrant(other.Kind))
        {
            return [Plain];
        }

        // Without a word of its own policy nobody has access to a key or a role, so that denials alone give nothing.
        var needsPolicy = one.Kind != PolicyKind.Resource && other.Kind != PolicyKind.Resource;
        View[] views = needsPolicy ? [Foreign, Unprovided, Limited] : [Foreign, Unprovided, Limited, Provided];
        return SparesSome(one) || SparesSome(other) ? [.. views, .. views.Select(view => view with { HasBoundary = true })] : views;
    }

    /// <summary>Whether a principal can be a caller of this view.</summary>
    public bool Includes(RequestPrincipal principal) => !IsOwnAccount || principal is { HasIdentity: true, Kind: not PrincipalKind.Root };

    /// <summary>Whether a statement that allows counts for a caller whom it means in these ways.</summary>
    public Truth Counts(PrincipalMatch match)
    {
        var counted = match.ByName;
        counted = CountsRoles ? counted.Or(match.Role) : counted;
        return CountsAccounts ? counted.Or(match.Account) : counted;
    }

    private static bool IsGrant(PolicyKind kind) => kind is PolicyKind.Resource or PolicyKind.Key or PolicyKind.Trust;

    private static bool SparesSome(Policy policy) => policy.Statements.Any(statement => statement.Denies != Truth.False && !statement.Source.NotPrincipals.IsEmpty);
}
