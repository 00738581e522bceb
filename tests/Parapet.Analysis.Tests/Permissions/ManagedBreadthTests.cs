using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class ManagedBreadthTests
{
    private const string Mapping = "Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Orders, EventSourceArn: !GetAtt Queue.Arn}}";

    [Theory]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "", 0)]
    [InlineData("service-role/AWSLambdaVPCAccessExecutionRole", "", 0)]
    [InlineData("service-role/AWSLambdaSQSQueueExecutionRole", Mapping, 0)]
    [InlineData("service-role/AWSLambdaSQSQueueExecutionRole", "", 1)]
    [InlineData("AmazonS3ReadOnlyAccess", "", 0)]
    [InlineData("AmazonSQSFullAccess", Mapping, 1)]
    [InlineData("AdministratorAccess", "", 0)]
    public void A_policy_is_too_broad_when_it_writes_what_no_trigger_needs(string policy, string others, int expected) =>
        Assert.Equal(expected, Of(policy, others).Length);

    [Fact]
    public void What_a_trigger_needs_is_counted_apart()
    {
        var breadth = Assert.Single(Of("AmazonSQSFullAccess", Mapping));
        Assert.Equal(["sqs"], breadth.Services);
        Assert.Equal(4, breadth.Needed);
        Assert.DoesNotContain(breadth.Unneeded, action => action.Name == "DeleteMessage");
        Assert.Contains(breadth.Unneeded, action => action.Name == "DeleteQueue");
    }

    private static System.Collections.Immutable.ImmutableArray<ManagedBreadth> Of(string policy, string others)
    {
        var deployment = Templates.WithRole("", others, $"ManagedPolicyArns: [arn:aws:iam::aws:policy/{policy}]");
        return ManagedBreadth.Of(Templates.Permissions(deployment), deployment.Functions, new Concretizer(deployment));
    }
}
