using Parapet.Sources;

namespace Parapet.Rules.Tests.SECRET;

/// <summary>Secrets that RDS keeps, copies of secrets and of keys, and readers of which not everything is known.</summary>
public sealed class StoresOfOthersTests
{
    private const string ManagedByRds = "Db: {Type: AWS::RDS::DBInstance, Properties: {ManageMasterUserPassword: true, MasterUserSecret: {KmsKeyId: !Ref Key}}}";

    [Theory]
    [InlineData("SECRET005", "Value: !GetAtt Db.MasterUserSecret.SecretArn", "", ManagedByRds, "finding")]
    [InlineData("SECRET005", "Value: !GetAtt Db.MasterUserSecret.SecretArn", "{Effect: Allow, Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'], Resource: '*'}", ManagedByRds, "")]
    [InlineData("SECRET006", "Value: !GetAtt Db.MasterUserSecret.SecretArn", "", ManagedByRds, "")]
    [InlineData("SECRET004", "Value: x", "", ManagedByRds, "finding")]
    [InlineData("SECRET004", "Value: x", "", "S: {Type: AWS::SecretsManager::Secret, Properties: {ReplicaRegions: [{Region: us-west-2, KmsKeyId: !Ref Key}]}}", "finding")]
    [InlineData("SECRET004", "Value: x", "", "S: {Type: AWS::SecretsManager::Secret, Properties: {KmsKeyId: !Ref Replica}}", "finding")]
    [InlineData("SECRET006", "SSM_PATH: /orders/app/", "", "P: {Type: AWS::SSM::Parameter, Properties: {Name: /orders/app/x, Type: String, Value: v}}", "")]
    [InlineData("SECRET006", "DB_SECRET_NAME: orders/db-ro", "", "S: {Type: AWS::SecretsManager::Secret, Properties: {Name: orders/db-rw}}", "undecided")]
    [InlineData("SECRET002", "DB_PORT: '{{resolve:secretsmanager:orders/db:SecretString:port}}'", "", "", "")]
    [InlineData("SECRET002", "DB_PASSWORD: changeme", "", "", "")]
    [InlineData("SECRET003", "LOGIN: '{{resolve:secretsmanager:orders/db:SecretString:password}}'", "", "Reader: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}, ManagedPolicyArns: [!Ref Given]}}", "undecided")]
    [InlineData("SECRET003", "LOGIN: '{{resolve:secretsmanager:orders/db:SecretString:password}}'", "", "Reader: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']}}", "finding")]
    public void It_is_reported_when_it_is_seen(string rule, string variable, string statement, string others, string expected)
    {
        var deployment = TemplateReader.ReadText("t.yaml", $$$"""
            Parameters:
              Given: {Type: String}
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Code: {ZipFile: x}
                  Role: !GetAtt Own.Arn
                  Environment:
                    Variables:
                      {{{variable}}}
              Own:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"} }
                  Policies: [{PolicyName: own, PolicyDocument: {Version: "2012-10-17", Statement: [{{{statement}}}]} }]
              Key: {Type: AWS::KMS::Key, Properties: {Enabled: false} }
              Replica: {Type: AWS::KMS::ReplicaKey, Properties: {Enabled: false} }
              {{{others}}}
            """);
        var result = RuleRunner.Run(new Scan(deployment, new DateOnly(2026, 11, 1)), Catalog.All.Where(each => each.Info.Id == rule));

        Assert.Empty(deployment.Problems);
        Assert.Equal(expected, !result.Findings.IsEmpty ? "finding" : !result.Undecided.IsEmpty ? "undecided" : "");
    }

    [Fact]
    public void Every_variable_is_named_as_long_as_there_are_few()
    {
        var deployment = TemplateReader.ReadText("t.yaml", $$"""
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Code: {ZipFile: x}
                  Environment:
                    Variables:
                      {{string.Join("\n          ", Enumerable.Range(0, 12).Select(i => $"LOGIN_{i}: '{{{{resolve:secretsmanager:orders/db:SecretString:password}}}}'"))}}
            """);
        var finding = Assert.Single(RuleRunner.Run(new Scan(deployment, new DateOnly(2026, 11, 1)), Catalog.All.Where(each => each.Info.Id == "SECRET002")).Findings);

        Assert.StartsWith("`LOGIN_0`, `LOGIN_1`,", finding.Message, StringComparison.Ordinal);
        Assert.Contains("`LOGIN_9` and 2 more variables lie in the environment", finding.Message, StringComparison.Ordinal);
    }
}
