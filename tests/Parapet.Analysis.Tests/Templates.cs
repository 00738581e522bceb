using System.Text;
using Parapet.Analysis.Permissions;
using Parapet.Model;
using Parapet.Sources;
using Parapet.Sources.Documents;

namespace Parapet.Analysis.Tests;

/// <summary>Deployments for tests, from as little text as possible.</summary>
internal static class Templates
{
    public static Deployment Read(string template, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var deployment = parameters is null
            ? TemplateReader.ReadText("t.yaml", template)
            : TemplateReader.Read(DocumentReader.Read("t.yaml", Encoding.UTF8.GetBytes(template)), parameters, _ => null).Deployment;
        Assert.Empty(deployment.Problems);
        return deployment;
    }

    /// <summary>A function <c>Orders</c> with a role <c>OrdersRole</c> that has the statements, in flow style, and other resources.</summary>
    public static Deployment WithRole(string statements, string others = "", string role = "") => Read($$$$"""
        Parameters:
          Secret: {Type: String}
          Region: {Type: String}
        Conditions:
          IsProd: !Equals [!Ref AWS::AccountId, "111122223333"]
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties: {Runtime: dotnet10, Handler: Orders, Role: !GetAtt OrdersRole.Arn, Code: {ZipFile: x}}
          OrdersRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}}
              Policies: [{PolicyName: own, PolicyDocument: {Version: "2012-10-17", Statement: [{{{{statements}}}}]}}]
              {{{{role}}}}
          Table: {Type: AWS::DynamoDB::Table}
          Queue: {Type: AWS::SQS::Queue}
          Bucket: {Type: AWS::S3::Bucket}
          {{{{others}}}}
        """);

    public static RolePermissions Permissions(Deployment deployment, string role = "OrdersRole") =>
        DeploymentPermissions.Of(deployment).Of(deployment.Role(role)!);
}
