using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Parapet.Cli.Tests;

/// <summary>Secrets are planted in every place that is looked at; none of them may come out again, whatever is asked and whatever is broken.</summary>
public sealed class NoSecretInOutputTests
{
    private const string Template = "template.yaml";

    private static readonly string[] Places =
    [
        "variable", "address", "parameter", "default", "stage", "output", "userdata", "machine", "token", "metadata", "master", "inline", "hole",
        "env", "npmrc", "pypirc", "settings", "notebook", "source", "layer", "zip", "broken", "other", "comment", "description", "mapping", "bang", "alias", "reason", "given",
    ];

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void No_report_of_a_scan_holds_one(string format)
    {
        using var folder = Planted();
        Silent(folder.Scan(".", "--format", format, "--fixes"), exitCode: 2);
        Silent(folder.Scan(Template, "--format", format, "--fixes"), exitCode: 1);
        Silent(folder.Scan(Template, "--format", format, "--output", "report", "--write-baseline", "baseline.json", "--parameter", $"Pin={Planted("other")}"), exitCode: 0);
        Silent(folder.Read("report"));
        Silent(folder.Read("baseline.json"));
    }

    [Fact]
    public void Every_place_is_found_so_that_silence_means_something()
    {
        using var folder = Planted();
        using var document = JsonDocument.Parse(folder.Scan(Template, "--format", "json").Output);
        var found = document.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("rule").GetString()!.StartsWith("SECRET", StringComparison.Ordinal))
            .Select(finding => $"{finding.GetProperty("file").GetString()}:{finding.GetProperty("line").GetInt32().ToString(CultureInfo.InvariantCulture)}").ToHashSet(StringComparer.Ordinal);

