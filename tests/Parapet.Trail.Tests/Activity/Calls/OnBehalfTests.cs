using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class OnBehalfTests
{
    private const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

    [Theory]
    [InlineData("secretsmanager.amazonaws.com", "kms", "Decrypt", "StringEquals kms:ViaService secretsmanager.eu-west-1.amazonaws.com")]
    [InlineData("athena.amazonaws.com", "s3", "GetObject", "ForAnyValue:StringEquals aws:CalledVia athena.amazonaws.com")]
    [InlineData("redshift.amazonaws.com", "s3", "GetObject", "Bool aws:ViaAWSService true")]
    [InlineData("lambda.amazonaws.com", "sqs", "ReceiveMessage", "")]
    [InlineData("AWS Internal", "s3", "GetObject", "")]
    [InlineData(null, "s3", "GetObject", "")]
    public void A_call_by_a_service_for_a_function_holds_a_condition(string? via, string service, string name, string expected)
    {
        var call = CallMapper.Map(Events.Of(service, name) with { Identity = Events.Session with { InvokedBy = via, ScopeFunction = Function } });

        Assert.Equal(via, call.Via);
        Assert.Equal(expected, string.Join(' ', call.Actions[0].Conditions.Select(condition => $"{condition.Operator} {condition.Key} {condition.Value}")));
    }

    [Fact]
    public void The_source_address_can_be_the_service() =>
        Assert.Equal("athena.amazonaws.com", CallMapper.Map(Events.Of("s3", "GetObject") with { SourceAddress = "athena.amazonaws.com" }).Via);

    [Fact]
    public void A_role_that_a_service_may_have_assumed_gets_no_condition_that_could_refuse_it() =>
        Assert.Empty(CallMapper.Map(Events.Of("s3", "GetObject") with { Identity = Events.Session with { InvokedBy = "athena.amazonaws.com" } }).Actions[0].Conditions);

    [Fact]
    public void A_service_on_its_own_account_calls_for_nobody() =>
        Assert.Null(CallMapper.Map(Events.Of("s3", "GetBucketAcl") with { Identity = Events.Session with { Type = "AWSService", InvokedBy = "cloudtrail.amazonaws.com" } }).Via);
}
