using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class IamWhoTests
{
    [Theory]
    [InlineData("text", "lambda:InvokeFunction", "ShipOrder", "iam-who.txt")]
    [InlineData("json", "lambda:InvokeFunction", "ShipOrder", "iam-who.json")]
    [InlineData("text", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:xx-imaginary-0:000000000000:secret:other", "iam-who-secret.txt")]
    public void Everybody_who_can_is_listed_with_the_statement(string format, string action, string resource, string expected)
    {
        var run = Parapet.Run(Parapet.Root, "iam", "who", action, resource, "--in", "samples/orders", "--format", format);
        Assert.Equal(0, run.ExitCode);
        Golden.Matches(expected, run.Output);
    }

    [Fact]
    public void Who_may_be_able_to_stands_apart()
    {
        using var folder = new Folder().With("template.yaml", """
            Parameters: { Partner: { Type: String } }
            Resources:
              Bucket: { Type: AWS::S3::Bucket }
              Reader: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:GetObject", Resource: !Sub "${Bucket.Arn}/*" } } } ] } }
              Within: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": vpce-1 } } } } } ] } }
              None: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:PutObject", Resource: "*" } } } ] } }
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Bucket
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - { Effect: Allow, Principal: { AWS: "arn:aws:iam::444455556666:role/partner" }, Action: "s3:GetObject", Resource: !Sub "${Bucket.Arn}/*" }
                      - { Effect: Allow, Principal: { Service: cloudfront.amazonaws.com }, Action: "s3:GetObject", Resource: !Sub "${Bucket.Arn}/*" }
            """);
        var holders = JsonDocument.Parse(folder.Iam("who", "s3:GetObject", "Bucket", "--in", ".", "--format", "json").Output).RootElement.GetProperty("holders").EnumerateArray()
            .Select(holder => (holder.GetProperty("name").GetString(), holder.GetProperty("kind").GetString(), holder.GetProperty("certain").GetBoolean()));
        Assert.Equal(
            [("Reader", "role", true), ("Within", "role", false), ("arn:aws:iam::444455556666:role/partner", "principal", false), ("cloudfront.amazonaws.com", "service", true)],
            holders);
    }

    [Fact]
    public void Nobody_is_an_answer_too()
    {
        var run = Parapet.Run(Parapet.Root, "iam", "who", "dynamodb:DeleteTable", "OrdersTable", "--in", "samples/orders-repaired");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Nothing in the deployment can do dynamodb:DeleteTable on OrdersTable\n", run.Output);
    }
}
