using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// Roles for people and workloads that an identity provider vouches for: a provider vouches for all its users, so a condition must say which.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
/// </summary>
internal static class FederationChecks
{
    private const string Provider = ":oidc-provider/";
    private const string GitHub = "token.actions.githubusercontent.com";

    private static readonly PolicyCheck Audience = PolicyCheck.Security("oidc-trust-without-audience", "Without a condition on the provider's `aud` a token that was made for another application opens the role.");
    private static readonly PolicyCheck Subject = PolicyCheck.Security("oidc-trust-without-subject", "A provider that is shared by many customers vouches for all of them: without a condition on `sub` any of them can assume the role.");
    private static readonly PolicyCheck AnyRepository = PolicyCheck.Security("github-trust-any-repository", "The subject's pattern takes in repositories of other owners.");
    private static readonly PolicyCheck Saml = PolicyCheck.Warning("saml-trust-without-audience", "Without a condition on `SAML:aud` an assertion that was made for another service opens the role.");

    private static readonly string[] SharedProviders = [GitHub, "gitlab.com", "app.terraform.io", "oidc.circleci.com", "agent.buildkite.com", "api.bitbucket.org", "oidc.vercel.com", "accounts.google.com"];

    public static CheckGroup Group { get; } = new(
        "Identity providers",
        [Audience, Subject, AnyRepository, Saml],
        policy => policy is { Kind: PolicyKind.Trust, IsComplete: true } ? policy.Statements.Where(view => view.Allows).SelectMany(Run) : []);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        foreach (var principal in view.Statement.Principals.Where(principal => principal.Type == "Federated"))
        {
            if (principal.Name.Known is not { } name)
            {
                continue;
            }

            if (name.Contains(":saml-provider/", StringComparison.Ordinal) && !view.MayTest("saml:aud", "saml:iss", "saml:sub"))
            {
                yield return Saml.At(principal.At, "no condition says for which service the assertion was made; add `\"SAML:aud\"`", view);
            }

            if (Issuer(name) is not { } issuer)
            {
                continue;
            }

            if (!view.MayTest(issuer + ":aud", issuer + ":sub", issuer + ":oaud", issuer + ":azp", issuer + ":amr"))
            {
                yield return Audience.At(principal.At, $"every token of `{issuer}` opens the role; add a condition on `{issuer}:aud`", view);
            }

            if (SharedProviders.Any(shared => issuer == shared || issuer.StartsWith(shared + "/", StringComparison.Ordinal))
                && !view.Statement.Conditions.Any(condition => condition.Key.StartsWith(issuer, StringComparison.OrdinalIgnoreCase) && !condition.Key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase)))
            {
                yield return Subject.At(principal.At, $"every customer of `{issuer}` can assume the role; add a condition on `{issuer}:sub`", view);
            }
        }

        foreach (var condition in view.Statement.Conditions.Where(c => c.Key.Equals(GitHub + ":sub", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var value in condition.Values.Where(value => TakesAnyOwner(condition, value)))
            {
                yield return AnyRepository.At(value.At, $"`{value.Text.Known}` takes in repositories of other owners", view);
            }
        }
    }

    private static bool TakesAnyOwner(ConditionEntry condition, TextItem value) =>
        ConditionOperator.TryParse(condition.Operator, out var op) && op is { Comparison: Comparison.StringLike, IsNegated: false }
        && value.Text.Known is { } pattern && Wildcards.Overlap(pattern, "repo:some-owner-nobody-has/?*") && Wildcards.Overlap(pattern, "repo:?/?*");

    // Some providers are built into IAM and have no ARN.
    private static string? Issuer(string name)
    {
        var at = name.IndexOf(Provider, StringComparison.Ordinal);
        return at >= 0 && at + Provider.Length < name.Length ? name[(at + Provider.Length)..]
            : name is "accounts.google.com" or "cognito-identity.amazonaws.com" ? name
            : null;
    }
}
