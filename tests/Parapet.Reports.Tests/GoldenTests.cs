namespace Parapet.Reports.Tests;

public sealed class GoldenTests
{
    public static TheoryData<string, ReportFormat, int, bool> Rows => new()
    {
        { "text-80.txt", ReportFormat.Text, 80, false },
        { "text-200.txt", ReportFormat.Text, 200, false },
        { "text-80-colour.txt", ReportFormat.Text, 80, true },
        { "report.json", ReportFormat.Json, 80, false },
        { "report.sarif", ReportFormat.Sarif, 80, false },
        { "report.md", ReportFormat.Markdown, 80, false },
        { "report.html", ReportFormat.Html, 80, false },
        { "report.xml", ReportFormat.JUnit, 80, false },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_full_result_prints_as_accepted(string file, ReportFormat format, int width, bool colour) =>
        Golden.Matches(file, Samples.Print(format, Samples.Full, new() { Width = width, Colour = colour }));

    [Fact]
    public void Fixes_that_are_written_out_are_printed_on_request() =>
        Golden.Matches("text-80-fixes.txt", Samples.Print(ReportFormat.Text, Samples.Full, new() { Width = 80, Fixes = true }));

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_empty_result_prints_as_accepted(string file, ReportFormat format, int width, bool colour) =>
        Golden.Matches("empty-" + file, Samples.Print(format, Samples.Empty, new() { Width = width, Colour = colour }));

    [Fact]
    public void A_baseline_prints_as_accepted()
    {
        var output = new StringWriter();
        Baseline.Write(Samples.Full, output);
        Golden.Matches("baseline.json", output.ToString());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Lines_end_in_LF_without_spaces_before_it(string file, ReportFormat format, int width, bool colour)
    {
        var text = Samples.Print(format, Samples.Full, new() { Width = width, Colour = colour });
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.True(file.EndsWith(".md", StringComparison.Ordinal) || !text.Contains(" \n", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_keeps_within_its_width() =>
        Assert.All(Samples.Print(ReportFormat.Text, Samples.Full, new() { Width = 80 }).Split('\n'), line => Assert.True(line.Length <= 80, line));
}
