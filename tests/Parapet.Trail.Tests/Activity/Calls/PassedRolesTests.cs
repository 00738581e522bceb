using Parapet.Iam.Catalog;
using Parapet.Trail.Activity;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class PassedRolesTests
{
    public static TheoryData<string> Rows => [.. BuiltInTable.Lines("passed-roles.txt")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_names_actions_that_exist_and_hands_the_role_to_its_service(string line)
    {
        var fields = line.Split(' ');
        var action = IamCatalog.Matching(fields[0]).First(action => action.Level == AccessLevel.Write);
        using var parameters = System.Text.Json.JsonDocument.Parse("""{"x":[{"taskRoleArn":"arn:aws:iam::123456789012:role/r"}]}""");

        var passed = PassedRoles.Of(action.FullName, new EventScope("aws", "eu-west-1", "123456789012"), parameters.RootElement)!;

        Assert.Equal([new CalledResource("arn:aws:iam::123456789012:role/r", ResourceCertainty.Exact)], passed.Resources);
        Assert.Equal("iam:PassedToService", passed.Conditions[0].Key);
        Assert.EndsWith(".amazonaws.com", passed.Conditions[0].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lambda", "CreateFunction20150331", """{"functionName":"f","role":"arn:aws:iam::123456789012:role/r"}""", "iam:PassRole arn:aws:iam::123456789012:role/r")]
    [InlineData("ecs", "RegisterTaskDefinition", """{"executionRoleArn":"arn:aws:iam::1:role/a","taskRoleArn":"arn:aws:iam::1:role/b"}""", "iam:PassRole arn:aws:iam::1:role/a arn:aws:iam::1:role/b")]
    [InlineData("glue", "CreateJob", """{"name":"j","role":"r"}""", "iam:PassRole arn:aws:iam::123456789012:role/r")]
    [InlineData("ec2", "RunInstances", """{"iamInstanceProfile":{"name":"p"}}""", "iam:PassRole arn:aws:iam::123456789012:role/*?")]
    [InlineData("lambda", "UpdateFunctionConfiguration20150331v2", """{"functionName":"f"}""", "")]
    [InlineData("lambda", "CreateFunction20150331", """{"functionName":"f","role":"arn:aws:iam::123456789012:role/aws-service-role/x"}""", "")]
    [InlineData("sts", "AssumeRole", """{"roleArn":"arn:aws:iam::123456789012:role/r"}""", "")]
    public void A_role_in_the_parameters_of_a_successful_call_was_passed(string service, string name, string parameters, string expected)
    {
        var call = CallMapper.Map(Events.Of(service, name, parameters));
        var passed = call.Actions.Where(action => action.Inferred).ToList();

        Assert.Equal(expected, Events.Text(call with { Actions = [.. passed] }));
        Assert.All(passed, action => Assert.Equal("iam:PassRole", action.Action));
    }

    [Fact]
    public void A_failed_call_proves_nothing_about_its_role() =>
        Assert.DoesNotContain(
            CallMapper.Map(Events.Of("lambda", "CreateFunction20150331", """{"role":"arn:aws:iam::123456789012:role/r"}""") with { ErrorCode = "AccessDeniedException" }).Actions,
            action => action.Inferred);
}
