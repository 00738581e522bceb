using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE009.</summary>
public sealed class CredentialExposure : Rule
{
    // Reads on resources that are not part of the deployment. Listing functions takes no resource and shows the variables of all.
    private static readonly (string Action, string Resource, string What)[] Reads =
    [
        ("secretsmanager:GetSecretValue", Here("secretsmanager", "secret:"), "every secret"),
        ("ssm:GetParameter", Here("ssm", "parameter/"), "every parameter"),
        ("ssm:GetParameters", Here("ssm", "parameter/"), "every parameter"),
        ("ssm:GetParametersByPath", Here("ssm", "parameter/"), "every parameter"),
        ("sts:AssumeRole", $"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:role/{ImaginaryAccount.Other}", "the credentials of every role that trusts the account"),
        ("lambda:GetFunction", Here("lambda", "function:"), Configuration),
        ("lambda:GetFunctionConfiguration", Here("lambda", "function:"), Configuration),
        ("lambda:ListFunctions", "*", Configuration),
    ];

    private const string Configuration = "the configuration of every function";

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE009",
        Name = "credential-exposure",
        Title = "Any secret within reach",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "A function needs its own secret. A role that reads every secret or parameter of the account, assumes any role, or reads the configuration of any function with the credentials in it, turns one leak into all of them.",
        Fix = "Name the secrets, parameters, roles and functions that the code uses, such as `!Ref DatabaseSecret` or `parameter/orders/*`.",
        NotFlagged = "A statement that names a secret, a path of parameters or a role. What Deny statements or the permissions boundary take back. Whole services, `NotAction` and administrators, which are `wildcard-action`, `allow-with-not-action` and `administrator-role`. Reading only the configuration of functions is medium, and so is a statement with a condition that must hold. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-522", "CWE-732"],
        References =
        [
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("every secret of the account", """
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
                          Action: secretsmanager:GetSecretValue # finding
                          Resource: "*"
            """),
        Bad("a managed policy that reads every parameter", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - AmazonSSMReadOnlyAccess # finding
            """),
        Good("one secret, and the parameters of one application", """
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
                          Action: secretsmanager:GetSecretValue
                          Resource: !Ref DatabaseSecret
                        - Effect: Allow
                          Action: ssm:GetParametersByPath
                          Resource: !Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/*
              DatabaseSecret:
                Type: AWS::SecretsManager::Secret
            """),
        Good("a denial leaves one", """
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
                          Action: secretsmanager:GetSecretValue
                          Resource: "*"
                        - Effect: Deny
                          Action: secretsmanager:GetSecretValue
                          NotResource: arn:aws:secretsmanager:*:*:secret:orders-*
            """),
        Unknown("the secret is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              SecretArn:
                Type: String
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
                          Action: secretsmanager:GetSecretValue
                          Resource: !Ref SecretArn
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from grant in owner.Permissions.Grants
        from verdict in Check(scan, owner, grant)
        select verdict;

    private IEnumerable<Verdict> Check(Scan scan, UsedRole owner, Grant grant)
    {
        var asked = Reads.Where(read => grant.Mentions(read.Action) && !Cause.IsReportedWider(scan, owner, grant, read.Action))
            .Select(read => (Read: read, Reach: owner.Permissions.ThroughAny(grant, read.Action, read.Resource))).ToList();
        var open = asked.Where(pair => pair.Reach > Reach.Unknown).ToList();
        if (open.Count > 0)
        {
            var what = open.Select(pair => pair.Read.What).Distinct().ToList();
            var isLess = open.All(pair => pair.Reach == Reach.UnderCondition) || what is [Configuration];
            var finding = Report(
                grant.Resource,
                Cause.Place(grant, open[0].Read.Action),
                $"{owner.Who} can get at {string.Join(" and ", what)} of the account by {grant.Name}",
                owner.When(grant),
                $"{grant.PolicyName}[{grant.Index}]",
                owner.Function);
            yield return isLess ? finding with { Severity = Severity.Medium } : finding;
        }
        else if (asked.Exists(pair => pair.Reach == Reach.Unknown))
        {
            yield return CannotTell(grant.Resource, grant.Statement.Resources is [var first, ..] && grant.Managed is null ? first.At : grant.At, owner.WhyUnknown(grant), owner.Function);
        }
    }

    private static string Here(string service, string kind) =>
        $"arn:{ImaginaryAccount.Partition}:{service}:{ImaginaryAccount.Region}:{ImaginaryAccount.Id}:{kind}{ImaginaryAccount.Other}";
}
