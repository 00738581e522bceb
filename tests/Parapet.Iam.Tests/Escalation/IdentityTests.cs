using Parapet.Iam.Evaluation;
using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>Policies, groups, boundaries and trust.</summary>
public sealed class IdentityTests
{
    private static readonly string Admin = Role("admin");
    private static readonly string Dev = User("dev");
    private static readonly string Ci = Role("ci");

    [Theory]
    [InlineData("iam:PutUserPolicy", "iam-put-user-policy")]
    [InlineData("iam:AttachUserPolicy", "iam-attach-user-policy")]
    [InlineData("iam:PutRolePolicy", "none")]
    [InlineData("iam:CreateLoginProfile", "none")]
    public void A_user_rewrites_its_own_policies(string action, string route) =>
        Assert.Equal(route, new TestAccount().With(Dev, [Allow(action, Dev)]).ToAdministrator(Dev));

    [Fact]
    public void Only_a_policy_that_one_has_is_worth_rewriting()
    {
        Assert.Equal("iam-create-policy-version", WithPolicy(PolicyArn("own"), Allow("iam:CreatePolicyVersion")).ToAdministrator(Dev));
        Assert.Equal("none", WithPolicy(PolicyArn("own"), Allow("iam:CreatePolicyVersion", PolicyArn("other"))).ToAdministrator(Dev));
    }

