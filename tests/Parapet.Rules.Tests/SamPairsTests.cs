using Parapet.Model;
using Parapet.Sources;

namespace Parapet.Rules.Tests;

/// <summary>A SAM template and the CloudFormation that it stands for must be judged alike.</summary>
public sealed class SamPairsTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    public static TheoryData<string> Pairs() =>
        [.. Directory.GetDirectories(Folder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_templates_have_the_same_functions_findings_and_undecided_rules(string pair)
    {
        var expected = Judge(pair, "cloudformation.yaml");
        var actual = Judge(pair, "sam.yaml");
        Assert.NotEmpty(expected.Findings);
        Assert.Equal(expected.Functions, actual.Functions);
        Assert.Equal(expected.Findings, actual.Findings);
        Assert.Equal(expected.Undecided, actual.Undecided);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_reports_what_it_is_about(string pair)
    {
        const string mark = "# reports ";
        var first = File.ReadLines(Path.Combine(Folder(), pair, "sam.yaml")).First();
        Assert.StartsWith(mark, first);
        var reported = Judge(pair, "sam.yaml").Findings.Select(finding => finding.Split(' ')[0]).ToHashSet();
        Assert.All(first[mark.Length..].Split(' '), rule => Assert.Contains(rule, reported));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_templates_say_the_same_of_who_may_invoke_and_what_roles_may_do(string pair)
    {
        var expected = Read(pair, "cloudformation.yaml");
        var actual = Read(pair, "sam.yaml");
        Assert.Equal(Sorted(expected.Functions.SelectMany(PairFacts.Of)), Sorted(actual.Functions.SelectMany(PairFacts.Of)));
        Assert.Equal(Sorted(expected.Apis.SelectMany(PairFacts.Of)), Sorted(actual.Apis.SelectMany(PairFacts.Of)));
        Assert.Equal(Sorted(expected.Roles.SelectMany(PairFacts.Of)), Sorted(actual.Roles.SelectMany(PairFacts.Of)));
        Assert.Equal(Sorted(expected.ResourcePolicies.SelectMany(PairFacts.Of)), Sorted(actual.ResourcePolicies.SelectMany(PairFacts.Of)));
    }

    private static (IEnumerable<string> Functions, IEnumerable<string> Findings, IEnumerable<string> Undecided) Judge(string pair, string file)
    {
        var deployment = Read(pair, file);
        var (findings, undecided) = RuleRunner.Run(new Scan(deployment, Day), Catalog.All);
        return (
            Sorted(deployment.Functions.Select(function => function.Id)),
            Sorted(findings.Select(finding => $"{finding.Rule.Id} {finding.Severity} {finding.Function} {finding.Message} {finding.When}")),
            Sorted(undecided.Select(one => $"{one.Rule.Id} {one.Function}")));
    }

    private static Deployment Read(string pair, string file)
    {
        var deployment = TemplateReader.ReadText(file, File.ReadAllText(Path.Combine(Folder(), pair, file)));
        Assert.Empty(deployment.Problems);
        return deployment;
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parapet.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return Path.Combine(folder.FullName, "tests", "Parapet.Rules.Tests", "Pairs");
    }
}
