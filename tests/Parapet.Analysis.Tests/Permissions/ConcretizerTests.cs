using Parapet.Analysis.Permissions;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class ConcretizerTests
{
    private const string Account = ImaginaryAccount.Id;
    private const string Here = $"{ImaginaryAccount.Region}:{ImaginaryAccount.Id}";

    [Theory]
    [InlineData("!GetAtt Named.Arn", $"arn:aws:sqs:{Here}:orders")]
    [InlineData("!Ref Named", $"https://sqs.{ImaginaryAccount.Region}.amazonaws.com/{Account}/orders")]
    [InlineData("!GetAtt Fifo.QueueName", "0stack-Fifo-0.fifo")]
    [InlineData("!Sub '${Bucket.Arn}/*'", "arn:aws:s3:::0stack-bucket-0/*")]
    [InlineData("!Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}'", $"arn:aws:dynamodb:{Here}:table/0stack-Table-0")]
    [InlineData("!GetAtt Table.StreamArn", $"arn:aws:dynamodb:{Here}:table/0stack-Table-0/stream/0")]
    [InlineData("!Ref Secret", $"arn:aws:secretsmanager:{Here}:secret:db-000000")]
    [InlineData("!GetAtt Logs.Arn", $"arn:aws:logs:{Here}:log-group:/app:*")]
    [InlineData("!GetAtt Role.Arn", $"arn:aws:iam::{Account}:role/apps/worker")]
    [InlineData("!Ref Live", $"arn:aws:lambda:{Here}:function:0stack-Orders-0:live")]
    [InlineData("!Sub 'arn:aws:ssm:*:*:parameter${Path}'", $"arn:aws:ssm:*:*:parameter/app/key")]
    [InlineData("!Sub '${AWS::StackName}-x'", "0stack-x")]
    [InlineData("!Sub 'arn:aws:sqs:*:*:${Shared}'", "arn:aws:sqs:*:*:0parameter-Shared")]
    public void What_the_account_decides_is_filled_in(string expression, string expected) => Assert.Equal(expected, Concrete(expression).Known);

    [Theory]
    [InlineData("!Ref Free")]
    [InlineData("!ImportValue other")]
    [InlineData("!GetAtt Unheard.Arn")]
    [InlineData("!GetAtt Named.NoSuchAttribute")]
    public void What_nobody_can_know_stays_a_hole(string expression) => Assert.False(Concrete(expression).IsKnown);

    [Fact]
    public void A_parameter_in_a_policy_and_in_a_name_are_the_same_thing()
    {
        var deployment = Templates.WithRole(
            "{Effect: Allow, Action: 'sqs:SendMessage', Resource: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Secret}'}",
            "Named: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Secret}}");
        var arn = new Concretizer(deployment).Arn(deployment.Resource("Named")!)!;
        Assert.Equal(Reach.Yes, Templates.Permissions(deployment).May("sqs:SendMessage", arn));
        Assert.Equal(Reach.No, Templates.Permissions(deployment).May("sqs:SendMessage", new Concretizer(deployment).Arn(deployment.Resource("Queue")!)!));
    }

    [Fact]
    public void A_name_that_refers_to_itself_ends() =>
        Assert.NotNull(new Concretizer(Templates.Read("Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.QueueName}}}")).Concrete(Text.Of("x")).Known);

    private static Text Concrete(string expression)
    {
        var deployment = Templates.Read($$$$"""
            Parameters:
              Free: {Type: String}
              Shared: {Type: String}
            Resources:
              Named: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
              Fifo: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
              ByParameter: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Shared}}
              Bucket: {Type: AWS::S3::Bucket}
              Table: {Type: AWS::DynamoDB::Table}
              Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: db}}
              Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app}}
              Path: {Type: AWS::SSM::Parameter, Properties: {Name: /app/key, Type: String, Value: x}}
              Unheard: {Type: AWS::Unheard::Thing}
              Role: {Type: AWS::IAM::Role, Properties: {Path: /apps/, RoleName: worker, AssumeRolePolicyDocument: {}}}
              Orders: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Code: {ZipFile: x}}}
              Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Orders, Name: live, FunctionVersion: "1"}}
              Asked: {Type: Custom::Asked, Properties: {Value: {{{{expression}}}}}}
            """);
        return new Concretizer(deployment).Concrete(Assert.Single(deployment.Resource("Asked")!.Properties["Value"].AsTextItems()).Text);
    }
}
