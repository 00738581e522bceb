using System.Collections.Immutable;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

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
        Bad("a comment, and user data of which a part is known only when it is deployed", $$"""
            Resources:
              Runner:
                Type: AWS::EC2::Instance
                Properties:
                  # was postgres://orders:{{Password}}@db.internal/orders # finding
                  ImageId: ami-0123456789abcdef0
                  UserData:
                    Fn::Base64: !Sub |
                      #!/bin/sh
                      export REGION=${AWS::Region}
                      export DB_PASSWORD={{Password}} # finding
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
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var values = TemplateSecrets.Of(scan.Deployment);
        return (from found in values select Report(scan, found)).Concat(InTexts(scan, values));
    }

    private Finding Report(Scan scan, TemplateSecret found)
    {
        var key = $"{found.Name} {found.Secret.DetectorId}";
        return found.Resource is { } resource
            ? Report(resource, found.At, $"`{found.Name}` of `{resource.LogicalId}` holds {found.Secret.What} that everybody who can read the template can use", found.When, key)
            : Report(scan.Deployment, found.At, $"Output `{found.Name}` shows {found.Secret.What} to whoever may look at the template or the stack", key);
    }

    // What stands in no value, or in one that is known only in part: comments, descriptions, mappings, user data with holes.
    private IEnumerable<Finding> InTexts(Scan scan, ImmutableArray<TemplateSecret> values)
    {
        var places = values.Select(found => found.At)
            .Concat(scan.Deployment.Functions.SelectMany(function => scan.Secrets.WrittenOut(function).Select(found => found.At)))
            .Concat(PlainParameters.Of(scan.Deployment).Where(found => found.IsWrittenOut).Select(found => found.At))
            .Concat(TemplateInputs.Of(scan.Deployment).Where(input => input.IsWrittenOut).Select(input => input.Parameter.Default.Cases[0].At));
        var number = 0;
        foreach (var found in scan.Texts?.Besides(places) ?? [])
        {
            var at = new Location(found.Path, found.Line, found.Column);
            yield return Report(scan.Deployment, at, $"The text of the template holds {found.Secret.What} that everybody who can read it can use", $"text {found.Secret.DetectorId} {++number}");
        }
    }
}
