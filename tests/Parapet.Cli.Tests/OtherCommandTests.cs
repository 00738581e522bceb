namespace Parapet.Cli.Tests;

public sealed class OtherCommandTests
{
    [Fact]
    public void The_version_is_one_line()
    {
        var run = Parapet.Run(Parapet.Root, "--version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Help_teaches_every_option_of_scan()
    {
        var help = Parapet.Run(Parapet.Root, "scan", "--help").Output;
        string[] options = ["--parameter", "--parameters", "--format", "--output", "--fail-on", "--rules", "--skip", "--baseline", "--write-baseline", "--as-of"];
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iam", "can")]
    [InlineData("iam", "who")]
    [InlineData("iam", "compare")]
    [InlineData("iam", "validate")]
    [InlineData("iam", "minimise")]
    [InlineData("role")]
    [InlineData("packages")]
    public void Help_teaches_by_examples_and_exit_codes(params string[] command)
    {
        var run = Parapet.Run(Parapet.Root, [.. command, "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"  parapet {string.Join(' ', command)} ", run.Output.Split("Examples:")[1], StringComparison.Ordinal);
        Assert.Contains("Exit code: 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listed_rule_can_be_explained()
    {
        var lines = Parapet.Run(Parapet.Root, "rules").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 24, $"{lines.Length} rules");
        Assert.All(lines, line =>
        {
            var id = line.Split(' ')[0];
            var run = Parapet.Run(Parapet.Root, "explain", id);
            Assert.Equal(0, run.ExitCode);
            Assert.StartsWith($"# {id}: ", run.Output, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_scripts_ask_the_program(string shell)
    {
        var run = Parapet.Run(Parapet.Root, "completion", shell);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggestions_know_the_commands() =>
        Assert.Contains("scan", Parapet.Run(Parapet.Root, "[suggest:9]", "parapet s").Output, StringComparison.Ordinal);
}
