using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class ScanTests
{
    private const string Open = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: dotnet10
              Handler: Orders
              CodeUri: src/
              FunctionUrlConfig:
                AuthType: NONE
        """;

    private const string Closed = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: dotnet10
              Handler: Orders
              CodeUri: src/
        """;

    [Fact]
    public void The_vulnerable_sample_fails_and_its_repaired_twin_passes()
    {
        Assert.Equal(1, Parapet.Run(Parapet.Root, "scan", "samples/orders", "--as-of", "2026-11-23").ExitCode);
        Assert.Equal(0, Parapet.Run(Parapet.Root, "scan", "samples/orders-repaired", "--as-of", "2026-11-23").ExitCode);
    }

    [Fact]
    public void The_screen_in_the_readme_is_what_the_program_prints()
    {
        var block = File.ReadAllText(Path.Combine(Parapet.Root, "README.md")).Split("<!-- screen -->")[1].Trim().Trim('`').Trim('\n');
        var parts = block.Split("\n…\n");
        var output = Parapet.Run(Parapet.Root, "scan", "samples/orders", "--as-of", "2026-11-23").Output.TrimEnd('\n');
        Assert.StartsWith(parts[0], output, StringComparison.Ordinal);
        Assert.EndsWith(parts[1], output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_a_finding_is_the_value_itself()
    {
        using var folder = new Folder().With("template.yaml", Open);
        var finding = Findings(folder.Scan(".", "--format", "json", "--rules", "INVOKE003")).Single();
        Assert.Equal("template.yaml", finding.GetProperty("file").GetString());
        Assert.Equal(10, finding.GetProperty("line").GetInt32());
        Assert.Equal(19, finding.GetProperty("column").GetInt32());
        Assert.Equal("Orders", finding.GetProperty("function").GetString());
    }

    [Theory]
    [InlineData("high", 1)]
    [InlineData("critical", 0)]
    [InlineData("none", 0)]
    public void The_gate_decides_the_exit_code(string gate, int expected)
    {
        using var folder = new Folder().With("template.yaml", Open);
        Assert.Equal(expected, folder.Scan(".", "--rules", "INVOKE003", "--fail-on", gate).ExitCode);
    }

    [Fact]
    public void Results_go_to_standard_output_without_color_and_talk_goes_to_standard_error()
    {
        using var folder = new Folder().With("template.yaml", Open);
        var run = folder.Scan(".");
        Assert.Contains("INVOKE003", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void The_same_input_gives_the_same_report_byte_for_byte(string format)
    {
        string[] arguments = ["scan", "samples/orders", "--format", format, "--as-of", "2026-11-23"];
        var first = Parapet.Run(Parapet.Root, arguments);
        Assert.Equal(1, first.ExitCode);
        Assert.Equal(first.Output, Parapet.Run(Parapet.Root, arguments).Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void A_fix_is_written_out_in_every_format_and_the_secret_in_none(string format)
    {
        var output = Parapet.Run(Parapet.Root, "scan", "samples/orders", "--format", format, "--fixes", "--as-of", "2026-11-23").Output;
        Assert.Contains("DATABASE_URL_SECRET_ARN: !Ref DatabaseUrlSecret", output, StringComparison.Ordinal);
        Assert.DoesNotContain("marzipan", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_hides_what_is_known_even_when_lines_move()
    {
        using var folder = new Folder().With("template.yaml", Open);
        Assert.Equal(0, folder.Scan(".", "--write-baseline", "known.json").ExitCode);
        folder.With("template.yaml", "# One more line.\n" + Open);
        var run = folder.Scan(".", "--baseline", "known.json", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Findings(run));
    }

    [Fact]
    public void A_suppression_needs_a_reason_and_runs_out()
    {
        string[] arguments = [".", "--rules", "INVOKE003,IGNORE", "--format", "json", "--as-of", "2026-06-01"];
        string[] Rules(string comment)
        {
            using var folder = new Folder().With("template.yaml", Open.Replace("AuthType: NONE", "AuthType: NONE # parapet:ignore " + comment, StringComparison.Ordinal));
            return [.. Findings(folder.Scan(arguments)).Select(finding => finding.GetProperty("rule").GetString()!).Order()];
        }

        Assert.Empty(Rules("INVOKE003 reason=\"public by design\""));
        Assert.Empty(Rules("INVOKE003 reason=\"public by design\" until=2026-06-01"));
        Assert.Equal(["IGNORE001", "INVOKE003"], Rules("INVOKE003 reason=\"public by design\" until=2026-05-31"));
        Assert.Equal(["IGNORE002", "INVOKE003"], Rules("INVOKE003"));
    }

    [Fact]
    public void Metadata_suppresses_in_json_templates_too()
    {
        using var folder = new Folder().With("template.json", """
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "Metadata": { "Parapet": { "Ignore": [ { "Id": "INVOKE003", "Reason": "public by design" } ] } },
                  "Properties": { "Runtime": "dotnet10", "Handler": "Orders", "CodeUri": "src/", "FunctionUrlConfig": { "AuthType": "NONE" } }
                }
              }
            }
            """);
        Assert.Equal(0, folder.Scan(".", "--rules", "INVOKE003").ExitCode);
    }

    [Fact]
    public void Metadata_covers_its_own_resource_also_when_all_stand_on_one_line()
    {
        const string properties = "\"Properties\":{\"Runtime\":\"python3.8\"}}";
        using var folder = new Folder().With("t.json", $"{{\"Resources\":{{\"A\":{{\"Type\":\"AWS::Lambda::Function\",{properties},"
            + $"\"B\":{{\"Type\":\"AWS::Lambda::Function\",\"Metadata\":{{\"Parapet\":{{\"Ignore\":{{\"Id\":\"CODE001\",\"Reason\":\"r\"}}}}}},{properties},"
            + $"\"C\":{{\"Type\":\"AWS::Lambda::Function\",{properties}}}}}");
        var findings = Findings(folder.Scan(".", "--rules", "CODE001", "--format", "json", "--as-of", "2026-06-01"));
        Assert.Equal(["A", "C"], findings.Select(finding => finding.GetProperty("function").GetString()));
    }

    [Fact]
    public void A_parameter_decides_what_would_be_undecided()
    {
        using var folder = new Folder().With("template.yaml", Open.Replace("Resources:", "Parameters:\n  Auth:\n    Type: String\nResources:", StringComparison.Ordinal).Replace("NONE", "!Ref Auth", StringComparison.Ordinal));
        var run = folder.Scan(".", "--rules", "INVOKE003", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, Json(run).GetProperty("undecided").GetArrayLength());
        Assert.Equal(1, folder.Scan(".", "--rules", "INVOKE003", "--parameter", "Auth=NONE").ExitCode);
        Assert.Equal(0, folder.Scan(".", "--rules", "INVOKE003", "--parameter", "Auth=AWS_IAM").ExitCode);
        folder.With("samconfig.toml", "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"Auth=\\\"NONE\\\"\"\n");
        Assert.Equal(1, folder.Scan(".", "--rules", "INVOKE003", "--parameters", "samconfig.toml").ExitCode);
        folder.With("parameters.json", """[ { "ParameterKey": "Auth", "ParameterValue": "NONE" } ]""");
        Assert.Equal(1, folder.Scan(".", "--rules", "INVOKE003", "--parameters", "parameters.json").ExitCode);
    }

    [Fact]
    public void A_nested_template_is_part_of_its_parent()
    {
        using var folder = new Folder()
            .With("template.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  Child:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: child/template.yaml\n")
            .With("child/template.yaml", Open);
        var finding = Findings(folder.Scan(".", "--rules", "INVOKE003", "--format", "json")).Single();
        Assert.Equal("child/template.yaml", finding.GetProperty("file").GetString());
        Assert.Equal("Child/Orders", finding.GetProperty("function").GetString());
    }

    [Fact]
    public void Nothing_outside_the_scan_root_is_read()
    {
        using var outside = new Folder().With("secret.yaml", Open);
        using var folder = new Folder().With("template.yaml", Closed
            + $"\n  Child:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: {outside.Path}/secret.yaml"
            + $"\n  Up:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: ../{Path.GetFileName(outside.Path)}/secret.yaml\n");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.yaml"), Path.Combine(outside.Path, "secret.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linked"), outside.Path);
        var run = folder.Scan(".", "--rules", "INVOKE003", "--format", "json");
        Assert.Empty(Findings(run));
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("Resources:\n  A: [\n", "template.yaml:")]
    [InlineData("AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A:\n    Type: AWS::S3::Bucket\n    Type: AWS::S3::Bucket\n", "template.yaml:5:5")]
    [InlineData("AWSTemplateFormatVersion: 2010-09-09\nResources:\n\tA: AWS::\n", "template.yaml:")]
    public void What_cannot_be_read_is_never_clean(string template, string place)
    {
        using var folder = new Folder().With("template.yaml", template);
        var run = folder.Scan("template.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(place, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_templates_is_not_clean()
    {
        using var folder = new Folder().With("compose.yaml", "services: {}\n");
        var run = folder.Scan(".");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no CloudFormation or SAM template", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", "scan", "missing.yaml")]
    [InlineData("did you mean", "scan", ".", "--rules", "INVOKE999")]
    [InlineData("names no rule", "scan", ".", "--rules", "")]
    [InlineData("is no date", "scan", ".", "--as-of", "yesterday")]
    [InlineData("NAME=VALUE", "scan", ".", "--parameter", "Auth")]
    [InlineData("cannot be read", "scan", ".", "--baseline", "missing.json")]
    [InlineData("--help", "scan", ".", "--format", "yaml")]
    [InlineData("--help", "scan")]
    [InlineData("did you mean", "explain", "INVOKE03")]
    public void A_wrong_call_says_what_is_wrong_and_exits_with_2(string expected, params string[] arguments)
    {
        using var folder = new Folder().With("template.yaml", Closed);
        var run = Parapet.Run(folder.Path, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", "notes.yaml")]
    [InlineData("notes.yaml", ".")]
    [InlineData("template.yaml", "notes.yaml", ".")]
    public void A_named_file_must_be_a_template_wherever_it_stands_among_the_paths(params string[] paths)
    {
        using var folder = new Folder().With("template.yaml", Closed).With("notes.yaml", "just: notes\n");
        var run = folder.Scan(paths);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("notes.yaml", run.Output, StringComparison.Ordinal);
        Assert.Equal(folder.Scan([".", "notes.yaml"]).Output, run.Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public void Neither_the_place_of_the_folder_nor_the_order_of_paths_shows(string format)
    {
        using var one = new Folder().With("a/template.yaml", Open).With("b/template.yaml", Open);
        using var other = new Folder().With("b/template.yaml", Open).With("a/template.yaml", Open);
        var expected = one.Scan(".", "--format", format, "--as-of", "2026-06-01").Output;
        Assert.Equal(expected, other.Scan("b", "./a/", "b/template.yaml", "--format", format, "--as-of", "2026-06-01").Output);
    }

    [Fact]
    public void A_report_can_be_written_to_a_file()
    {
        using var folder = new Folder().With("template.yaml", Open);
        var run = folder.Scan(".", "--format", "sarif", "--output", "report.sarif");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        using var sarif = JsonDocument.Parse(folder.Read("report.sarif"));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.Equal(["report.sarif", "template.yaml"], Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public void A_device_is_written_to_and_never_replaced()
    {
        using var folder = new Folder().With("template.yaml", Open);
        Assert.Contains("INVOKE003", folder.Scan(".", "--output", "/dev/stdout").Output, StringComparison.Ordinal);
    }

    private static JsonElement Json(Run run) => JsonDocument.Parse(run.Output).RootElement;

    private static JsonElement[] Findings(Run run) => [.. Json(run).GetProperty("findings").EnumerateArray()];
}
