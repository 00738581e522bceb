using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class PolicyTests
{
    private const string Logs = "samples/orders/logs";

    [Theory]
    [InlineData("ImportInvoice", "text", "txt")]
    [InlineData("ImportInvoice", "json", "json")]
    [InlineData("PlaceOrder", "markdown", "md")]
    [InlineData("ImportInvoice", "html", "html")]
    [InlineData("ShipOrder", "yaml", "yaml")]
    [InlineData("ImportInvoice", "patch", "patch")]
    public void The_policy_of_a_function_is_this(string function, string format, string extension)
    {
        var run = Generate(function, "--format", format);
        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
        Golden.Matches($"policy-{function}.{extension}", run.Output);
    }

    [Theory]
    [InlineData("ImportInvoice")]
    [InlineData("ShipOrder")]
    [InlineData("NightlyReport")]
    public void At_least_nine_of_ten_granted_actions_are_removed_and_the_proof_holds(string function)
    {
        var result = Json(Generate(function, "--format", "json"));
        var actions = result.GetProperty("actions");
        Assert.True(actions.GetProperty("after").GetInt32() * 10 <= actions.GetProperty("before").GetInt32());
        var proof = result.GetProperty("proof");
        Assert.True(proof.GetProperty("holds").GetBoolean());
        Assert.Equal("proved", proof.GetProperty("withinOld").GetProperty("verdict").GetString());
        Assert.All(proof.GetProperty("removals").EnumerateArray(), removal => Assert.Equal(JsonValueKind.String, removal.GetProperty("denied").ValueKind));
    }

    [Fact]
    public void The_old_policy_that_is_written_to_go_back_to_contains_the_new_one()
    {
        using var folder = new Folder();
        var old = Path.Combine(folder.Path, "old.json");
        folder.With("new.json", Json(Generate("ShipOrder", "--format", "json", "--rollback", old)).GetProperty("policy").GetRawText());
        Assert.Equal(0, Parapet.Run(folder.Path, "iam", "compare", "old.json", "new.json").ExitCode);
        Assert.Equal(1, Parapet.Run(folder.Path, "iam", "compare", "new.json", "old.json").ExitCode);
    }

    [Fact]
    public void What_the_old_policy_did_not_allow_is_shown()
    {
        using var folder = new Folder().With("template.yaml", """
            Resources:
              ReadOrder: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt R.Arn } }
              R: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "sqs:*", Resource: "*" } } } ] } }
            """);
        var run = Parapet.Run(Parapet.Root, "policy", "generate", "--function", "ReadOrder", "--trail", Logs, "--in", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("New access", run.Output, StringComparison.Ordinal);
        Assert.Contains("dynamodb:GetItem", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_deployment_the_policy_is_the_same_and_what_was_granted_is_not_known()
    {
        var run = Parapet.Run(Parapet.Root, "policy", "generate", "--function", "ImportInvoice", "--trail", Logs, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Json(Generate("ImportInvoice", "--format", "json")).GetProperty("policy").GetRawText(), Json(run).GetProperty("policy").GetRawText());
        Assert.Equal("not asked", Json(run).GetProperty("proof").GetProperty("withinOld").GetProperty("verdict").GetString());
    }

    [Fact]
    public void Files_in_another_order_and_twice_change_nothing_in_the_policy()
    {
        using var folder = new Folder();
        foreach (var (index, file) in Directory.EnumerateFiles(Path.Combine(Parapet.Root, Logs), "*.json", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal).Index())
        {
            folder.With($"{index}.json", File.ReadAllText(file)).With($"more/{9 - index}.json", File.ReadAllText(file));
        }

        var run = Parapet.Run(Parapet.Root, "policy", "generate", "--function", "ImportInvoice", "--trail", folder.Path, "--in", "samples/orders", "--format", "json");
        Assert.Equal(Json(Generate("ImportInvoice", "--format", "json")).GetProperty("policy").GetRawText(), Json(run).GetProperty("policy").GetRawText());
    }

    [Fact]
    public void Exact_keeps_every_key_and_days_count_from_the_newest_event_back()
    {
        Assert.Contains("incoming/2026-10-19/invoice-30.pdf", Generate("ImportInvoice", "--exact", "--format", "json").Output, StringComparison.Ordinal);
        var recent = Generate("ImportInvoice", "--days", "8", "--format", "json").Output;
        Assert.Contains("incoming/2026-11-16/", recent, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-09", recent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_what_the_sheet_says_and_loads_nothing()
    {
        var page = Generate("ShipOrder", "--format", "html").Output;
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        foreach (var line in Generate("ShipOrder", "--format", "markdown").Output.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)))
        {
            Assert.Contains($"<h2>{line[4..]}</h2>", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PlaceOrdr", "did you mean")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:nobody", "no call of a function")]
    public void A_function_that_the_logs_do_not_have_is_no_empty_policy(string name, string says)
    {
        var run = Generate(name);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_log_is_told_and_the_rest_is_read()
    {
        using var folder = new Folder().With("a.json", """{"Records":[{"eventVersion":""");
        folder.With("b.json", File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Parapet.Root, Logs), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First()));
        var run = Parapet.Run(Parapet.Root, "policy", "generate", "--function", "ImportInvoice", "--trail", folder.Path, "--format", "json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a.json", run.Error, StringComparison.Ordinal);
        Assert.True(Json(run).GetProperty("proof").GetProperty("holds").GetBoolean());
    }

    [Fact]
    public void Granted_and_not_used_is_listed_for_each_function()
    {
        var run = Parapet.Run(Parapet.Root, "policy", "unused", "--trail", Logs, "--in", "samples/orders", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        var functions = Json(run).GetProperty("functions").EnumerateArray().ToDictionary(function => function.GetProperty("function").GetString()!);
        Assert.Equal("[\"dynamodb:DeleteItem\",\"dynamodb:GetItem\"]", functions["PlaceOrder"].GetProperty("services")[0].GetProperty("actions").ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.True(functions["ShipOrder"].GetProperty("unused").GetInt32() > 10_000);
        Assert.Contains("no call", functions["TrackOrder"].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_is_given_logs_finds_for_each_statement_what_the_list_has()
    {
        var unused = Json(Parapet.Run(Parapet.Root, "policy", "unused", "--trail", Logs, "--in", "samples/orders", "--format", "json")).GetProperty("functions").EnumerateArray()
            .Where(function => function.GetProperty("unused").GetInt32() > 0).Select(function => function.GetProperty("function").GetString());
        var scan = Parapet.Run(Parapet.Root, "scan", "samples/orders", "--trail", Logs, "--rules", "ROLE014", "--format", "json");
        Assert.Equal((1, ""), (scan.ExitCode, scan.Error));
        var found = Json(scan).GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("function").GetString());
        Assert.Equal(unused.Order(), found.Distinct().Order());
        Assert.Contains("`PlaceOrder` did not use 2 of the 3 actions of statement 1 of `orders` in 36 days of logs: `dynamodb:DeleteItem`, `dynamodb:GetItem`; `ReadOrder` has the same role", scan.Output, StringComparison.Ordinal);
        Assert.Contains("no call of it is in the logs", scan.Output, StringComparison.Ordinal);
        Assert.Equal(0, Parapet.Run(Parapet.Root, "scan", "samples/orders", "--rules", "ROLE014").ExitCode);
    }

    [Fact]
    public void A_summary_says_what_its_logs_say()
    {
        using var folder = new Folder();
        var summary = Path.Combine(folder.Path, "summary.json");
        Assert.Equal(0, Parapet.Run(Parapet.Root, "trail", "audit", Logs, "--summary", summary).ExitCode);
        string[][] questions =
        [
            ["policy", "generate", "--function", "ImportInvoice", "--in", "samples/orders", "--format", "json"],
            ["policy", "generate", "--function", "PlaceOrder", "--in", "samples/orders", "--format", "markdown"],
            ["policy", "unused", "--in", "samples/orders", "--format", "json"],
            ["scan", "samples/orders", "--format", "json"],
        ];
        Assert.All(questions, question => Assert.Equal(Parapet.Run(Parapet.Root, [.. question, "--trail", Logs]), Parapet.Run(Parapet.Root, [.. question, "--trail", summary])));
        Assert.All(questions, question =>
        {
            var run = Parapet.Run(Parapet.Root, [.. question, "--trail", summary, "--days", "8"]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("is a summary, which `--days` cannot divide; give the logs", run.Error, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("there is no log here", "--trail", "missing")]
    [InlineData("`--days` needs `--trail`", "--days", "3")]
    public void A_scan_with_logs_that_are_not_there_is_no_scan(string says, params string[] options)
    {
        var run = Parapet.Run(Parapet.Root, ["scan", "samples/orders", .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    private static Run Generate(string function, params string[] more) =>
        Parapet.Run(Parapet.Root, ["policy", "generate", "--function", function, "--trail", Logs, "--in", "samples/orders", .. more]);

    private static JsonElement Json(Run run) => JsonDocument.Parse(run.Output).RootElement;
}
