using Parapet.Iam.Escalation;
using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>Functions that run with more than their editors have.</summary>
public sealed class FunctionTests
{
    private const string Lambda = "lambda.amazonaws.com";
    private static readonly string Admin = Role("admin");
    private static readonly string Dev = User("dev");

    [Theory]
    [InlineData("lambda:UpdateFunctionCode lambda:InvokeFunction", "lambda-update-code lambda-update-code-invoke")]
    [InlineData("lambda:UpdateFunctionCode", "lambda-update-code")]
    [InlineData("lambda:UpdateFunctionCode lambda:AddPermission", "lambda-update-code lambda-update-code-open")]
    [InlineData("lambda:UpdateFunctionConfiguration lambda:GetLayerVersion", "lambda-environment? lambda-layer")]
    [InlineData("lambda:UpdateFunctionConfiguration lambda:GetLayerVersion lambda:InvokeFunction", "lambda-environment-invoke? lambda-environment? lambda-layer lambda-layer-invoke")]
    [InlineData("lambda:UpdateFunctionConfiguration", "lambda-environment?")]
    [InlineData("LAMBDA:updatefunctioncode", "lambda-update-code")]
    [InlineData("lambda:InvokeFunction", "")]
    [InlineData("lambda:GetLayerVersion", "")]
    public void A_function_that_is_invoked_is_taken_over_by(string actions, string ways) =>
        Assert.Equal(ways, Account("invoked").With(Dev, [Allow(actions)]).Ways(Dev, Admin));

    [Fact]
    public void A_function_that_nothing_invokes_has_to_be_invoked()
    {
        Assert.Equal("none", Account("!invoked").With(Dev, [Allow("lambda:UpdateFunctionCode")]).ToAdministrator(Dev));
        Assert.Equal("lambda-update-code-invoke > administrator", Account("!invoked").With(Dev, [Allow("lambda:UpdateFunctionCode lambda:InvokeFunction")]).ToAdministrator(Dev));
    }

    [Fact]
    public void A_function_of_which_nobody_knows_whether_it_is_invoked_is_a_possible_way() =>
        Assert.Equal("lambda-update-code > administrator ?", Account().With(Dev, [Allow("lambda:UpdateFunctionCode")]).ToAdministrator(Dev));

    [Fact]
    public void A_denial_for_the_function_closes_it() =>
        Assert.Equal("none", Account("invoked").With(Dev, [Allow("lambda:*"), Deny("lambda:Update*", Function("job"))]).ToAdministrator(Dev));

    [Fact]
    public void A_permission_for_another_function_is_none_for_this() =>
        Assert.Equal("none", Account("invoked").With(Dev, [Allow("lambda:*", Function("other"))]).ToAdministrator(Dev));

    [Fact]
    public void A_function_with_a_weak_role_leads_nowhere()
    {
        var account = new TestAccount().With(Role("weak"), [Allow("logs:*")], [TrustService(Lambda)]).WithFunction("job", Role("weak"), "invoked").With(Dev, [Allow("lambda:UpdateFunctionCode")]);
        Assert.Equal("lambda-update-code", account.Ways(Dev, Role("weak")));
        Assert.Equal("none", account.ToAdministrator(Dev));
    }

    [Fact]
    public void A_function_with_ones_own_role_gives_nothing()
    {
        var account = new TestAccount().With(Role("self"), [Allow("lambda:*")], [TrustService(Lambda)]).WithFunction("job", Role("self"), "invoked");
        Assert.DoesNotContain(account.Graph().From(Role("self")), edge => edge.To.Kind != EscalationNodeKind.Capability);
    }

    [Fact]
    public void A_functions_role_is_a_stepping_stone()
    {
        var account = Account().With(Role("step"), [Allow("iam:PassRole", Admin), Allow("lambda:CreateFunction lambda:InvokeFunction")], [TrustService(Lambda)])
            .WithFunction("ci", Role("step"), "invoked").With(Dev, [Allow("lambda:UpdateFunctionCode", Function("ci"))]);
        Assert.Equal("lambda-update-code > lambda-create-invoke > administrator", account.ToAdministrator(Dev));
    }

    [Fact]
    public void Rewriting_the_role_of_a_function_one_can_edit_makes_an_administrator()
    {
        var account = new TestAccount().With(Role("weak"), [Allow("logs:*")], [TrustService(Lambda)]).WithFunction("job", Role("weak"), "invoked");
        Assert.Equal(
            "iam-put-role-policy+lambda-update-code",
            account.With(Dev, [Allow("lambda:UpdateFunctionCode"), Allow("iam:PutRolePolicy", Role("weak"))]).ToAdministrator(Dev));
        Assert.Equal("none", account.With(User("half"), [Allow("iam:PutRolePolicy", Role("weak"))]).ToAdministrator(User("half")));
    }

    [Fact]
    public void A_boundary_on_the_role_caps_what_rewriting_it_gives()
    {
        var account = new TestAccount().With(Role("weak"), [Allow("logs:*")], [TrustService(Lambda)], boundary: Allow("logs:* s3:*")).WithFunction("job", Role("weak"), "invoked");
        Assert.Equal("none", account.With(Dev, [Allow("lambda:UpdateFunctionCode"), Allow("iam:PutRolePolicy")]).ToAdministrator(Dev));
        Assert.Equal(
            "iam-put-role-policy+lambda-update-code+iam-delete-role-boundary",
            account.With(User("more"), [Allow("lambda:UpdateFunctionCode"), Allow("iam:PutRolePolicy iam:DeleteRolePermissionsBoundary")]).ToAdministrator(User("more")));
    }

    [Fact]
    public void Everything_but_IAM_takes_over_functions_and_passes_no_role()
    {
        var account = Account("invoked").With(Dev, ["""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""]);
        Assert.Contains("lambda-update-code-invoke", account.Ways(Dev, Admin).Split(' '));
        Assert.DoesNotContain("lambda-create-invoke", account.Ways(Dev, Admin).Split(' '));
    }

    [Fact]
    public void Several_functions_with_one_role_are_one_step_through_each()
    {
        var account = Account("invoked").WithFunction("other", Admin, "invoked").With(Dev, [Allow("lambda:UpdateFunctionCode")]);
        Assert.Equal([Function("job"), Function("other")], Assert.Single(account.Graph().From(Dev)).Through);
    }

    [Fact]
    public void Reading_functions_and_opening_them_are_abilities_with_the_functions_named()
    {
        var edges = Account().With(Dev, [Allow("lambda:GetFunction lambda:AddPermission", Function("j*"))]).Graph().From(Dev);
        Assert.Equal(["function-code", "open-function"], edges.Select(edge => edge.To.Name).Order(StringComparer.Ordinal));
        Assert.All(edges, edge => Assert.Equal([Function("job")], edge.Through));
    }

    private static TestAccount Account(params string[] traits) => new TestAccount().WithAdministrator("admin", Lambda).WithFunction("job", Admin, traits);
}
