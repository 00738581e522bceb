using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whom a policy on a resource lets in.</summary>
internal static class ResourcePolicyChecks
{
    private static readonly PolicyCheck Public = PolicyCheck.Security("public-access", "`Principal: \"*\"` without a condition that limits who it is opens the resource to everybody, also to people without an account.");
    private static readonly PolicyCheck Deputy = PolicyCheck.Security("confused-deputy", "A service acts for every customer: without `aws:SourceArn` or `aws:SourceAccount` somebody else can make it use this resource. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
    private static readonly PolicyCheck WholeAccount = PolicyCheck.Suggestion("wildcard-action-for-principal", "Every action of the service, to a principal outside a condition, also grants the right to change this policy.");

    private static readonly string[] Narrowing =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalTag/", "aws:userid", "aws:username",
        "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner", "aws:PrincipalServiceName",
        "aws:PrincipalIsAWSService", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:VpcSourceIp",
        "kms:CallerAccount", "s3:DataAccessPointAccount", "s3:DataAccessPointArn", "lambda:FunctionUrlAuthType", "sts:ExternalId", "aws:CalledVia", "aws:FederatedProvider",
        "kms:ViaService", "elasticfilesystem:AccessedViaMountTarget",
    ];

    private static readonly string[] Sources = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalOrgID", "aws:SourceOwner", "kms:CallerAccount", "kms:ViaService", "kms:EncryptionContext:aws:logs:arn", "lambda:EventSourceToken"];

    public static CheckGroup Group { get; } = new(
        "Policies on resources",
        [Public, Deputy, WholeAccount],
        policy => policy.Kind is PolicyKind.Resource or PolicyKind.Key or PolicyKind.Trust ? policy.Statements.Where(view => view.Allows).SelectMany(Run) : []);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        var isTrust = view.Policy.Kind == PolicyKind.Trust;
        foreach (var principal in view.Statement.Principals)
        {
            if (principal is { Type: "*" or "AWS", Name.Known: "*" } && !view.MayTest(Narrowing) && !NarrowsByEncryption(view))
            {
                yield return Public.At(principal.At, "everybody is let in: no condition limits who it is", view);
            }

            if (!isTrust && principal is { Type: "Service", Name.Known: { } service } && !view.MayTest(Sources) && !NarrowsByEncryption(view))
            {
                yield return Deputy.At(principal.At, $"`{service}` is let in for every customer of it; add a condition on `aws:SourceArn` or `aws:SourceAccount`", view);
            }
        }

        if (view.Policy.Kind == PolicyKind.Resource && view.IsUnconditional && view.Statement.Principals.Any(principal => principal is { Type: "AWS", Name.Known: not (null or "*") }))
        {
            foreach (var (text, at, _) in view.Actions.Where(action => Catalog.ActionPattern.IsWholeService(action.Text)))
            {
                yield return WholeAccount.At(at, $"`{text}` lets the principal change this policy as well; name the actions", view);
            }
        }
    }

    // What was encrypted for one log group or one topic belongs to one customer.
    private static bool NarrowsByEncryption(StatementView view) => view.MayTest("kms:EncryptionContext:");
}