    [Fact]
    public void A_policy_of_AWS_cannot_be_rewritten() =>
        Assert.Equal("none", WithPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess", Allow("iam:CreatePolicyVersion")).ToAdministrator(Dev));

    [Fact]
    public void A_policy_of_a_group_one_is_in_is_ones_own()
    {
        var account = new TestAccount().With(Group("team"), [Allow("s3:GetObject")], and: group => group with { Policies = [PolicyArn("team")] })
            .With(Dev, [Allow("iam:CreatePolicyVersion", PolicyArn("team"))], and: user => user with { Groups = [Group("team")] });
        Assert.Equal("iam-create-policy-version", account.ToAdministrator(Dev));
    }

    [Fact]
    public void A_policy_of_a_role_one_can_assume_is_a_way_through_that_role()
    {
        var account = new TestAccount().With(Ci, [Allow("s3:GetObject")], [TrustAws(Dev)], and: role => role with { Policies = [PolicyArn("ci")] })
            .With(Dev, [Allow("iam:CreatePolicyVersion")]);
        Assert.Equal("iam-create-policy-version+sts-assume-role", account.ToAdministrator(Dev));
        Assert.Equal([Ci], account.Graph().ToAdministrator(Dev)!.Steps.Single().Through);
    }

    [Fact]
    public void Only_harmless_policies_may_be_attached()
    {
        const string Condition = """{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/ReadOnlyAccess"}}""";
        Assert.Equal("none", new TestAccount().With(Dev, [Allow("iam:AttachUserPolicy", "*", Condition)]).ToAdministrator(Dev));
    }

    [Fact]
    public void A_boundary_caps_what_a_user_gives_itself()
    {
        var account = new TestAccount().With(Dev, [Allow("iam:PutUserPolicy")], boundary: Allow("iam:PutUserPolicy s3:*"));
        Assert.Equal("none", account.ToAdministrator(Dev));
        Assert.Equal("everything-within-own-boundary", Assert.Single(account.Graph().From(Dev)).To.Name);
    }

    [Theory]
    [InlineData("iam:DeleteUserPermissionsBoundary", "iam-put-user-policy+iam-delete-user-boundary")]
    [InlineData("iam:PutUserPermissionsBoundary", "iam-put-user-policy+iam-put-user-boundary")]
    [InlineData("iam:CreatePolicyVersion", "iam-put-user-policy+iam-create-policy-version")]
    [InlineData("s3:PutObject", "none")]
    public void A_boundary_that_one_can_get_rid_of_caps_nothing(string action, string route) =>
        Assert.Equal(route, new TestAccount().With(Dev, [Allow("iam:PutUserPolicy"), Allow(action)], boundary: Allow("*")).ToAdministrator(Dev));

    [Fact]
    public void A_boundary_that_may_be_there_makes_the_way_possible() =>
        Assert.Equal("iam-put-user-policy ?", new TestAccount().With(Dev, [Allow("iam:PutUserPolicy")], and: user => user with { HasBoundary = Truth.Unknown }).ToAdministrator(Dev));

    [Fact]
    public void Joining_the_administrators_makes_one()
    {
        var account = new TestAccount().With(Group("admins"), [Allow("*")]).With(Dev, [Allow("iam:AddUserToGroup", Group("admins"))]);
        Assert.Equal("iam-add-user-to-group > administrator", account.ToAdministrator(Dev));
        Assert.Equal("none", account.With(Ci, [Allow("iam:AddUserToGroup")]).ToAdministrator(Ci));
    }

    [Fact]
    public void Rewriting_a_group_helps_its_members_and_who_can_join()
    {
        var account = new TestAccount().With(Group("team"), [Allow("s3:GetObject")])
            .With(Dev, [Allow("iam:PutGroupPolicy")], and: user => user with { Groups = [Group("team")] })
            .With(User("outside"), [Allow("iam:PutGroupPolicy")])
            .With(User("joins"), [Allow("iam:PutGroupPolicy iam:AddUserToGroup")]);
        Assert.Equal("iam-put-group-policy", account.ToAdministrator(Dev));
        Assert.Equal("none", account.ToAdministrator(User("outside")));
        Assert.Equal("iam-put-group-policy+iam-add-user-to-group", account.ToAdministrator(User("joins")));
    }

    [Theory]
    [InlineData(Id, "", "none")]
    [InlineData(Id, "sts:AssumeRole", "sts-assume-role > administrator")]
    [InlineData("arn:aws:iam::111122223333:root", "sts:AssumeRole", "sts-assume-role > administrator")]
    [InlineData("arn:aws:iam::111122223333:user/dev", "", "sts-assume-role > administrator")]
    [InlineData("arn:aws:iam::111122223333:user/other", "sts:AssumeRole", "none")]
    [InlineData("999999999999", "sts:AssumeRole", "none")]
    [InlineData("*", "", "sts-assume-role > administrator")]
    public void A_role_is_assumed_as_its_trust_policy_says(string trusted, string action, string route) =>
        Assert.Equal(route, new TestAccount().With(Admin, [Allow("*")], [TrustAws(trusted)]).With(Dev, [Allow(action.Length == 0 ? "s3:GetObject" : action)]).ToAdministrator(Dev));

    [Fact]
    public void A_denial_keeps_one_from_a_role_that_trusts_one() =>
        Assert.Equal("none", new TestAccount().With(Admin, [Allow("*")], [TrustAws(Dev)]).With(Dev, [Deny("sts:AssumeRole", Admin)]).ToAdministrator(Dev));

    [Fact]
    public void A_boundary_keeps_a_role_from_a_role_that_trusts_it() =>
        Assert.Equal("none", new TestAccount().With(Admin, [Allow("*")], [TrustAws(Ci)]).With(Ci, [Allow("s3:*")], boundary: Allow("s3:*")).ToAdministrator(Ci));

    [Fact]
    public void Another_accounts_principal_needs_both_sides()
    {
        const string Stranger = "arn:aws:iam::999999999999:role/stranger";
        var account = new TestAccount().With(Admin, [Allow("*")], [TrustAws(Stranger)]);
        Assert.Equal("none", account.With(Stranger, [Allow("s3:GetObject")]).ToAdministrator(Stranger));
        Assert.Equal(
            "sts-assume-role > administrator",
            new TestAccount().With(Admin, [Allow("*")], [TrustAws(Stranger)]).With(Stranger, [Allow("sts:AssumeRole", Admin)]).ToAdministrator(Stranger));
    }

    [Fact]
    public void A_condition_of_the_trust_policy_makes_the_way_possible() =>
        Assert.Equal(
            "sts-assume-role > administrator ?",
            new TestAccount().With(Admin, [Allow("*")], [TrustAws(Dev, """{"StringEquals":{"sts:ExternalId":"42"}}""")]).With(Dev, [Allow("s3:GetObject")]).ToAdministrator(Dev));

    [Fact]
    public void Changing_a_trust_policy_takes_the_role() =>
        Assert.Equal(
            "iam-update-assume-role-policy > administrator",
            new TestAccount().WithAdministrator("admin", "ec2.amazonaws.com").With(Dev, [Allow("iam:UpdateAssumeRolePolicy", Admin)]).ToAdministrator(Dev));

    [Fact]
    public void An_access_key_of_another_user_is_that_user()
    {
        var account = new TestAccount().With(User("root-like"), [Allow("*")]);
        Assert.Equal("iam-create-access-key > administrator", account.With(Dev, [Allow("iam:CreateAccessKey", User("root-like"))]).ToAdministrator(Dev));
        Assert.Equal("none", account.With(Ci, [Allow("iam:CreateAccessKey", Ci)]).ToAdministrator(Ci));
    }

    [Fact]
    public void New_roles_that_must_have_a_boundary_are_no_way_out()
    {
        const string Condition = """{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/cap"}}""";
        Assert.Equal("iam-create-inline-role", new TestAccount().With(Dev, [Allow("iam:CreateRole iam:PutRolePolicy", Role("made/*"))]).ToAdministrator(Dev));
        Assert.Equal("none", new TestAccount().With(Dev, [Allow("iam:CreateRole iam:PutRolePolicy", Role("made/*"), Condition)]).ToAdministrator(Dev));
    }

    [Fact]
    public void An_administrator_has_one_step()
    {
        var account = new TestAccount().With(Dev, [Allow("*")]).With(Ci, [Allow("s3:GetObject")], [TrustAws(Dev)]);
        Assert.Equal(["administrator"], account.Graph().From(Dev).Select(edge => edge.Paths.Single()));
        Assert.True(account.Graph().Cut(Dev).IsHopeless);
    }

    [Fact]
    public void Everything_without_IAM_is_no_administrator() =>
        Assert.Equal("none", new TestAccount().With(Dev, [Allow("*"), Deny("iam:* sts:*")]).ToAdministrator(Dev));

    [Fact]
    public void An_administrator_under_a_condition_is_a_possible_one() =>
        Assert.Equal("administrator ?", new TestAccount().With(Dev, [Allow("*", "*", """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]).ToAdministrator(Dev));

    [Fact]
    public void Whether_a_key_can_be_granted_depends_on_its_own_policy()
    {
        var edge = Assert.Single(new TestAccount().With(Dev, [Allow("kms:CreateGrant")]).Graph().From(Dev));
        Assert.Equal("open-key", edge.To.Name);
        Assert.False(edge.IsCertain);
    }

    private static TestAccount WithPolicy(string policy, string statement) => new TestAccount().With(Dev, [statement], and: user => user with { Policies = [policy] });
}