        var lines = folder.Read(Template).Split('\n');
        Assert.Equal([], lines.Index().Where(line => line.Item.Contains("# planted", StringComparison.Ordinal) && !found.Contains($"{Template}:{line.Index + 1}")).Select(line => Hidden(line.Item)));
        Assert.Equal([], new[] { "src/.env:1", "src/.npmrc:1", "src/.pypirc:3", "src/appsettings.json:1", "src/report.ipynb:1", "src/app.py:2", "layer/settings.env:1" }.Where(place => !found.Contains(place)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void No_report_holds_one_that_stands_where_none_is_expected(string format)
    {
        using var folder = Planted();
        folder.With("odd.yaml", $$"""
            Description: the password is {{Planted("description")}}, DB_PASSWORD={{Planted("description")}}
            # DB_PASSWORD={{Planted("comment")}}
            Mappings:
              Logins:
                Db:
                  password: {{Planted("mapping")}}
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                # parapet:ignore SECRET001 reason="password={{Planted("reason")}}"
                Properties:
                  Runtime: python3.14
                  Handler: app.handler
                  Code: {ZipFile: "x"}
                  Environment:
                    Variables:
                      A_PASSWORD: !{{Planted("bang")}}
                      B_PASSWORD: *{{Planted("alias")}}
                      {{SecretsTests.Key}}: postgres://orders:{{Planted("address")}}@db.internal/orders
            """);
        Silent(folder.Scan("odd.yaml", "--format", format, "--fixes", "--write-baseline", "baseline.json", "--parameter", $"DbPassword={Planted("given")}"));
        Silent(folder.Scan("odd.yaml", "--format", format, "--parameter", Planted("given")));
        Silent(folder.Read("baseline.json"));
    }

    [Theory]
    [InlineData("secrets", ".", "--min-certainty", "possible")]
    [InlineData("secrets", ".", "--min-certainty", "possible", "--format", "json")]
    [InlineData("secrets", "code.zip", "broken.yaml", "nowhere")]
    [InlineData("packages", Template, "--all")]
    [InlineData("packages", "code.zip", "--format", "json")]
    [InlineData("role", "Orders", "--in", Template)]
    [InlineData("role", "Orders", "--in", Template, "--format", "json")]
    [InlineData("iam", "who", "sqs:SendMessage", "Queue", "--in", Template)]
    [InlineData("scan", "broken.yaml")]
    [InlineData("scan", "broken.json")]
    public void No_other_command_says_one(params string[] arguments)
    {
        using var folder = Planted();
        Silent(Parapet.Run(folder.Path, arguments));
    }

    [Theory]
    [InlineData("SECRET001")]
    [InlineData("SECRET010")]
    [InlineData("SECRET011")]
    [InlineData("SECRET012")]
    public void What_explains_a_rule_says_none(string rule) => Assert.Equal(0, Parapet.Run(Parapet.Root, "explain", rule).ExitCode);

    private static void Silent(Run run, int? exitCode = null)
    {
        Assert.Equal(exitCode ?? run.ExitCode, run.ExitCode);
        Silent(run.Output);
        Silent(run.Error);
    }

    // The test itself must not print what it looks for.
    private static void Silent(string text) =>
        Assert.Equal([], Places.Where(place => text.Contains(SecretsTests.Key, StringComparison.Ordinal) || text.Contains(Planted(place), StringComparison.Ordinal) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Planted(place)))[..^4], StringComparison.Ordinal)));

    private static string Hidden(string line) => Places.Aggregate(line, (text, place) => text.Replace(Planted(place), $"<{place}>", StringComparison.Ordinal));

    // Looks generated, and differs in each place.
    private static string Planted(string place)
    {
        var number = Array.IndexOf(Places, place) + 3;
        return string.Create(CultureInfo.InvariantCulture, $"q{number}Zr{7919 * number}_kW{104_729 * number % 9_973}xT");
    }

    private static Folder Planted() => new Folder()
        .With(Template, $$"""
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Pin:
                Type: String
                Default: {{Planted("other")}}
              DbPassword:
                Type: String
                Default: {{Planted("default")}} # planted
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Metadata:
                  Setup:
                    adminPassword: {{Planted("metadata")}} # planted
                Properties:
                  Runtime: python3.14
                  Handler: app.handler
                  CodeUri: src/
                  Layers: [!Ref Settings]
                  Environment:
                    Variables:
                      DB_PASSWORD: {{Planted("variable")}} # planted
                      DATABASE_URL: postgres://orders:{{Planted("address")}}@db.internal/orders # planted
                      QUEUE_URL: !Sub amqps://orders:{{Planted("hole")}}@${AWS::StackName}.internal/ # planted
              Settings:
                Type: AWS::Serverless::LayerVersion
                Properties:
                  ContentUri: layer/
              Inline:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.14
                  Handler: index.handler
                  InlineCode: "DB_PASSWORD = '{{Planted("inline")}}'" # planted
              Zipped:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.14
                  Handler: index.handler
                  CodeUri: code.zip
              Queue:
                Type: AWS::SQS::Queue
              Login:
                Type: AWS::SSM::Parameter
                Properties:
                  Type: String
                  Name: /orders/db/password
                  Value: {{Planted("parameter")}} # planted
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: abc123
                  StageName: live
                  Variables:
                    dbPassword: {{Planted("stage")}} # planted
              Runner:
                Type: AWS::EC2::Instance
                Properties:
                  UserData: {{Convert.ToBase64String(Encoding.UTF8.GetBytes($"#!/bin/sh\nexport DB_PASSWORD={Planted("userdata")}\n"))}} # planted
              Flow:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: arn:aws:iam::111122223333:role/flow
                  DefinitionString: '{"States": {"Call": {"Parameters": {"apiPassword": "{{Planted("machine")}}"} } } }' # planted
              Skill:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: alexa-appkit.amazon.com
                  EventSourceToken: {{Planted("token")}} # planted
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: {{Planted("master")}} # planted
            Outputs:
              DbPassword:
                Value: {{Planted("output")}} # planted
            """)
        .With("broken.yaml", $"Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: {{ Password: \"{Planted("broken")}\n  - {Planted("broken")}: [\n")
        .With("broken.json", $"{{\"Resources\": {{\"A\": {{\"Type\": \"AWS::SQS::Queue\", \"Password\": \"{Planted("broken")}\" {Planted("broken")}")
        .With("src/.env", $"DB_PASSWORD={Planted("env")}\n")
        .With("src/.npmrc", $"//npm.example.com/:_authToken={Planted("npmrc")}\n")
        .With("src/.pypirc", $"[pypi]\nusername = orders\npassword = {Planted("pypirc")}\n")
        .With("src/appsettings.json", $$"""{"ConnectionStrings": {"Orders": "Server=db.internal;Database=orders;User Id=orders;Password={{Planted("settings")}};"} }""")
        .With("src/report.ipynb", $$"""{"cells": [{"source": ["DB_PASSWORD = \"{{Planted("notebook")}}\"\n"]}]}""")
        .With("src/app.py", $"import os\nDB_PASSWORD = \"{Planted("source")}\"\n")
        .With("layer/settings.env", $"DB_PASSWORD={Planted("layer")}\n")
        .WithBytes("code.zip", SecretsTests.Zip(("index.py", Encoding.UTF8.GetBytes($"DB_PASSWORD = \"{Planted("zip")}\"\n"))));
}
