using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Who may assume a role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html</summary>
internal static class TrustChecks
{
    private const string AssumeRole = "sts:AssumeRole";
    private const string WithWeb = "sts:AssumeRoleWithWebIdentity";
    private const string WithSaml = "sts:AssumeRoleWithSAML";

    private static readonly PolicyCheck ExternalId = PolicyCheck.Suggestion("account-trust-without-external-id", "If the account belongs to a third party, `sts:ExternalId` keeps its other customers from using the role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html");
    private static readonly PolicyCheck NoAssume = PolicyCheck.Warning("trust-policy-without-assume", "Without an action that assumes the role the statement lets nobody use it.");
    private static readonly PolicyCheck FederatedAssume = PolicyCheck.Error("federated-principal-action", "A federated principal assumes a role by `sts:AssumeRoleWithWebIdentity` or `sts:AssumeRoleWithSAML`, never by `sts:AssumeRole`.");
    private static readonly PolicyCheck FederatedElsewhere = PolicyCheck.Warning("federated-principal-outside-trust", "Federated principals have a meaning in trust policies; elsewhere name the role that they assume.");

    public static CheckGroup Group { get; } = new(
        "Trust policies",
        [ExternalId, NoAssume, FederatedAssume, FederatedElsewhere],
        policy => policy.Kind == PolicyKind.Trust ? policy.Statements.Where(view => view.Allows).SelectMany(Run) : policy.Statements.SelectMany(Elsewhere));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        if (view.AllActionsKnown && !view.Actions.Any(action => IamCatalog.Matching(action.Text).Any(known => known is { Service: "sts" } && known.Name.StartsWith("Assume", StringComparison.Ordinal)
            || known.Name is "TagSession" or "SetSourceIdentity" or "SetContext")))
        {
            yield return NoAssume.At(view.Statement.At, "no action of the statement assumes the role", view);
        }

        foreach (var principal in view.Statement.Principals)
        {
            if (principal is { Type: "AWS", Name.Known: { } name } && IsAccount(name)
                && !view.MayTest("sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalArn", "aws:PrincipalTag/", "aws:MultiFactorAuthPresent", "aws:SourceIdentity"))
            {
                yield return ExternalId.At(principal.At, $"anybody in `{name}` whom its administrators permit can assume the role; if the account is a third party's, ask for `sts:ExternalId`", view);
            }

            if (principal is { Type: "Federated", Name.Known: { } provider } && view.AllActionsKnown
                && !view.Actions.Any(action => ActionPattern.Matches(action.Text, WithWeb) || ActionPattern.Matches(action.Text, WithSaml))
                && view.Actions.Any(action => ActionPattern.Matches(action.Text, AssumeRole)))
            {
                yield return FederatedAssume.At(principal.At, $"`{provider}` cannot assume the role by `{AssumeRole}`", view);
            }
        }
    }

    private static IEnumerable<PolicyIssue> Elsewhere(StatementView view) =>
        from principal in view.Statement.Principals
        where principal.Type == "Federated" && view.Policy.Kind.NamesPrincipals()
        select FederatedElsewhere.At(principal.At, "a federated principal has a meaning in trust policies only; name the role that it assumes", view);

    private static bool IsAccount(string name) => ArnText.IsAccountNumber(name) || (Arn.TryParse(name, out var arn) && arn is { Service: "iam", Resource: "root" });
}
