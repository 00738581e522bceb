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

            import os
            import boto3

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
    [InlineData("dotnet10", "DB_PASSWORD", "private static readonly Task<GetSecretValueResponse> DbPasswordResponse = new AmazonSecretsManagerClient()", "Orders::Orders.Function::Handle")]
    [InlineData("dotnet10", "DB_PASSWORD", "\n(await DbPasswordResponse).SecretString\n", "Orders::Orders.Function::Handle")]
    [InlineData("dotnet10", "DB_PASSWORD", "private static readonly", "!Ref Handler")]
    [InlineData("nodejs24.x", "DB_PASSWORD", "\nconst dbPassword = new SecretsManagerClient().send(")]
    [InlineData("nodejs24.x", "DB_PASSWORD", "\n(await dbPassword).SecretString\n")]
    [InlineData("nodejs24.x", "DELETE", "const deleteValue = ")]
    [InlineData("python3.14", "PASS", "\npass_value = boto3")]
    [InlineData("java25", "DB_PASSWORD", "private static final String DB_PASSWORD = SecretsManagerClient.create()")]
    [InlineData("ruby3.4", "DB_PASSWORD", "\nDB_PASSWORD = Aws::SecretsManager::Client.new")]
    [InlineData("ruby3.4", "END", "\nEND_VALUE = Aws::SecretsManager::Client.new")]
    [InlineData("provided.al2023", "DB_PASSWORD", "\nvar dbPassword string\n")]
    [InlineData("go1.x", "TYPE", "\nvar typeValue string\n")]
    [InlineData("cobol1", "DB_PASSWORD", "The code has to fetch the value when it starts, outside of the handler: GetSecretValue of Secrets Manager, with what DB_PASSWORD_SECRET_ARN holds")]
    [InlineData("nodejs24.x", "jwtSecret", "process.env.jwtSecret_SECRET_ARN")]
    [InlineData("python3.14", "JWT_SECRET", "jwt_secret = boto3")]
    [InlineData("python3.14", "JWT_SECRET", "JwtSecret:")]
    [InlineData("python3.14", "JWT_SECRET", "JWT_SECRET_ARN: !Ref JwtSecret\n")]
    public void The_line_of_code_is_in_the_language_of_the_runtime(string runtime, string variable, string expected, string handler = "Orders") =>
        Assert.Contains(expected, Remedy("template.yaml", Sam(variable, runtime).Replace("Handler: Orders", "Handler: " + handler, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void How_a_function_is_built_says_what_a_custom_runtime_runs()
    {
        var template = Sam("DB_PASSWORD", "provided.al2023").Replace("    Properties:", "    Metadata:\n      BuildMethod: rust-cargolambda\n    Properties:", StringComparison.Ordinal);
        Assert.Contains("The code has to fetch", Remedy("template.yaml", template), StringComparison.Ordinal);
        Assert.Contains("AmazonSecretsManagerClient", Remedy("template.yaml", template.Replace("rust-cargolambda", "dotnet10", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData("Parameters:\n  DbPasswordSecret:\n    Type: String\n")]
    [InlineData("Mappings:\n  DbPasswordSecret:\n    a: {b: c}\n")]
    [InlineData("Conditions:\n  DbPasswordSecret: !Equals [a, b]\n")]
    [InlineData("Conditions:\n  Never: !Equals [a, b]\nResources:\n  DbPasswordSecret:\n    Type: AWS::SQS::Queue\n    Condition: Never\n")]
    public void A_new_secret_takes_no_name_of_a_parameter_mapping_or_condition(string sections)
    {
        var template = Sam("DB_PASSWORD", "dotnet10");
        template = sections.Contains("Resources:", StringComparison.Ordinal)
            ? template.Replace("Resources:\n", sections, StringComparison.Ordinal)
            : template.Replace("Resources:\n", sections + "Resources:\n", StringComparison.Ordinal);
        Assert.Contains("  DbPasswordSecret2:\n", Remedy("template.yaml", template), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB", "DB_SECRET_ARN: x", "DB_SECRET2_ARN")]
    [InlineData("DB_SECRET", "DB_SECRET_ARN: x", "DB_SECRET2_ARN")]
    [InlineData("DB_SECRET", "DB: x", "DB_SECRET_SECRET_ARN")]
    public void The_new_variable_takes_no_name_that_is_taken(string variable, string other, string expected) =>
        Assert.Contains($"          {expected}: !Ref ", Remedy("template.yaml", Sam(variable, "dotnet10") + $"\n          {other}\n"), StringComparison.Ordinal);

    [Fact]
    public void The_syntax_is_that_of_the_file_whatever_it_is_called()
    {
        var yaml = Sam("DB_PASSWORD", "dotnet10");
        Assert.Contains("!Ref DbPasswordSecret", Remedy("template.json", yaml), StringComparison.Ordinal);
        Assert.Contains("{ \"Ref\": \"DbPasswordSecret\" }", Remedy("template.yaml", SecretTemplates.Json(SecretTemplates.SamFunction, "DB_PASSWORD", "dotnet10")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_loop_makes_gets_no_remedy()
    {
        var template = Sam("DB_PASSWORD", "dotnet10").ReplaceLineEndings("\n");
        var start = template.IndexOf("  Orders:\n", StringComparison.Ordinal);
        var body = template[start..].Replace("  Orders:\n", "  ${Name}:\n", StringComparison.Ordinal).Replace("\n", "\n      ", StringComparison.Ordinal);
        var looped = $"{template[..start]}  Fn::ForEach::All:\n    - Name\n    - [Orders, Billing]\n    -\n      {body}";
        var findings = Findings("template.yaml", looped).Where(finding => finding.Rule.Id == "SECRET001").ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Null(finding.Remedy));
    }

    [Fact]
    public void Fixes_of_functions_with_variables_of_one_name_do_not_meet()
    {
        var orders = Sam("DB_PASSWORD", "dotnet10").ReplaceLineEndings("\n");
        var billing = orders[orders.IndexOf("  Orders:\n", StringComparison.Ordinal)..].Replace("  Orders:", "  Billing:", StringComparison.Ordinal);
        var remedies = Remedies(orders + "\n" + billing);
        Assert.Contains("  OrdersDbPasswordSecret:\n", remedies[0], StringComparison.Ordinal);
        Assert.Contains("  BillingDbPasswordSecret:\n", remedies[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_all_functions_is_one_secret()
    {
        var remedies = Remedies($$"""
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Runtime: dotnet10
                Handler: Orders
                CodeUri: src/
                Environment:
                  Variables:
                    DB_PASSWORD: postgres://orders:{{Password}}@db.internal/orders
            Resources:
              Orders:
                Type: AWS::Serverless::Function
              Billing:
                Type: AWS::Serverless::Function
            """);
        Assert.Equal(2, remedies.Count);
        Assert.All(remedies, remedy => Assert.Contains("  DbPasswordSecret:\n", remedy, StringComparison.Ordinal));
        Assert.All(remedies, remedy => Assert.StartsWith("In the template, in place of DB_PASSWORD, which stands in `Globals` or in another part that functions share (line 9):\n", remedy, StringComparison.Ordinal));
        Assert.Contains(remedies, remedy => remedy.Contains("  Billing:\n    Properties:\n      Environment:\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_a_secret_itself_is_not_repeated()
    {
        var name = string.Join('_', "sk", "live", "51HqLyB8mVtR2cXw9ZkNd4PfJ7");
        Assert.All(Findings("template.yaml", Sam(name, "dotnet10")), finding => Assert.Null(finding.Remedy));
    }

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

    private static List<string> Remedies(string template) => [.. Findings("template.yaml", template).Where(finding => finding.Rule.Id == "SECRET001").Select(finding => finding.Remedy!)];

    private static ImmutableArray<Finding> Findings(string file, string template) =>
        RuleRunner.Run(new Scan(TemplateReader.ReadText(file, template), new DateOnly(2026, 11, 1)), Catalog.All.Where(rule => rule.Info.Family == "SECRET")).Findings;
}
