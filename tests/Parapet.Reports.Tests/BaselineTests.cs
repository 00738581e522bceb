using System.Collections.Frozen;
using System.Text;

namespace Parapet.Reports.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void A_baseline_knows_new_and_old_findings_of_the_scan_that_wrote_it()
    {
        var output = new StringWriter();
        Baseline.Write(Samples.Full, output);
        Assert.Equal(Expected, Read(output.ToString()).Order());
    }

    [Fact]
    public void A_json_report_is_a_baseline_too() =>
        Assert.Equal(Expected, Read(Samples.Print(ReportFormat.Json, Samples.Full)).Order());

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Assert.Empty(Read("\uFEFF{ \"schema\": \"parapet.baseline/1\", \"findings\": [] }"));

    [Theory]
    [InlineData("", 1, "not valid JSON")]
    [InlineData("{\n  oops", 2, "not valid JSON")]
    [InlineData("[]", 0, "`schema`")]
    [InlineData("{}", 0, "`schema`")]
    [InlineData("{\"schema\": \"other\"}", 0, "`schema`")]
    [InlineData("{\"schema\": \"parapet.baseline/1\"}", 0, "no list `findings`")]
    [InlineData("{\"schema\": \"parapet.baseline/1\", \"findings\": [{}]}", 0, "no `fingerprint`")]
    [InlineData("{\"schema\": \"parapet.baseline/1\", \"findings\": [{\"fingerprint\": \"\\ud800\"}]}", 0, "no `fingerprint`")]
    [InlineData("{\"schema\": \"parapet.baseline/1\", \"findings\": [], \"baselined\": 1}", 0, "no `fingerprint`")]
    public void Anything_else_is_a_problem_with_a_place(string text, int line, string message)
    {
        var (baseline, problem) = Baseline.Parse(Encoding.UTF8.GetBytes(text), "known.json");
        Assert.Null(baseline);
        Assert.NotNull(problem);
        Assert.Equal(("known.json", line), (problem.At.File, problem.At.Line));
        Assert.Contains(message, problem.Message);
    }

    private static IEnumerable<string> Expected => Samples.Full.Findings.Concat(Samples.Full.Baselined).Select(f => f.Fingerprint).Distinct().Order();

    private static FrozenSet<string> Read(string text)
    {
        var (baseline, problem) = Baseline.Parse(Encoding.UTF8.GetBytes(text), "known.json");
        Assert.Null(problem);
        return baseline!.Fingerprints;
    }
}
