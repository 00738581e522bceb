using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>Every way of the catalogue is found where it is open, and is not where one thing is missing.</summary>
public sealed class EveryPathTests
{
    public static TheoryData<string> All => [.. EscalationCatalog.Paths.Select(path => path.Id)];

    public static TheoryData<string, string> Needs =>
        [.. from path in EscalationCatalog.Paths from action in path.Needs.Where(need => !need.IsUnblocked).Select(need => need.Action).Distinct() select (path.Id, action)];

    public static TheoryData<string> Unblocked => Those(path => path.Needs.Any(need => need.IsUnblocked));

    public static TheoryData<string> Passing => Those(path => path.PassedTo is not null);

    public static TheoryData<string> WithTraits => Those(path => !path.When.IsEmpty);

    public static TheoryData<string> WithUnwantedTraits => Those(path => !path.Unless.IsEmpty);

    public static TheoryData<string> OnlyFromOneKind => Those(path => path.From is not null);

    public static TheoryData<string> OnResources =>
        Those(path => path.Target == EscalationTargetKind.Existing || path.Needs.Any(need => need.Subject == EscalationSubject.Existing));

    [Theory]
    [MemberData(nameof(All))]
    public void A_way_is_found_where_everything_for_it_is_there(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        var edges = PathCase.Of(path).Edges();
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.Equal(path.Given.IsEmpty, edge.IsCertain));
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public void A_way_is_closed_without_one_of_its_permissions(string id, string action)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        Assert.Empty((open with { Rules = open.Rules.Without(action) }).Edges());
        Assert.Empty((open with { Rules = open.Rules.Denying(action) }).Edges());
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public void A_way_is_only_possible_when_a_permission_depends_on_a_condition(string id, string action)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        var rules = new RuleTable([.. open.Rules.Rules.Select(rule => rule.Action == action ? rule with { Truth = Truth.Unknown } : rule)]);
        var edges = (open with { Rules = rules }).Edges();
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.False(edge.IsCertain));
        Assert.All(edges, edge => Assert.NotEmpty(edge.DependsOn));
    }

    [Theory]
    [MemberData(nameof(Unblocked))]
    public void A_permission_that_a_policy_of_the_resource_gives_is_stopped_by_a_denial(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        var open = PathCase.Of(path);
        Assert.Empty((open with { Rules = open.Rules.Denying(path.Needs.First(need => need.IsUnblocked).Action) }).Edges());
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_role_that_trusts_another_service_cannot_be_passed(string id)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        Assert.Empty((open with { TrustedService = "other.amazonaws.com" }).Edges());
        Assert.Empty((open with { TrustedService = null }).Edges());
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_role_may_be_passed_only_to_the_service_that_the_condition_names(string id)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        var elsewhere = open.Rules.Without("iam:PassRole").And(new Rule("iam:PassRole") { Key = "iam:PassedToService", Value = "other.amazonaws.com" });
        Assert.Empty((open with { Rules = elsewhere }).Edges());
    }

    [Theory]
    [MemberData(nameof(WithTraits))]
    public void A_trait_that_is_missing_closes_the_way_and_one_that_is_not_known_makes_it_possible(string id)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        Assert.Empty((open with { Traits = Truth.False }).Edges());
        Assert.All((open with { Traits = Truth.Unknown }).Edges(), edge => Assert.False(edge.IsCertain));
        Assert.NotEmpty((open with { Traits = Truth.Unknown }).Edges());
    }

    [Theory]
    [MemberData(nameof(WithUnwantedTraits))]
    public void A_trait_that_is_in_the_way_closes_it(string id)
    {
        var open = PathCase.Of(EscalationCatalog.Find(id)!);
        Assert.Empty((open with { Unwanted = Truth.True }).Edges());
        Assert.All((open with { Unwanted = Truth.Unknown }).Edges(), edge => Assert.False(edge.IsCertain));
    }

    [Theory]
    [MemberData(nameof(OnlyFromOneKind))]
    public void A_way_for_users_is_none_for_roles_and_the_other_way_round(string id)
    {
        var path = EscalationCatalog.Find(id)!;
        var other = path.From == EscalationPrincipalKind.User ? EscalationPrincipalKind.Role : EscalationPrincipalKind.User;
        Assert.Empty((PathCase.Of(path) with { As = other }).Edges());
    }

    [Theory]
    [MemberData(nameof(OnResources))]
    public void A_way_on_an_existing_resource_is_none_where_there_is_none(string id) =>
        Assert.Empty((PathCase.Of(EscalationCatalog.Find(id)!) with { HasResources = false }).Edges());

    [Fact]
    public void A_role_without_trust_is_not_assumed() =>
        Assert.Empty((PathCase.Of(EscalationCatalog.Find("sts-assume-role")!) with { IsTrusted = false }).Edges());

    private static TheoryData<string> Those(Func<EscalationPath, bool> which) => [.. EscalationCatalog.Paths.Where(which).Select(path => path.Id)];
}
