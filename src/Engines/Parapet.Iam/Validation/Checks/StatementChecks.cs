using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Which elements a statement has. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</summary>
internal static class StatementChecks
{
    private static readonly PolicyCheck InvalidElement = PolicyCheck.Error("invalid-statement-element", "A misspelled element is refused or, worse, not heeded.");
    private static readonly PolicyCheck MissingEffect = PolicyCheck.Error("missing-effect", "Each statement says `Allow` or `Deny`.");
    private static readonly PolicyCheck InvalidEffect = PolicyCheck.Error("invalid-effect", "`Effect` is `Allow` or `Deny`, in this spelling.");
    private static readonly PolicyCheck MissingAction = PolicyCheck.Error("missing-action", "Each statement has `Action` or `NotAction`.");
    private static readonly PolicyCheck MissingResource = PolicyCheck.Error("missing-resource", "Each statement of such a policy has `Resource` or `NotResource`.");
    private static readonly PolicyCheck MissingPrincipal = PolicyCheck.Error("missing-principal", "A policy on a resource says whom it is about; without `Principal` the statement matches nobody.");
    private static readonly PolicyCheck BothActions = PolicyCheck.Error("action-and-not-action", "A statement has either `Action` or `NotAction`.");
    private static readonly PolicyCheck BothResources = PolicyCheck.Error("resource-and-not-resource", "A statement has either `Resource` or `NotResource`.");
    private static readonly PolicyCheck BothPrincipals = PolicyCheck.Error("principal-and-not-principal", "A statement has either `Principal` or `NotPrincipal`.");
    private static readonly PolicyCheck PrincipalNotAllowed = PolicyCheck.Error("principal-not-allowed", "A policy on an identity is about that identity; it names no principal.");
    private static readonly PolicyCheck ResourceInTrust = PolicyCheck.Error("resource-in-trust-policy", "A trust policy is about the role it belongs to; it names no resource.");
    private static readonly PolicyCheck InvalidSid = PolicyCheck.Error("invalid-sid", "IAM takes a `Sid` of ASCII letters and digits only.");
    private static readonly PolicyCheck DuplicateSid = PolicyCheck.Error("duplicate-sid", "IAM refuses a policy in which two statements have the same `Sid`.");

    public static CheckGroup Group { get; } = new(
        "Elements of a statement",
        [InvalidElement, MissingEffect, InvalidEffect, MissingAction, MissingResource, MissingPrincipal, BothActions, BothResources, BothPrincipals, PrincipalNotAllowed, ResourceInTrust, InvalidSid, DuplicateSid],
        policy => [.. policy.Statements.SelectMany(Elements), .. policy.Statements.SelectMany(Missing), .. Sids(policy)]);

    /// <summary>Whether no statement has such an element.</summary>
    public static bool IsInvalid(Element element) =>
        element.Name is not ("Sid" or "Effect" or "Action" or "NotAction" or "Resource" or "NotResource" or "Principal" or "NotPrincipal" or "Condition");

    private static IEnumerable<PolicyIssue> Elements(StatementView view)
    {
        foreach (var element in view.Statement.Elements)
        {
            var kind = view.Policy.Kind;
            if (IsInvalid(element))
            {
                yield return InvalidElement.At(element.At, $"`{element.Name}` is no element of a statement", view);
            }
            else if (element.Name is "Principal" or "NotPrincipal" && !kind.NamesPrincipals())
            {
                yield return PrincipalNotAllowed.At(element.At, $"`{element.Name}` is not allowed in this kind of policy", view);
            }
            else if (element.Name is "Resource" or "NotResource" && kind == PolicyKind.Trust)
            {
                yield return ResourceInTrust.At(element.At, $"a trust policy has no `{element.Name}`", view);
            }
        }

        foreach (var (check, one, other) in new[] { (BothActions, "Action", "NotAction"), (BothResources, "Resource", "NotResource"), (BothPrincipals, "Principal", "NotPrincipal") })
        {
            if (view.Statement.Has(one) && view.Statement.Has(other))
            {
                yield return check.At(view.Statement.At, $"the statement has both `{one}` and `{other}`", view);
            }
        }

        foreach (var effect in view.Statement.Effect.Known.Where(effect => effect.Value is not ("Allow" or "Deny")))
        {
            yield return InvalidEffect.At(effect.At, $"`{effect.Value}` is no effect; write `Allow` or `Deny`", view);
        }
    }

    private static IEnumerable<PolicyIssue> Missing(StatementView view)
    {
        var (statement, kind) = (view.Statement, view.Policy.Kind);
        if (!statement.Has("Effect"))
        {
            yield return MissingEffect.At(statement.At, "the statement has no `Effect`", view);
        }

        if (!statement.Has("Action") && !statement.Has("NotAction"))
        {
            yield return MissingAction.At(statement.At, "the statement has no `Action`", view);
        }

        // Some services, ECR for one, have resource policies without `Resource`.
        if (!statement.Has("Resource") && !statement.Has("NotResource") && kind is not (PolicyKind.Trust or PolicyKind.Resource))
        {
            yield return MissingResource.At(statement.At, "the statement has no `Resource`", view);
        }

        if (!statement.Has("Principal") && !statement.Has("NotPrincipal") && kind.NamesPrincipals())
        {
            yield return MissingPrincipal.At(statement.At, "the statement has no `Principal`, so it matches nobody", view);
        }
    }

    private static IEnumerable<PolicyIssue> Sids(PolicyView policy)
    {
        var seen = new HashSet<(string, string?)>();
        foreach (var view in policy.Statements)
        {
            if (view.Statement.Sid.ValueOrDefault is not { Length: > 0 } sid)
            {
                continue;
            }

            if (!sid.All(char.IsAsciiLetterOrDigit) && policy.IsKeptByIam)
            {
                yield return InvalidSid.At(view.Statement.Sid.At, $"`{sid}` has characters other than ASCII letters and digits, which IAM refuses", view);
            }

            if (!seen.Add((sid, view.Statement.When)))
            {
                yield return DuplicateSid.At(view.Statement.Sid.At, $"another statement has the `Sid` `{sid}` as well", view);
            }
        }
    }
}
