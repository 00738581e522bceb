using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Rules.ROLE;
using Parapet.Values;

namespace Parapet.Rules.DATA;

/// <summary>DATA002.</summary>
public sealed class ResourceSharedWithAccount : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "DATA002",
        Name = "resource-shared-with-account",
        Title = "Queue, topic, bucket, key or secret shared with another account",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Whoever administrates the other account decides who gets at the resource: all of its users and roles that have the permission there. An account that is sold, closed or forgotten stays in the policy.",
        Fix = "Name the one role that needs it instead of the account, and the actions it needs; add `aws:PrincipalOrgID` when the account is your own.",
        NotFlagged = "Single roles and users of other accounts. Accounts that are written as `${AWS::AccountId}` or as a parameter. Statements with a condition that keeps callers out. Every action of the service, or actions that decide who has access, are medium. Functions and roles, which have rules of their own. That an account written out as a number is the deployment's own cannot be seen.",
        Standards = ["CWE-284"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("all of another account reads the secret", """
            Resources:
              Database:
                Type: AWS::SecretsManager::Secret
              DatabasePolicy:
                Type: AWS::SecretsManager::ResourcePolicy
                Properties:
                  SecretId: !Ref Database
                  ResourcePolicy:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: arn:aws:iam::111122223333:root # finding
                        Action: secretsmanager:GetSecretValue
                        Resource: "*"
            """),
        Good("one role of another account", """
            Resources:
              Database:
                Type: AWS::SecretsManager::Secret
              DatabasePolicy:
                Type: AWS::SecretsManager::ResourcePolicy
                Properties:
                  SecretId: !Ref Database
                  ResourcePolicy:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: arn:aws:iam::111122223333:role/reporting
                        Action: secretsmanager:GetSecretValue
                        Resource: "*"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from policy in scan.Deployment.ResourcePolicies
        from pair in policy.Document.Statements.Index()
        where pair.Item.Allows && !StatementConditions.RestrictsCallers(pair.Item)
        from principal in pair.Item.Principals
        where principal.Type == "AWS" && principal.Name.Known is not null
        let account = Account(principal.Name.Known!)
        where account is not null
        select Finding(scan, policy, pair.Item, pair.Index, principal, account);

    private Finding Finding(Scan scan, ResourcePolicy policy, Statement statement, int index, Principal principal, string account)
    {
        var actions = statement.Actions.Select(action => action.Text.ToString()).ToList();
        var finding = Report(
            policy.Resource,
            principal.At,
            $"All of account `{account}` may do {(actions.Count == 0 ? "everything but what `NotAction` names" : Cause.Names(actions))} on {PolicyTargets.Name(scan, policy)} by {PolicyTargets.Statement(statement, index)} of its policy",
            Conditions.Both(statement.When, principal.When),
            $"[{index}] {account}");
        return statement.Actions.IsEmpty || statement.Actions.Any(action => action.Text.Known is { } pattern && DecidesOnAccess(pattern)) ? finding with { Severity = Severity.Medium } : finding;
    }

    private static bool DecidesOnAccess(string pattern) =>
        ActionPattern.IsWholeService(pattern) || IamCatalog.Matching(pattern).Any(action => action.Level == AccessLevel.PermissionsManagement);

    private static string? Account(string principal) =>
        RequestPrincipal.IsAccount(principal) ? principal
        : Arn.TryParse(principal, out var arn) && arn is { Service: "iam", Resource: "root" } && RequestPrincipal.IsAccount(arn.Account) ? arn.Account
        : null;
}
