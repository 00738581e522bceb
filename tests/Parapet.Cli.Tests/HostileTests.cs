using System.Diagnostics;

namespace Parapet.Cli.Tests;

/// <summary>What a pull request, a full disk or a slip of the hand may do to the program.</summary>
public sealed class HostileTests
{
    private const string Function = """
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: dotnet10
              Role: !GetAtt OrdersRole.Arn
          OrdersRole:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyName: orders
                  PolicyDocument:
                    Statement:

        """;

    [Theory]
    [InlineData("Action: '*', Resource: 'arn:aws:*:*:*:*'", "ROLE001")]
    [InlineData("Action: '*', Resource: 'arn:*'", "ROLE001")]
    [InlineData("Action: '*:?*', Resource: '*?'", "ROLE001")]
    [InlineData("Action: 'iam:?*', NotResource: 'arn:aws:s3:::mine'", "ROLE001")]
    [InlineData("Action: 's3:?*', Resource: 'arn:aws:s3'", "ROLE002")]
    [InlineData("Action: 'dynamodb:PutItem', Resource: 'arn:aws:dynamodb:*'", "ROLE003")]
    [InlineData("Action: 'dynamodb:PutItem', NotResource: 'arn:aws:s3:::mine'", "ROLE003")]
    [InlineData("Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:role/admin'", "ROLE004")]
    public void Another_spelling_of_everything_is_still_everything(string statement, string rule)
    {
        using var folder = new Folder().With("t.yaml", $"{Function}                - {{Effect: Allow, {statement}}}\n");
        var run = folder.Scan("t.yaml", "--rules", rule);
        Assert.Contains(rule, run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_pipe_in_the_folder_does_not_stop_the_scan()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders");
        using var folder = new Folder().With("t.yaml", Function);
        using (var make = Process.Start("mkfifo", Path.Combine(folder.Path, "pipe.yaml")))
        {
            make.WaitForExit();
        }

        Assert.Contains("1 function in 1 template", folder.Scan(".").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output", "missing/report.txt")]
    [InlineData("--write-baseline", "missing/baseline.json")]
    [InlineData("--output", "")]
    public void A_report_that_cannot_be_written_is_one_line_and_not_clean(string option, string file)
    {
        using var folder = new Folder().With("t.yaml", Function);
        var run = folder.Scan("t.yaml", option, file);
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_path_is_not_the_working_folder()
    {
        using var folder = new Folder().With("t.yaml", Function);
        Assert.Equal(2, folder.Scan("").ExitCode);
    }

    [Fact]
    public void Nothing_is_written_through_a_link_beside_the_report()
    {
        using var folder = new Folder().With("t.yaml", Function).With("elsewhere", "precious");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "report.txt.tmp"), Path.Combine(folder.Path, "elsewhere"));
        folder.Scan("t.yaml", "--output", "report.txt");
        Assert.Equal("precious", folder.Read("elsewhere"));
    }

    [Theory]
    [InlineData("[", 5000)]
    [InlineData("\"\\UFFFFFFFF\"", 1)]
    public void A_hostile_samconfig_is_a_problem_and_not_the_end(string value, int times)
    {
        using var folder = new Folder().With("t.yaml", Function)
            .With("samconfig.toml", $"version = 0.1\n[default.deploy.parameters]\nparameter_overrides = {string.Concat(Enumerable.Repeat(value, times))}\n");
        var run = folder.Scan("t.yaml", "--parameters", "samconfig.toml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("TOML", run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_file_larger_than_any_template_is_not_missed_among_templates()
    {
        using var folder = new Folder().With("t.yaml", "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n").With("package-lock.json", "{\"lockfileVersion\": 3," + new string(' ', 17_000_000) + "\"packages\": {}}");
        Assert.Equal(0, folder.Scan(".", "--fail-on", "none").ExitCode);
    }
}
