using System.Diagnostics;

namespace Parapet.Cli.Tests;

public sealed class PolicyPatchTests
{
    private const string Logs = "samples/orders/logs";

    [Theory]
    [InlineData("ImportInvoice", "\n")]
    [InlineData("ShipOrder", "\n")]
    [InlineData("NightlyReport", "\r\n")]
    public void The_patch_applies_and_gives_no_new_access(string function, string lineEnd)
    {
        using var folder = new Folder();
        foreach (var file in (string[])["template.yaml", "nested/notifications.yaml"])
        {
            var text = File.ReadAllText(Path.Combine(Parapet.Root, "samples", "orders", file)).ReplaceLineEndings(lineEnd);
            folder.With($"old/{file}", text).With($"new/{file}", text);
        }

        var patch = Generate(Path.Combine(folder.Path, "new"), function, "template.yaml");
        Assert.Empty(patch.Error);
        Assert.Equal(0, patch.ExitCode);
        folder.With("new/least.patch", patch.Output);
        Apply(Path.Combine(folder.Path, "new"), "least.patch");
        Assert.NotEqual(folder.Read("old/template.yaml"), folder.Read("new/template.yaml"));

        var compare = Parapet.Run(folder.Path, "iam", "compare", "old/template.yaml", "new/template.yaml");
        Assert.True(compare.ExitCode == 0, compare.Output + compare.Error);
        Assert.Equal(1, Parapet.Run(folder.Path, "iam", "compare", "new/template.yaml", "old/template.yaml").ExitCode);
        Assert.Empty(Parapet.Run(folder.Path, "scan", "new", "--format", "json").Error);

        // What is least already stays as it is.
        var again = Generate(Path.Combine(folder.Path, "new"), function, "template.yaml");
        Assert.Empty(again.Output);
        Assert.Equal(0, again.ExitCode);
    }

    [Theory]
    [InlineData("Handler: h\n      Policies: AdministratorAccess", "Handler: h\n      Policies:\n")]
    [InlineData("Policies:\n      - AdministratorAccess\n      # for the handler\n      Handler: h", "      # for the handler\n      Handler: h\n")]
    [InlineData("Policies: [\n        AdministratorAccess,\n        ReadOnlyAccess ]\n\n      Handler: h", "\n\n      Handler: h\n")]
    public void Only_the_lines_of_the_policies_change(string properties, string kept)
    {
        using var folder = new Folder().With("template.yaml", Template(properties, "", "\n"));
        var run = Generate(folder.Path, "ImportInvoice", "template.yaml");
        Assert.Empty(run.Error);
        folder.With("least.patch", run.Output);
        Apply(folder.Path, "least.patch");
        var now = folder.Read("template.yaml");
        Assert.Contains(kept, now, StringComparison.Ordinal);
        Assert.Contains("s3:GetObject", now, StringComparison.Ordinal);
        Assert.DoesNotContain("AdministratorAccess", now, StringComparison.Ordinal);
        Assert.EndsWith("\n# the end\n", now, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_without_an_end_is_no_obstacle()
    {
        using var folder = new Folder().With("template.yaml", Template("Policies: AdministratorAccess", "", "").Replace("\n# the end", "", StringComparison.Ordinal));
        folder.With("least.patch", Generate(folder.Path, "ImportInvoice", "template.yaml").Output);
        Apply(folder.Path, "least.patch");
        Assert.DoesNotContain("AdministratorAccess", folder.Read("template.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policies: &all AdministratorAccess", "", "anchor")]
    [InlineData("Policies: AdministratorAccess", ", Company::Macro", "macro")]
    [InlineData("Policies: AdministratorAccess\n      Role: !If [Own, !GetAtt Other.Arn, !Ref AWS::NoValue]", "", "role")]
    [InlineData("Role: !GetAtt Other.Arn", "", "stands by itself")]
    public void What_cannot_be_replaced_safely_is_said_with_what_to_do(string properties, string macros, string says)
    {
        using var folder = new Folder().With("template.yaml", Template(properties, macros, "\n"));
        var run = Generate(folder.Path, "ImportInvoice", "template.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_role_a_template_in_json_and_no_template_have_no_patch()
    {
        var shared = Generate(Parapet.Root, "PlaceOrder", "samples/orders");
        Assert.Equal(2, shared.ExitCode);
        Assert.Contains("shares its role with `ReadOrder`", shared.Error, StringComparison.Ordinal);

        using var folder = new Folder().With("template.json", """
            {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"ImportInvoice": {"Type": "AWS::Serverless::Function", "Properties": {"Policies": ["AdministratorAccess"]}}}}
            """);
        var json = Generate(folder.Path, "ImportInvoice", "template.json");
        Assert.Equal(2, json.ExitCode);
        Assert.Contains("JSON", json.Error, StringComparison.Ordinal);

        var none = Parapet.Run(Parapet.Root, "policy", "generate", "--function", "ImportInvoice", "--trail", Logs, "--format", "patch");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("`--in`", none.Error, StringComparison.Ordinal);
    }

    private static string Template(string properties, string macros, string end) =>
        $"Transform: [AWS::Serverless-2016-10-31{macros}]\nConditions:\n  Own: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Other:\n    Type: AWS::IAM::Role\n    Properties: {{}}\n"
        + $"  ImportInvoice:\n    Type: AWS::Serverless::Function\n    Properties:\n      {properties}\n# the end{end}";

    private static Run Generate(string folder, string function, string template) =>
        Parapet.Run(folder, "policy", "generate", "--function", function, "--trail", Path.Combine(Parapet.Root, Logs), "--in", template, "--format", "patch");

    private static void Apply(string folder, string patch)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", patch]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}
