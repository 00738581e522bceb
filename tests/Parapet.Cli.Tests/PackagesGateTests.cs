using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class PackagesGateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1, "--fail-on", "critical")]
    [InlineData(0, "--fail-on", "none")]
    [InlineData(1, "--fail-on", "none", "--fail-on-exploited")]
    [InlineData(1, "--fail-on", "none", "--fail-on-exploited", "true")]
    [InlineData(1, "--fail-on", "critical", "--fail-on-exploited", "false")]
    [InlineData(1, "--fail-on", "medium", "--only-fixable")]
    [InlineData(0, "--fail-on", "critical", "--only-fixable")]
    [InlineData(2, "--fail-on", "none", "--min-epss", "0.5")] // the database has no EPSS scores
    [InlineData(1, "--fail-on", "none", "--max-age", "critical=7,high=30")]
    [InlineData(0, "--fail-on", "none", "--max-age", "critical=9999")]
    [InlineData(0, "--fail-on", "none", "--max-unattributed", "90%")]
    [InlineData(1, "--fail-on", "none", "--max-unattributed", "0.01")]
    [InlineData(2, "--max-unattributed", "20")]
    [InlineData(2, "--max-age", "critical")]
    [InlineData(2, "--max-age", "awful=3")]
    [InlineData(2, "--max-age", "high=3,high=30")]
    [InlineData(2, "--runtime", "node22")]
    [InlineData(2, "--min-epss", "50")]
    [InlineData(2, "--baseline", "missing.json")]
    [InlineData(2, "--vex", "missing.json")]
    [InlineData(2, "--ignore-file", "missing.toml")]
    [InlineData(2, "--as-of", "tomorrow")]
    public void The_gate_decides_the_exit_code(int exitCode, params string[] arguments)
    {
        using var folder = PackageFolder.Zip();
        var run = arguments.Contains("--as-of") ? Parapet.Run(folder.Path, ["packages", "function.zip", .. arguments]) : folder.Packages(["function.zip", .. arguments]);
        Assert.True(exitCode == run.ExitCode, $"{run.ExitCode}: {run.Error}{run.Output}");
    }

    [Fact]
    public void What_the_baseline_knows_does_not_fail_and_what_is_new_does()
    {
        using var folder = PackageFolder.Zip();
        Assert.Equal(0, folder.Packages("function.zip", "--write-baseline", "known.json").ExitCode);
        var known = folder.Packages("function.zip", "--baseline", "known.json");
        Assert.Equal(0, known.ExitCode);
        Assert.Contains("2 known from the baseline", known.Output, StringComparison.Ordinal);

        // A version that is as bad is no news; another package is.
        Directory.Delete(Path.Combine(folder.Path, "code", "langflow-1.2.0.dist-info"), recursive: true);
        File.Delete(Path.Combine(folder.Path, "function.zip"));
        folder.WithWheel("code", "langflow", "1.2.1").Pack("code", "function.zip");
        Assert.Equal(0, folder.Packages("function.zip", "--baseline", "known.json").ExitCode);
        File.Delete(Path.Combine(folder.Path, "function.zip"));
        folder.WithWheel("code", "jinja2", "3.1.3").Pack("code", "function.zip");
        var more = folder.Packages("function.zip", "--baseline", "known.json", "--format", "json");
        Assert.Equal(1, more.ExitCode);
        var sheet = JsonDocument.Parse(more.Output).RootElement;
        Assert.Equal("jinja2", Assert.Single(sheet.GetProperty("findings").EnumerateArray()).GetProperty("package").GetString());
        Assert.Equal(2, sheet.GetProperty("baselined").GetArrayLength());

        // A report is a baseline, too.
        folder.With("report.json", more.Output);
        Assert.Equal(0, folder.Packages("function.zip", "--baseline", "report.json").ExitCode);

        // What has stayed too long comes back.
        Assert.Equal(1, folder.Packages("function.zip", "--baseline", "known.json", "--max-age", "critical=30").ExitCode);
    }

    [Fact]
    public void What_the_team_lives_with_is_ignored_until_the_day()
    {
        using var folder = PackageFolder.Zip();
        folder.With("parapet-packages.toml", """
            [[ignore]]
            id = "CVE-2025-3248"
            package = "pkg:pypi/langflow"
            reason = "no route leads to it"
            until = 2026-12-31

            [[ignore]]
            id = "CVE-2024-37891"
            reason = "no proxy"
            until = 2026-10-31
            """);
        var run = folder.Packages("function.zip", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        var sheet = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("langflow", Assert.Single(sheet.GetProperty("ignored").EnumerateArray()).GetProperty("package").GetString());
        Assert.Equal("urllib3", Assert.Single(sheet.GetProperty("findings").EnumerateArray()).GetProperty("package").GetString());
        Assert.Equal("expired", Assert.Single(sheet.GetProperty("notes").EnumerateArray()).GetProperty("kind").GetString());

        folder.With("parapet-packages.toml", "[[ignore]]\nid = \"CVE-2025-3248\"\n");
        var wrong = folder.Packages("function.zip");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("`until`, the last day", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_a_product_is_not_affected_excuses_it()
    {
        using var folder = PackageFolder.Zip();
        folder.With("vex.json", """
            {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/vex/1","author":"Team","timestamp":"2026-11-01T00:00:00Z","version":1,
             "statements":[{"vulnerability":{"name":"CVE-2025-3248"},"products":[{"@id":"pkg:pypi/langflow"}],"status":"not_affected","justification":"vulnerable_code_not_in_execute_path"}]}
            """);
        Assert.Equal(1, folder.Packages("function.zip", "--fail-on", "critical").ExitCode);
        Assert.Equal(0, folder.Packages("function.zip", "--fail-on", "critical", "--vex", "vex.json").ExitCode);

        // What this program says is read again.
        var said = folder.Packages("function.zip", "--vex", "vex.json", "--format", "openvex");
        folder.With("said.json", said.Output);
        Assert.Equal(0, folder.Packages("function.zip", "--fail-on", "critical", "--vex", "said.json").ExitCode);
    }
}
