using Parapet.Sources;

namespace Parapet.Rules.Tests;

/// <summary>What every rule must have, whatever it checks.</summary>
public sealed class RuleManners
{
    public static TheoryData<string> Ids() => [.. Catalog.All.Select(rule => rule.Info.Id)];

    [Fact]
    public void Ids_and_names_are_unique()
    {
        Assert.Equal(Catalog.All.Length, Catalog.All.Select(rule => rule.Info.Id).Distinct().Count());
        Assert.Equal(Catalog.All.Length, Catalog.All.Select(rule => rule.Info.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_is_the_folder_and_three_digits(string id)
    {
        var family = RuleById.Find(id).GetType().Namespace!.Split('.')[^1];

        Assert.StartsWith(family, id, StringComparison.Ordinal);
        Assert.Equal(3, id.Length - family.Length);
        Assert.All(id[family.Length..], digit => Assert.True(char.IsAsciiDigit(digit)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_name_is_the_class_in_kebab_case(string id)
    {
        var rule = RuleById.Find(id);
        var kebab = string.Concat(rule.GetType().Name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

        Assert.Equal(kebab, rule.Info.Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_prose_is_whole_sentences(string id)
    {
        var info = RuleById.Find(id).Info;

        Assert.All([info.Why, info.Fix, info.NotFlagged], prose => Assert.EndsWith(".", prose, StringComparison.Ordinal));
        Assert.False(info.Title.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void References_are_https_pages(string id)
    {
        var references = RuleById.Find(id).Info.References;

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("https://", reference, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rules_that_also_report_exist_and_are_others(string id) =>
        Assert.All(RuleById.Find(id).Info.AlsoReports, also => Assert.NotEqual(id, RuleById.Find(also).Info.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_are_examples_of_both_kinds(string id)
    {
        var kinds = RuleById.Find(id).Examples.Select(example => example.Kind).ToList();

        Assert.Contains(ExampleKind.Bad, kinds);
        Assert.Contains(ExampleKind.Good, kinds);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Only_bad_examples_mark_findings(string id) =>
        Assert.All(RuleById.Find(id).Examples, example =>
            Assert.Equal(example.Kind == ExampleKind.Bad, MarkedLines.Of(example).Any()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Examples_are_read_without_a_problem(string id) =>
        Assert.All(RuleById.Find(id).Examples, example => Assert.Empty(TemplateReader.ReadText("template.yaml", example.Template).Problems));
}
