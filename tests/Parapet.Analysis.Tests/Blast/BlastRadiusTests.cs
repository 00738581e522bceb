using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Tests.Blast;

public sealed class BlastRadiusTests
{
    [Theory]
    [InlineData("{Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Table.Arn}", "Table Read, Table Write, Table Takeover")]
    [InlineData("{Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/*'}", "Bucket Read")]
    [InlineData("{Effect: Allow, Action: 's3:GetObject', Resource: !GetAtt Bucket.Arn}", "")]
    [InlineData("{Effect: Allow, Action: 'sqs:SendMessage', Resource: '*'}", "Queue Write")]
    [InlineData("{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}, {Effect: Deny, NotAction: 'dynamodb:Scan', Resource: '*'}", "Table Read")]
    public void A_function_gets_at_what_its_role_may_use(string statements, string expected) => Assert.Equal(expected, Reached(statements));

    [Theory]
    [InlineData("'arn:aws:iam::{0}:root'", "Key Read")]
    [InlineData("'arn:aws:iam::111122223333:root'", "")]
    public void A_key_needs_its_own_policy_too(string principal, string expected) => Assert.Equal(
        expected,
        Reached(
            "{Effect: Allow, Action: 'kms:Decrypt', Resource: '*'}",
            "Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Version: '2012-10-17', Statement: {Effect: Allow, Principal: {AWS: !Sub "
                + principal.Replace("{0}", "${AWS::AccountId}", StringComparison.Ordinal) + "}, Action: 'kms:*', Resource: '*'}}}}"));

    [Fact]
    public void A_queue_can_let_the_role_in_by_itself()
    {
        var deployment = Templates.WithRole("", "Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], PolicyDocument: {Version: '2012-10-17', Statement: {Effect: Allow, Principal: {AWS: !GetAtt OrdersRole.Arn}, Action: 'sqs:ReceiveMessage', Resource: '*'}}}}");
        var reached = Assert.Single(BlastRadius.Of(deployment, DeploymentPermissions.Of(deployment)).Of(deployment.Functions[0]));
        Assert.Equal(("Queue", Access.Read), (reached.Resource.Id, reached.Access));
        Assert.Null(reached.Grant);
    }

    [Fact]
    public void What_is_wider_than_the_deployment_is_told_by_kind()
    {
        var deployment = Templates.WithRole("{Effect: Allow, Action: 'dynamodb:Scan', Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/*'}, {Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn}");
        var beyond = BlastRadius.Of(deployment, DeploymentPermissions.Of(deployment)).Beyond(deployment.Role("OrdersRole")!);
        Assert.Equal(["table Read"], beyond.Select(kind => $"{kind.Noun} {kind.Access}").Distinct());
    }

    [Theory]
    [InlineData("'lambda:GetFunction', Resource: !GetAtt Orders.Arn", "lambda:GetFunction")]
    [InlineData("'lambda:List*', Resource: '*'", "lambda:ListVersionsByFunction")]
    [InlineData("'lambda:InvokeFunction', Resource: '*'", null)]
    [InlineData("'lambda:GetFunction', Resource: !Sub '${Orders.Arn}:live'", "lambda:GetFunction")]
    [InlineData("'lambda:GetFunctionConfiguration', Resource: !Sub '${Orders.Arn}:*'", "lambda:GetFunctionConfiguration")]
    [InlineData("'lambda:GetFunction', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:*'", "lambda:GetFunction")]
    [InlineData("'lambda:GetFunction', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:other'", null)]
    public void Who_reads_the_configuration_is_known_with_the_statement(string grant, string? expected)
    {
        var deployment = Templates.WithRole("", $$$$"""
            Other:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"} }
                  Policies: [{PolicyName: p, PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: {{{{grant}}}}} } }]
            """);
        var readers = new ConfigurationReaders(deployment, DeploymentPermissions.Of(deployment)).Of(deployment.Functions[0]);
        Assert.Equal(expected, readers.SingleOrDefault()?.Action);
    }

    private static string Reached(string statements, string others = "")
    {
        var deployment = Templates.WithRole(statements, others);
        return string.Join(", ", BlastRadius.Of(deployment, DeploymentPermissions.Of(deployment)).Of(deployment.Functions[0]).Select(reached => $"{reached.Resource.Id} {reached.Access}"));
    }
}
