using Parapet.Sources;

namespace Parapet.Rules.Tests.SECRET;

/// <summary>A secret can get into any variable; nothing that is said about where secrets lie may give it away.</summary>
public sealed class ValuesAreNotShownTests
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Value = string.Join('-', "round", "kettle", "19");

    [Theory]
    [InlineData("GITHUB_SECRET_NAME: VALUE", "", "")]
    [InlineData("GITHUB_SECRET_NAME: !Ref Given", "", "")]
    [InlineData("GITHUB_SECRET_NAME: !Sub '${AWS::StackName}/VALUE'", "", "")]
    [InlineData("SSM_PATH: /VALUE", "", "")]
    [InlineData("API_TOKEN: VALUE", "KmsKeyArn: !Ref Given", "")]
    [InlineData("DB_SECRET_ARN: !Ref Stored", "Role: !Ref Given", "")]
    [InlineData("DB_SECRET_ARN: !Ref Stored", "Role: !GetAtt Own.Arn", "PermissionsBoundary: !Ref Given")]
    [InlineData("DB_SECRET_ARN: !Ref Stored", "Role: !GetAtt Own.Arn", "ManagedPolicyArns: [!Ref Given]")]
    [InlineData("DB_HOST: '{{resolve:secretsmanager:VALUE:SecretString:password}}'", "", "")]
    public void A_value_is_not_in_what_is_said_about_it(string variable, string function, string role)
    {
        var deployment = TemplateReader.ReadText("t.yaml", $$$"""
            Parameters:
              Given: {Type: String, Default: VALUE}
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Code: {ZipFile: x}
                  {{{function}}}
                  Environment:
                    Variables:
                      {{{variable}}}
              Own:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}}
                  {{{role}}}
              Stored: {Type: AWS::SecretsManager::Secret, Properties: {KmsKeyId: !Ref Given}}
              Named: {Type: AWS::SecretsManager::Secret, Properties: {Name: !Sub '${AWS::StackName}/database'}}
            """.Replace("VALUE", Value, StringComparison.Ordinal));
        var result = RuleRunner.Run(new Scan(deployment, new DateOnly(2026, 11, 1)), Catalog.All.Where(rule => rule.Info.Family == "SECRET"));

        Assert.Empty(deployment.Problems);
        Assert.NotEmpty(result.Undecided.Select(undecided => undecided.Why.Detail).Concat(result.Findings.Select(finding => finding.Message)));
        Assert.All(result.Undecided, undecided => Assert.DoesNotContain(Value, undecided.Why.ToString(), StringComparison.Ordinal));
        Assert.All(result.Findings, finding => Assert.DoesNotContain(Value, finding.Message + finding.Key, StringComparison.Ordinal));
    }
}
