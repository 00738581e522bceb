using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Sources;

namespace Parapet.Rules.Tests;

/// <summary>Every example of every rule is run: what the documentation shows is what happens.</summary>
public sealed class ExampleTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    public static TheoryData<string, string> Bad() => Rows(ExampleKind.Bad);

    public static TheoryData<string, string> Good() => Rows(ExampleKind.Good);

    public static TheoryData<string, string> Unknown() => Rows(ExampleKind.Unknown);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_example_is_reported_on_the_marked_lines_and_no_other(string id, string title)
    {
        var (example, findings, _) = Run(id, title);

        Assert.Equal(
            MarkedLines.Of(example).Order(StringComparer.Ordinal),
            findings.Where(finding => finding.Rule.Id == id).Select(finding => $"{finding.At.File}:{finding.At.Line}").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_example_is_silent_and_decided(string id, string title)
    {
        var (_, findings, undecided) = Run(id, title);

        Assert.DoesNotContain(findings, finding => finding.Rule.Id == id);
        Assert.DoesNotContain(undecided, place => place.Rule.Id == id);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public void An_unknown_example_is_silent_and_undecided(string id, string title)
    {
        var (_, findings, undecided) = Run(id, title);

        Assert.DoesNotContain(findings, finding => finding.Rule.Id == id);
        Assert.Contains(undecided, place => place.Rule.Id == id);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    [MemberData(nameof(Good))]
    [MemberData(nameof(Unknown))]
    public void Other_rules_of_weight_are_silent_on_an_example(string id, string title)
    {
        var also = RuleById.Find(id).Info.AlsoReports;
        var others = Run(id, title).Findings
            .Where(finding => finding.Severity >= Severity.Medium && finding.Rule.Id != id && !also.Contains(finding.Rule.Id))
            .Select(finding => $"{finding.Rule.Id} at {finding.At}: {finding.Message}");

        Assert.Empty(others);
    }

    private static TheoryData<string, string> Rows(ExampleKind kind)
    {
        var rows = new TheoryData<string, string>();
        foreach (var rule in Catalog.All)
        {
            foreach (var example in rule.Examples.Where(example => example.Kind == kind))
            {
                rows.Add(rule.Info.Id, example.Title);
            }
        }

        return rows;
    }

    private static (Example Example, IReadOnlyList<Finding> Findings, IReadOnlyList<Undecided> Undecided) Run(string id, string title)
    {
        var example = RuleById.Find(id).Examples.Single(example => example.Title == title);
        var deployment = TemplateReader.ReadText("template.yaml", example.Template);
        var scan = new Scan(deployment, Day, example.Trail is { } trail ? Logs.Read(trail) : null, ExamplePackages.Of(example, deployment), ExampleCode.Of(example, deployment), TemplateTexts.Of([new TemplateText("template.yaml", example.Template)], new Dictionary<string, string>()));
        var (findings, undecided) = RuleRunner.Run(scan, Catalog.All);
        return (example, findings, undecided);
    }
}
