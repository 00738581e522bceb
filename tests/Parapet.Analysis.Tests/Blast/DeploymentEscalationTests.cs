using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Tests.Blast;

public sealed class DeploymentEscalationTests
{
    private const string Admin = """
        Admin:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}}
              ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
          Tool: {Type: AWS::Lambda::Function, Properties: {Runtime: dotnet10, Handler: x, Role: !GetAtt Admin.Arn, Code: {ZipFile: x}}}
        """;

    [Theory]
    [InlineData("{Effect: Allow, Action: 'iam:PutRolePolicy', Resource: '*'}", 1)]
    [InlineData("{Effect: Allow, Action: ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], Resource: !GetAtt Tool.Arn}", 2)]
    [InlineData("{Effect: Allow, Action: ['iam:PassRole'], Resource: !GetAtt Admin.Arn}, {Effect: Allow, Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*'}", 2)]
    [InlineData("{Effect: Allow, Action: ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], Resource: !GetAtt Orders.Arn}", 0)]
    [InlineData("{Effect: Allow, Action: 'iam:PutRolePolicy', Resource: '*'}, {Effect: Deny, Action: 'iam:*', Resource: '*'}", 0)]
    [InlineData("{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}", 0)]
    public void The_shortest_way_to_administrator_is_found(string statements, int steps)
    {
        var deployment = Templates.WithRole(statements, Admin);
        var escalation = DeploymentEscalation.Of(deployment, DeploymentPermissions.Of(deployment));
        var route = escalation.ToAdministrator(deployment.Role("OrdersRole")!);
        Assert.Equal(steps, route?.Steps.Length ?? 0);
        Assert.All(route?.Steps.Take(1) ?? [], step => Assert.NotEmpty(escalation.GrantsOf(step)));
    }
}
