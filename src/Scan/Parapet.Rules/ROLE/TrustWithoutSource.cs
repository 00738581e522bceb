using System.Collections.Frozen;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE012.</summary>
public sealed class TrustWithoutSource : Rule
{
    private const string Cognito = "cognito-identity.amazonaws.com";
    private const string Marker = ":oidc-provider/";
    private const string Suffix = ".amazonaws.com";

    // Services that act for resources of many accounts and send the source along, as their own pages say.
    private static readonly FrozenSet<string> SendSource = FrozenSet.ToFrozenSet(
        [
            "scheduler", "states", "pipes", "firehose", "logs", "bedrock", "sagemaker", "glue", "iot", "backup", "dms", "transfer", "appsync", "ses", "codebuild", "cloudtrail",
            "vpc-flow-logs", "delivery.logs", "config", "s3", "batchoperations.s3", "quicksight", "amplify", "transcribe", "translate", "comprehend", "kendra", "personalize", "forecast",
        ],
        StringComparer.Ordinal);

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE012",
        Name = "trust-without-source",
        Title = "Trust that does not say for whom",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "A role that trusts everybody, or an identity provider without naming the subject can be assumed by everybody whom the provider knows: any repository on GitHub, any app of Cognito. A service that acts on behalf of many customers can be talked into using a role for another of them, unless the trust policy says for which resource or account.",
        Fix = "Compare the provider's subject (`token.actions.githubusercontent.com:sub`, `cognito-identity.amazonaws.com:aud`) with the one that is meant. For a service add `aws:SourceArn` or `aws:SourceAccount`, for a partner's account `sts:ExternalId`.",
        NotFlagged = "Services to which the deployment itself hands the role: it is its own account that does so, and nobody else's. Of the others only those that act for resources of many accounts and send the source along, and those as low. SAML providers, whose assertions are made for one account. Roles of functions that trust accounts, which are `trust-policy-too-wide`. Accounts under a condition that must hold. A principal that is known only when deployed.",
        Standards = ["CWE-441", "CWE-284"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_secure-by-default.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any repository on GitHub", """
            Resources:
              Deploy:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com # finding
                        Action: sts:AssumeRoleWithWebIdentity
                        Condition:
                          StringEquals:
                            token.actions.githubusercontent.com:aud: sts.amazonaws.com
            """),
        Bad("a schedule of anybody", """
            Resources:
              Scheduling:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: scheduler.amazonaws.com # finding
                        Action: sts:AssumeRole
            """),
        Good("one branch of one repository, and schedules of this account", """
            Resources:
              Deploy:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
                        Action: sts:AssumeRoleWithWebIdentity
                        Condition:
                          StringEquals:
                            token.actions.githubusercontent.com:aud: sts.amazonaws.com
                            token.actions.githubusercontent.com:sub: repo:example/orders:ref:refs/heads/main
                      - Effect: Allow
                        Principal:
                          Service: scheduler.amazonaws.com
                        Action: sts:AssumeRole
                        Condition:
                          StringEquals:
                            aws:SourceAccount: !Ref AWS::AccountId
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from role in scan.Deployment.Roles
        from pair in role.Trust.Statements.Index()
        where pair.Item.Allows
        from principal in pair.Item.Principals
        let finding = Check(scan, role, pair.Item, pair.Index, principal)
        where finding is not null
        select finding;

    private Finding? Check(Scan scan, Role role, Statement statement, int index, Principal principal)
    {
        var users = scan.Deployment.FunctionsOf(role).ToList();
        var function = users is [var only] ? only : null;
        if (principal.Type == "Federated" && scan.Permissions.Concretizer.Concrete(principal.Name).Known is { } provider && Provider(provider) is { } host)
        {
            return IsComparedBy(statement, host == Cognito ? $"{Cognito}:aud" : $"{host}:sub") ? null
                : Report(role.Resource, principal.At, $"Everybody whom `{host}` knows may act with the role `{role.Resource.LogicalId}`: statement {index + 1} of the trust policy does not compare {(host == Cognito ? "the identity pool (`aud`)" : "the subject (`sub`)")}", principal.When, $"[{index}] {host}", function);
        }

        if (principal.Type is "*" or "AWS" && users.Count == 0 && !StatementConditions.Restricts(statement) && principal.Name.Known is { } name)
        {
            return name == "*" ? Report(role.Resource, principal.At, $"Every AWS account may act with the role `{role.Resource.LogicalId}` by statement {index + 1} of the trust policy", principal.When, $"[{index}] *")
                : Account(name) is { } account ? Report(role.Resource, principal.At, $"All of account `{account}` may act with the role `{role.Resource.LogicalId}` by statement {index + 1} of the trust policy, which asks for no external id", principal.When, $"[{index}] {account}") with { Severity = Severity.Medium }
                : null;
        }

        return principal is { Type: "Service", Name.Known: { } service } && service.EndsWith(Suffix, StringComparison.Ordinal) && SendSource.Contains(service[..^Suffix.Length]) && statement.Conditions.IsEmpty && !IsHandedOver(scan.Deployment, role)
            ? Report(role.Resource, principal.At, $"`{service}` may act with the role `{role.Resource.LogicalId}` for any source: statement {index + 1} of the trust policy has neither `aws:SourceArn` nor `aws:SourceAccount`", principal.When, $"[{index}] {service}", function) with { Severity = Severity.Low }
            : null;
    }

    private static string? Account(string name) =>
        RequestPrincipal.IsAccount(name) ? name
        : Arn.TryParse(name, out var arn) && arn is { Service: "iam", Resource: "root" } && RequestPrincipal.IsAccount(arn.Account) ? arn.Account
        : null;

    // Roles, policies and outputs aside, who refers to a role is given it.
    private static bool IsHandedOver(Deployment deployment, Role role) => deployment.Resources.Any(resource =>
        !resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal) && RefersTo(resource.Properties, role.Id));

    private static bool RefersTo(Value value, string id) => value switch
    {
        TextValue text => text.Text.References.Any(reference => reference.Resource == id),
        ListValue list => list.Items.Any(item => RefersTo(item, id)),
        MapValue map => map.Entries.Any(entry => RefersTo(entry.Value, id)),
        ChoiceValue choice => RefersTo(choice.WhenTrue, id) || RefersTo(choice.WhenFalse, id),
        _ => false,
    };

    // The host of an OpenID Connect provider; a SAML provider has none.
    private static string? Provider(string name) =>
        name.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at ? name[(at + Marker.Length)..]
        : name == Cognito ? name
        : null;

    private static bool IsComparedBy(Statement statement, string key) => statement.Conditions.Any(condition =>
        string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.Contains("IfExists", StringComparison.OrdinalIgnoreCase)
        && !condition.Values.Any(value => value.Text.Known is { } known && known.AsSpan().Trim("*?").IsEmpty));
}
