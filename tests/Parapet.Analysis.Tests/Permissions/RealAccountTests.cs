using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Synthesis;

namespace Parapet.Analysis.Tests.Permissions;

public sealed class RealAccountTests
{
    private const string Here = $"{ImaginaryAccount.Region}:{ImaginaryAccount.Id}";
    private const string There = "eu-west-1:111122223333";

    private static readonly RealAccount Prod = new("111122223333", "eu-west-1", "Shop-prod");

    [Theory]
    [InlineData($"arn:aws:dynamodb:{Here}:table/0stack-Table-0", $"arn:aws:dynamodb:{There}:table/Shop-prod-Table-*")]
    [InlineData($"arn:aws:dynamodb:{Here}:table/0stack-Table-0/stream/0", $"arn:aws:dynamodb:{There}:table/Shop-prod-Table-*/stream/*")]
    [InlineData($"arn:aws:sqs:{Here}:0stack-Fifo-0.fifo", $"arn:aws:sqs:{There}:Shop-prod-Fifo-*.fifo")]
    [InlineData("arn:aws:s3:::0stack-bucket-0/in/*", "arn:aws:s3:::shop-prod-bucket-*/in/*")]
    [InlineData($"arn:aws:sqs:{Here}:0stack-Queue-0Child", $"arn:aws:sqs:{There}:Shop-prod-*Queue-*")]
    [InlineData($"arn:aws:sqs:{Here}:orders", $"arn:aws:sqs:{There}:orders")]
    [InlineData($"arn:aws:secretsmanager:{Here}:secret:db-000000", $"arn:aws:secretsmanager:{There}:secret:db-??????")]
    [InlineData($"arn:aws:secretsmanager:{Here}:secret:Password-0ending0-000000", $"arn:aws:secretsmanager:{There}:secret:Password-*-??????")]
    [InlineData($"arn:aws:secretsmanager:{Here}:secret:Password-0ending0Child-000000", $"arn:aws:secretsmanager:{There}:secret:Password-*-??????")]
    [InlineData("0stack-x", "Shop-prod-x")]
    [InlineData("*", "*")]
    public void What_stood_for_an_account_is_put_into_a_real_one(string imaginary, string real) => Assert.Equal(real, Prod.Of(imaginary));

    [Theory]
    [InlineData("shop-prod-PlaceOrder-a1B2c3D4e5F6", "PlaceOrder", "shop-prod")]
    [InlineData("shop-invoicebucket-1example00ab", "InvoiceBucket", "shop")]
    [InlineData("shop-PlaceOrder-short", "PlaceOrder", null)]
    [InlineData("shop-PlaceOrder-a1B2c3D4e5F6", "Order", null)]
    [InlineData("PlaceOrder", "PlaceOrder", null)]
    [InlineData("shop-PlaceOrder-with.dots.in", "PlaceOrder", null)]
    public void The_stack_is_told_from_a_name_that_CloudFormation_made(string name, string logicalId, string? stack) =>
        Assert.Equal(stack, RealAccount.StackOf(name, logicalId));

    [Fact]
    public void Lambda_needs_what_the_deployment_makes_it_do()
    {
        var notes = new List<string>();
        Assert.Equal(
            [
                "destinations: sns:Publish arn:aws:sns:eu-west-1:111122223333:failed",
                "environment: kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/1",
                "logs: logs:CreateLogStream arn:aws:logs:eu-west-1:111122223333:log-group:/app:*",
                "logs: logs:PutLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:/app:*",
                "network interfaces: ec2:AssignPrivateIpAddresses *",
                "network interfaces: ec2:CreateNetworkInterface *",
                "network interfaces: ec2:DeleteNetworkInterface *",
                "network interfaces: ec2:DescribeNetworkInterfaces *",
                "network interfaces: ec2:DescribeSubnets *",
                "network interfaces: ec2:UnassignPrivateIpAddresses *",
                "polling: sqs:DeleteMessage arn:aws:sqs:eu-west-1:111122223333:Shop-prod-Work-*",
                "polling: sqs:GetQueueAttributes arn:aws:sqs:eu-west-1:111122223333:Shop-prod-Work-*",
                "polling: sqs:ReceiveMessage arn:aws:sqs:eu-west-1:111122223333:Shop-prod-Work-*",
                "traces: xray:PutTelemetryRecords *",
                "traces: xray:PutTraceSegments *",
            ],
            Needs("""
                LoggingConfig: {LogGroup: /app}
                      VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}
                      TracingConfig: {Mode: Active}
                      DeadLetterConfig: {TargetArn: "arn:aws:sns:eu-west-1:111122223333:failed"}
                      KmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1"
                """, notes).Select(need => $"{need.Why}: {need.Action} {need.Resource}").Order(StringComparer.Ordinal));
        Assert.Empty(notes);
    }

    [Fact]
    public void A_destination_that_is_not_known_is_told()
    {
        var notes = new List<string>();
        Needs("DeadLetterConfig: {TargetArn: !Ref Target}", notes);
        Assert.Single(notes, note => note.Contains("destinations", StringComparison.Ordinal));
    }

    private static ImmutableArray<PlatformNeed> Needs(string properties, List<string> notes)
    {
        var deployment = Templates.Read($$$"""
            Parameters: {Target: {Type: String}}
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  Role: "arn:aws:iam::111122223333:role/r"
                  {{{properties}}}
              AppLogs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app}}
              Work: {Type: AWS::SQS::Queue}
              Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, EventSourceArn: !GetAtt Work.Arn}}
            """);
        return PlatformPermissions.Of(deployment.Functions[0], deployment, new Concretizer(deployment), Prod, "f", notes);
    }
}
