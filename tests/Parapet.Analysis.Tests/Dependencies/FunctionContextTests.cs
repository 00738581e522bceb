using Parapet.Analysis.Dependencies;
using Parapet.Packages.Gate;

namespace Parapet.Analysis.Tests.Dependencies;

public sealed class FunctionContextTests
{
    [Theory]
    [InlineData("", ContextWeight.Nothing, "nothing in the template leads to it")]
    [InlineData("Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Orders, AuthType: NONE}}", ContextWeight.PublicUrl, "function URL without authentication")]
    [InlineData("Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Orders, AuthType: AWS_IAM}}", ContextWeight.AuthorizedApi, "function URL with authentication")]
    [InlineData("Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Orders, AuthType: !Ref Secret}}", ContextWeight.AuthorizedApi, "function URL with authentication")]
    [InlineData("P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Orders, Action: 'lambda:InvokeFunction', Principal: '*'}}", ContextWeight.PublicUrl, "resource-based policy open to everyone")]
    [InlineData("P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Orders, Action: 'lambda:InvokeFunction', Principal: s3.amazonaws.com}}", ContextWeight.InternalTrigger, "events of `s3` reach it")]
    [InlineData("P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Orders, Action: 'lambda:InvokeFunction', Principal: elasticloadbalancing.amazonaws.com}}", ContextWeight.OpenApi, "a load balancer leads to it")]
    public void The_heaviest_way_in_comes_first(string others, int weight, string why)
    {
        var deployment = Templates.WithRole("", others);
        var first = FunctionContext.Of(deployment).Exposure(deployment.Functions[0])[0];
        Assert.Equal((weight, why), (first.Weight, first.Why));
    }

    [Theory]
    [InlineData("", ContextWeight.OpenApi, "API route `GET /orders` without an authorizer")]
    [InlineData(", Auth: {Authorizer: AWS_IAM}", ContextWeight.AuthorizedApi, "API route `GET /orders`, not open to everyone")]
    public void An_API_weighs_less_when_it_asks_who_calls(string auth, int weight, string why)
    {
        var deployment = Templates.Read("""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.13
                  Handler: a.b
                  CodeUri: .
                  Events:
                    Api: {Type: Api, Properties: {Method: get, Path: /orders AUTH}}
            """.Replace(" AUTH", auth, StringComparison.Ordinal));
        var factors = FunctionContext.Of(deployment).Exposure(deployment.Functions[0]);
        Assert.Equal((weight, why), (factors[0].Weight, factors[0].Why));
    }

    [Theory]
    [InlineData("{Effect: Allow, Action: '*', Resource: '*'}", ContextWeight.AdminEquivalent, "role `OrdersRole` is an administrator")]
    [InlineData("{Effect: Allow, Action: ['iam:PutRolePolicy'], Resource: '*'}", ContextWeight.AdminEquivalent, "role `OrdersRole` can become an administrator")]
    [InlineData("{Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Table.Arn}", ContextWeight.ReadsSecretsOrData, "its role reads the table `Table`")]
    [InlineData("{Effect: Allow, Action: 's3:GetObject', Resource: '*'}", ContextWeight.ReadsSecretsOrData, "its role reads any bucket of the account and 1 more")]
    [InlineData("{Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn}", 30, "its role gets at the queue `Queue`")]
    [InlineData("{Effect: Allow, Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'], Resource: '*'}", ContextWeight.Nothing, "its role gets at nothing of value")]
    public void What_the_role_gets_at_weighs(string statements, int weight, string why)
    {
        var deployment = Templates.WithRole(statements);
        var first = FunctionContext.Of(deployment).Blast(deployment.Functions[0])[0];
        Assert.Equal((weight, why), (first.Weight, first.Why));
    }

    [Fact]
    public void Of_a_role_that_is_not_in_the_template_nothing_is_said()
    {
        var deployment = Templates.Read("""
            Resources:
              Orders: {Type: AWS::Lambda::Function, Properties: {Runtime: dotnet10, Handler: Orders, Role: "arn:aws:iam::111122223333:role/elsewhere", Code: {ZipFile: x}}}
            """);
        Assert.Empty(FunctionContext.Of(deployment).Blast(deployment.Functions[0]));
    }
}
