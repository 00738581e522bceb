using System.Collections.Frozen;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;
using Parapet.Model;

namespace Parapet.Rules.POLICY;

/// <summary>POLICY001.</summary>
public sealed class InvalidPolicy : Rule
{
    // Warnings that say "does nothing".
    private static readonly FrozenSet<string> WithoutEffect = FrozenSet.ToFrozenSet(
        [
            "unknown-service", "unknown-action", "action-pattern-without-match", "action-needs-all-resources", "action-without-matching-resource", "object-action-on-bucket", "bucket-action-on-object",
            "empty-action-list", "empty-resource-list", "empty-principal-list", "empty-condition-values", "arn-unknown-service", "secret-arn-without-suffix", "variable-in-old-version",
            "condition-value-is-no-arn", "wildcard-without-like", "key-not-of-actions", "private-ip-range", "trust-policy-without-assume",
        ],
        StringComparer.Ordinal);

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "POLICY001",
        Name = "invalid-policy",
        Title = "Policy that AWS refuses or that does nothing",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "A policy with a misspelt action, an ARN in the wrong form or a condition on a key that does not exist either stops the deployment or, worse, is taken and does not do what it says: a denial that denies nothing looks like protection.",
        Fix = "Correct what the message names; the documentation of the action tells which resources and condition keys it knows.",
        NotFlagged = "What makes a policy longer or less clear and does no harm, and what a template leaves unknown. Policies that SAM makes from its own templates. What has no effect in a statement that allows is low, since the code shows it soon; in a denial it is medium.",
        Standards = ["CWE-1173"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a denial of an action that does not exist", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: dynamodb:PutItem
                          Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
                        - Effect: Deny
                          Action: dynamodb:DeleteItems # finding
                          Resource: "*"
            """),
        Good("an action that does", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: dynamodb:PutItem
                          Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from each in Policies(scan.Deployment).DistinctBy(each => (each.Document.At, each.Kind))
        from issue in PolicyValidator.Validate(each.Document, each.Kind)
        where (issue.Severity == IssueSeverity.Error || WithoutEffect.Contains(issue.Check)) && !IsMadeBySam(Around(each.Document, issue))
        let finding = Report(each.Resource, issue.At, $"{Where(issue.Statement, each.Name)}: {issue.Message}", key: $"{each.Name} {issue.Statement} {issue.Check}", function: each.Function)
        select issue.Severity == IssueSeverity.Error || IsInDenial(each.Document, issue) ? finding : finding with { Severity = Severity.Low };

    private static bool IsInDenial(PolicyDocument document, PolicyIssue issue) => Around(document, issue)?.Effect.Is("Deny") == true;

    private static Statement? Around(PolicyDocument document, PolicyIssue issue) => document.Statements.LastOrDefault(statement => statement.At <= issue.At);

    // Of a policy template of SAM everything stands where its name stands.
    private static bool IsMadeBySam(Statement? statement) => statement is { Actions.IsEmpty: false } && statement.Actions.All(action => action.At == statement.At);

    private static IEnumerable<(PolicyDocument Document, PolicyKind Kind, Resource Resource, string Name, Function? Function)> Policies(Deployment deployment)
    {
        foreach (var role in deployment.Roles)
        {
            var users = deployment.FunctionsOf(role).ToList();
            var function = users is [var only] ? only : null;
            yield return (role.Trust, PolicyKind.Trust, role.Resource, "the trust policy", function);
            foreach (var policy in role.Policies)
            {
                yield return (policy.Document, PolicyKind.Identity, policy.Resource, $"`{policy.Name}`", function);
            }
        }

        foreach (var policy in deployment.ResourcePolicies)
        {
            var kind = policy.Resource.Type switch
            {
                "AWS::KMS::Key" => PolicyKind.Key,
                "AWS::EC2::VPCEndpoint" => PolicyKind.VpcEndpoint,
                _ => PolicyKind.Resource,
            };
            yield return (policy.Document, kind, policy.Resource, $"the policy `{policy.Resource.LogicalId}`", null);
        }
    }

    private static string Where(string? statement, string policy) => statement switch
    {
        null => $"In {policy}",
        ['#', .. var number] => $"In statement {number} of {policy}",
        _ => $"In `{statement}` of {policy}",
    };
}
