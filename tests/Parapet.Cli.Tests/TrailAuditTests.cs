using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class TrailAuditTests
{
    private const string Logs = "samples/orders/logs";
    private const string Incident = "samples/orders/incident";

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("csv", "csv")]
    [InlineData("markdown", "md")]
    [InlineData("html", "html")]
    public void Stolen_credentials_are_found(string format, string extension)
    {
        var run = Audit(Logs, Incident, "--function", "PlaceOrder", "--in", "samples/orders", "--format", format);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Golden.Matches($"trail-incident.{extension}", run.Output);
    }

    [Fact]
    public void Weeks_without_an_incident_have_nothing_to_look_at()
    {
        var run = Audit(Logs);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches("trail-audit.txt", run.Output);
    }

    [Fact]
    public void What_is_new_against_a_baseline_is_told()
    {
        using var folder = new Folder();
        var baseline = Path.Combine(folder.Path, "before.json");
        Assert.Equal(0, Audit(Logs, "--summary", baseline).ExitCode);
        var run = Audit(Incident, "--baseline", baseline, "--format", "json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["TRAIL001", "TRAIL102", "TRAIL104", "TRAIL108", "TRAIL103", "TRAIL106"], Ids(run));
        Assert.Equal(Ids(run), Ids(Audit(Incident, "--baseline", Logs, "--format", "json")));
        Assert.Empty(Ids(Audit(Logs, "--baseline", baseline, "--format", "json")));
    }

    [Fact]
    public void Summaries_say_what_the_logs_say()
    {
        using var folder = new Folder();
        var (first, second, whole) = (Path.Combine(folder.Path, "1.json"), Path.Combine(folder.Path, "2.json"), Path.Combine(folder.Path, "3.json"));
        Audit(Logs, "--summary", first);
        Audit(Incident, "--summary", second);
        var merge = Parapet.Run(Parapet.Root, "trail", "merge", second, first, "--output", whole);
        Assert.Equal((0, ""), (merge.ExitCode, merge.Error));
        var fromLogs = Audit(Logs, Incident, "--format", "json");
        Assert.Equal(fromLogs, Audit(whole, "--format", "json"));
        Assert.Equal(fromLogs, Audit(second, Logs, "--format", "json"));
        Assert.Equal(fromLogs, Audit(Incident, Logs, Logs, "--format", "json"));
        Assert.Equal(2, Parapet.Run(Parapet.Root, "trail", "merge", first, first).ExitCode);
        Assert.Equal(2, Audit(whole, "--since", "2026-11-01").ExitCode);
    }

    [Fact]
    public void Time_and_function_limit_what_is_shown()
    {
        var run = Audit(Logs, Incident, "--since", "2026-11-16", "--until", "2026-11-20T00:00:00Z", "--function", "orders-prod-PlaceOrder-a1B2c3D4e5F6", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        var caller = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("callers").EnumerateArray());
        Assert.Equal(3, caller.GetProperty("count").GetInt32());
        Assert.Equal(1, caller.GetProperty("denied").GetInt32());
    }

    [Fact]
    public void The_gate_decides_the_exit_code()
    {
        Assert.Equal(0, Audit(Logs, Incident, "--fail-on", "none").ExitCode);
        Assert.Equal(1, Audit(Logs, Incident, "--fail-on", "critical").ExitCode);
    }

    [Fact]
    public void A_broken_file_is_told_and_the_rest_is_read()
    {
        using var folder = new Folder().With("logs/a.json", "{\"Records\":[{\"eventVersion\":").With("logs/b.json", File.ReadAllText(Directory.GetFiles(Path.Combine(Parapet.Root, Incident))[0]));
        var run = Parapet.Run(folder.Path, "trail", "audit", "logs", "--format", "json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("logs/a.json: byte ", run.Error, StringComparison.Ordinal);
        var sheet = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("logs/a.json", sheet.GetProperty("problems")[0].GetProperty("file").GetString());
        Assert.Equal(8, sheet.GetProperty("events").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("there is no log here", "missing")]
    [InlineData("did you mean `orders-prod-ShipOrder-c3D4e5F6g7H8`?", Logs, "--function", "orders-prod-ShipOrder")]
    [InlineData("takes a day such as", Logs, "--since", "yesterday")]
    [InlineData("there is no log here", Logs, "--baseline", "missing")]
    public void What_cannot_work_is_told(string told, params string[] arguments)
    {
        var run = Audit(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a path is empty", "")]
    [InlineData("it is not there", "missing.json")]
    [InlineData("is no summary", "other.json")]
    [InlineData("is no summary", "broken.json")]
    public void What_is_no_summary_is_not_merged(string told, string file)
    {
        using var folder = new Folder().With("other.json", "{\"schema\":\"parapet.activity/2\"}").With("broken.json", "{\"schema\":\"parapet.activity/1\"");
        var run = Parapet.Run(folder.Path, "trail", "merge", file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        var audit = Parapet.Run(folder.Path, "trail", "audit", file);
        Assert.Equal((2, ""), (audit.ExitCode, audit.Output));
    }

    [Fact]
    public void Names_of_a_stranger_stay_text_in_a_table()
    {
        var stranger = File.ReadAllText(Directory.GetFiles(Path.Combine(Parapet.Root, Incident))[0])
            .Replace("orders-prod-OrdersTable-1EXAMPLE00AB", "=cmd,\\u001b[31m|<b>\\\"", StringComparison.Ordinal)
            .Replace("us-west-2", "=us-west-2", StringComparison.Ordinal);
        using var folder = new Folder().With("log.json", stranger);
        var csv = Parapet.Run(folder.Path, "trail", "audit", "log.json", "--format", "csv").Output;
        Assert.DoesNotContain(",=", csv, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', csv);
        Assert.DoesNotContain('\e', Parapet.Run(folder.Path, "trail", "audit", "log.json").Output);
        var comment = Parapet.Run(folder.Path, "trail", "audit", "log.json", "--format", "markdown").Output;
        Assert.DoesNotContain("<b>", string.Concat(comment.Split('`').Where((_, i) => i % 2 == 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_names_of_a_stranger_stay_text_in_it()
    {
        var stranger = File.ReadAllText(Directory.GetFiles(Path.Combine(Parapet.Root, Incident))[0])
            .Replace("orders-prod-OrdersTable-1EXAMPLE00AB", "</code><script>alert(1)</script>", StringComparison.Ordinal)
            .Replace("us-west-2", "\\\"><img src=x onerror=alert(1)>", StringComparison.Ordinal)
            .Replace("198.51.100.23", "</title><svg onload=alert(1)>", StringComparison.Ordinal);
        using var folder = new Folder().With("log.json", stranger);
        var page = Parapet.Run(folder.Path, "trail", "audit", "log.json", "--format", "html").Output;
        Assert.Contains("&lt;svg onload=alert(1)&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg onload", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_time_is_drawn_by_hours_and_a_long_one_by_days()
    {
        Assert.Contains("each bar is an hour", Audit(Incident, "--format", "html").Output, StringComparison.Ordinal);
        Assert.Contains("each bar is a day", Audit(Logs, "--format", "html").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_is_a_table_when_its_name_says_so_and_is_not_read_back()
    {
        using var folder = new Folder();
        var (summary, table, merged) = (Path.Combine(folder.Path, "s.json"), Path.Combine(folder.Path, "a.parquet"), Path.Combine(folder.Path, "b.parquet"));
        Audit(Logs, "--summary", summary);
        Audit(Logs, "--summary", table);
        Assert.Equal(0, Parapet.Run(Parapet.Root, "trail", "merge", summary, "--output", merged).ExitCode);
        var bytes = File.ReadAllBytes(table);
        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, bytes.AsSpan(bytes.Length - 4));
        Assert.Equal(bytes, File.ReadAllBytes(merged));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
        var read = Audit(table);
        Assert.Equal((2, ""), (read.ExitCode, read.Output));
        Assert.Contains("is a table for other programs", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_delivered_twice_counts_once()
    {
        var log = File.ReadAllText(Directory.GetFiles(Path.Combine(Parapet.Root, Incident))[0]);
        using var folder = new Folder().With("a.json", log).With("b.json", log);
        var sheet = JsonDocument.Parse(Parapet.Run(folder.Path, "trail", "audit", ".", "--format", "json").Output).RootElement;
        Assert.Equal(8, sheet.GetProperty("events").GetProperty("count").GetInt32());
        Assert.Equal("delivered again", sheet.GetProperty("notCalls")[0].GetProperty("name").GetString());
        Assert.Equal(8, sheet.GetProperty("notCalls")[0].GetProperty("count").GetInt32());
    }

    private static IEnumerable<string> Ids(Run run) =>
        [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!)];

    private static Run Audit(params string[] arguments) => Parapet.Run(Parapet.Root, ["trail", "audit", .. arguments]);
}
