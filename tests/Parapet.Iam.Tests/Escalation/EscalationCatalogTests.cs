using Parapet.Iam.Catalog;
using Parapet.Iam.Escalation;

namespace Parapet.Iam.Tests.Escalation;

public sealed class EscalationCatalogTests
{
    private static readonly string[] KeysOfEveryAction = ["iam:PermissionsBoundary", "iam:PolicyARN", "iam:PassedToService"];

    public static TheoryData<string> All => [.. EscalationCatalog.Paths.Select(path => path.Id)];

    [Fact]
    public void Each_category_has_its_ways()
    {
        var counts = EscalationCatalog.Paths.GroupBy(path => path.Category).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Enum.GetValues<EscalationCategory>().Length, counts.Count);
        Assert.True(EscalationCatalog.Paths.Length >= 150, $"only {EscalationCatalog.Paths.Length} ways are left");
    }

    [Fact]
    public void An_id_names_one_way()
    {
        Assert.Equal(EscalationCatalog.Paths.Length, EscalationCatalog.Paths.Select(path => path.Id).Distinct().Count());
        Assert.Null(EscalationCatalog.Find("no-such-way"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Actions_are_spelled_as_AWS_spells_them(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        Assert.All(path.Needs.Select(need => need.Action).Concat(path.Helps), action => Assert.Equal(action, IamCatalog.Action(action)?.FullName));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_action_works_on_the_kind_of_resource_it_is_asked_for(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        foreach (var need in path.Needs)
        {
            var kind = need.Resource ?? (need.Subject == EscalationSubject.Target ? path.TargetResource ?? Kind(path.Target) : null);
            if (kind is not null)
            {
                var pattern = ResourceNames.Pattern(kind);
                Assert.Contains(IamCatalog.Action(need.Action)!.Resources, resource => resource.Type.ArnPattern == pattern);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_action_that_needs_a_resource_is_not_asked_for_on_none(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        if (id != EscalationCatalog.AlreadyAdministrator)
        {
            Assert.All(path.Needs.Where(need => need.Subject == EscalationSubject.Everything), need => Assert.True(IamCatalog.Action(need.Action)!.WildcardOnly, need.Action));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Condition_keys_are_those_of_the_action(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        Assert.All(path.Needs.SelectMany(need => need.Context), pair => Assert.Contains(pair.Key, KeysOfEveryAction));
        Assert.All(
            path.Needs.SelectMany(need => need.Context.Select(pair => (need.Action, pair.Key))),
            pair => Assert.True(IamCatalog.Action(pair.Action)!.ConditionKeys.Contains(pair.Key), $"{pair.Action} has no {pair.Key}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_way_says_what_it_is_and_where_that_is_written(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", path.Id);
        Assert.True(char.IsUpper(path.Title[0]) && !path.Title.EndsWith('.'), path.Title);
        Assert.NotEmpty(path.Sources);
        Assert.All(path.Sources, source => Assert.StartsWith("https://", source, StringComparison.Ordinal));
        Assert.Equal(path.Gives == EscalationGain.Capability, path.Capability is not null);
        Assert.Equal(path.Category == EscalationCategory.NewPassRole, path.PassedTo is not null);
        Assert.Equal(path.Target == EscalationTargetKind.Existing, path.TargetResource is not null);
        Assert.True(path.IsAssumed || !path.Needs.IsEmpty);
        Assert.EndsWith(".amazonaws.com", path.PassedTo ?? ".amazonaws.com", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path a\n  title A", "gives")]
    [InlineData("path a\n  colour red", "colour red")]
    [InlineData("path a\n  needs s3:GetObject", "s3:GetObject")]
    [InlineData("path a\n  needs s3:GetObject on moon", "moon")]
    [InlineData("path a\n  needs s3:GetObject on new", "on new")]
    [InlineData("path a\n  needs s3:GetObject on * with x", "with x")]
    [InlineData("path a\n  source nowhere", "nowhere")]
    [InlineData("title A", "title A")]
    public void A_line_that_is_not_understood_is_quoted(string table, string quoted) =>
        Assert.Contains(quoted, Assert.Throws<FormatException>(() => EscalationTable.Read(table)).Message, StringComparison.Ordinal);

    private static string? Kind(EscalationTargetKind target) => target switch
    {
        EscalationTargetKind.User => "iam/user",
        EscalationTargetKind.Role => "iam/role",
        EscalationTargetKind.Group => "iam/group",
        EscalationTargetKind.Policy => "iam/policy",
        _ => null,
    };
}
