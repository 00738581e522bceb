using Parapet.Iam.Language;
using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>Passing a role, against policies as people write them.</summary>
public sealed class PassRoleTests
{
    private const string Deploys = "lambda:CreateFunction lambda:InvokeFunction";
    private static readonly string Admin = Role("admin");
    private static readonly string Dev = User("dev");

    [Fact]
    public void Permissions_may_be_split_over_policies()
    {
        var account = Account().With(Dev, [Allow("iam:PassRole", Admin), Allow("lambda:CreateFunction"), Allow("lambda:InvokeFunction")]);
        Assert.Equal("lambda-create-invoke", account.Ways(Dev, Admin));
        Assert.Equal("lambda-create-invoke > administrator", account.ToAdministrator(Dev));
    }

    [Fact]
    public void The_statements_that_allow_a_step_are_named()
    {
        var edge = Assert.Single(Account().With(Dev, [Allow("iam:PassRole", Admin), Allow(Deploys)]).Graph().From(Dev));
        Assert.Equal(
            ["iam:PassRole policy 1: statement 1", "lambda:CreateFunction policy 2: statement 1", "lambda:InvokeFunction policy 2: statement 1"],
            edge.Permissions.Select(use => $"{use.Grant.Action} {use.Statements.Single()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_boundary_without_the_permission_blocks() =>
        Assert.Equal("none", Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys)], boundary: Allow("lambda:* s3:*")).ToAdministrator(Dev));

    [Fact]
    public void A_boundary_with_the_permissions_does_not_block() =>
        Assert.Equal("lambda-create-invoke", Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys)], boundary: Allow("lambda:* iam:PassRole")).Ways(Dev, Admin));

    [Fact]
    public void A_service_control_policy_blocks()
    {
        var denies = Policy(PolicyKind.ServiceControl, Allow("*"), Deny("iam:PassRole"));
        Assert.Equal("none", Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys)], limits: set => set with { ServiceControl = [[denies]] }).ToAdministrator(Dev));
    }

    [Fact]
    public void PassRole_limited_to_another_role_does_not_reach_the_administrator() =>
        Assert.Equal("none", Account().With(Dev, [Allow("iam:PassRole", Role("weak")), Allow(Deploys)]).ToAdministrator(Dev));

    [Theory]
    [InlineData("lambda.amazonaws.com", "lambda-create-invoke")]
    [InlineData("ec2.amazonaws.com", "")]
    public void PassRole_is_limited_to_a_service(string service, string ways)
    {
        var condition = $$"""{"StringEquals":{"iam:PassedToService":"{{service}}"} }""";
        Assert.Equal(ways, Account().With(Dev, [Allow("iam:PassRole", "*", condition), Allow(Deploys)]).Ways(Dev, Admin));
    }

    [Fact]
    public void A_role_that_trusts_another_service_is_of_no_use_to_a_function() =>
        Assert.Equal("none", new TestAccount().WithAdministrator("admin", "ec2.amazonaws.com").With(Dev, [Allow("iam:PassRole"), Allow(Deploys)]).ToAdministrator(Dev));

    [Fact]
    public void A_condition_on_something_unknown_makes_the_way_possible()
    {
        var account = Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys, "*", """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")]);
        Assert.Equal("lambda-create-invoke > administrator ?", account.ToAdministrator(Dev));
        Assert.Contains(account.Graph().From(Dev).Single().DependsOn, reason => reason.Contains("lambda:CreateFunction", StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_must_be_created_and_invoked_under_one_name() =>
        Assert.Equal("none", Account().With(Dev, [Allow("iam:PassRole"), Allow("lambda:CreateFunction", Function("dev-*")), Allow("lambda:InvokeFunction", Function("prod-*"))]).ToAdministrator(Dev));

    [Fact]
    public void A_name_that_two_patterns_have_in_common_is_found()
    {
        var account = Account().With(Dev, [Allow("iam:PassRole"), Allow("lambda:CreateFunction", Function("dev-*")), Allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:*-orders")]);
        var edge = Assert.Single(account.Graph().From(Dev), edge => edge.Paths[0] == "lambda-create-invoke");
        Assert.Contains(edge.Permissions, use => use.Resource == Function("dev-orders") || use.Resource == Function("dev--orders"));
        Assert.Equal("lambda-create-invoke > administrator", account.ToAdministrator(Dev));
    }

    [Fact]
    public void A_function_in_another_region_serves_as_well() =>
        Assert.Equal(
            "lambda-create-invoke > administrator",
            Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys, $"arn:aws:lambda:us-east-1:{Id}:function:*")]).ToAdministrator(Dev));

    [Fact]
    public void Another_accounts_functions_do_not_serve() =>
        Assert.Equal("none", Account().With(Dev, [Allow("iam:PassRole"), Allow(Deploys, "arn:aws:lambda:eu-west-1:999999999999:function:*")]).ToAdministrator(Dev));

    [Fact]
    public void A_role_linked_to_a_service_cannot_be_passed()
    {
        var linked = Role("aws-service-role/lambda.amazonaws.com/AWSServiceRoleForSomething");
        var account = new TestAccount().With(linked, [Allow("*")], [TrustService("lambda.amazonaws.com")]).With(Dev, [Allow("iam:PassRole iam:UpdateAssumeRolePolicy"), Allow(Deploys)]);
        Assert.Equal("none", account.ToAdministrator(Dev));
    }

    [Fact]
    public void An_existing_function_can_be_given_the_role()
    {
        var account = Account().WithFunction("plain", Role("weak")).With(Role("weak"), [Allow("logs:PutLogEvents")], [TrustService("lambda.amazonaws.com")])
            .With(Dev, [Allow("iam:PassRole", Admin), Allow("lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode lambda:InvokeFunction", Function("plain"))]);
        Assert.Equal("lambda-swap-role", account.Ways(Dev, Admin));
    }

    [Fact]
    public void No_function_no_swap()
    {
        var account = Account().With(Dev, [Allow("iam:PassRole", Admin), Allow("lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode lambda:InvokeFunction")]);
        Assert.Equal("", account.Ways(Dev, Admin));
    }

    [Fact]
    public void A_kind_of_which_not_all_is_known_leaves_the_way_possible() =>
        Assert.Equal(
            "glue-update-job-run?",
            new TestAccount().WithAdministrator("admin", "glue.amazonaws.com").With(Dev, [Allow("iam:PassRole"), Allow("glue:UpdateJob glue:StartJobRun")]).Ways(Dev, Admin));

    [Fact]
    public void Launching_an_instance_takes_every_kind_of_resource()
    {
        var account = new TestAccount().With(Admin, [Allow("*")], [TrustService("ec2.amazonaws.com")], and: role => role with { Traits = role.Traits.Add("instance-profile", Iam.Evaluation.Truth.True) });
        Assert.Equal("ec2-run-instances", account.With(Dev, [Allow("iam:PassRole"), Allow("ec2:RunInstances")]).Ways(Dev, Admin));
        Assert.Equal("", account.With(User("narrow"), [Allow("iam:PassRole"), Allow("ec2:RunInstances", "arn:aws:ec2:*:*:instance/*")]).Ways(User("narrow"), Admin));
    }

    private static TestAccount Account() => new TestAccount().WithAdministrator("admin", "lambda.amazonaws.com");
}
