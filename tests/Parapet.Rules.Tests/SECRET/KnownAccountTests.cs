using System.Collections.Immutable;
using System.Text;
using Parapet.Model;
using Parapet.Sources;
using Parapet.Sources.Documents;

namespace Parapet.Rules.Tests.SECRET;

/// <summary>What can be told only when the user says which account and region a template is for.</summary>
public sealed class KnownAccountTests
{
    private const string Template = """
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: dotnet10
              Handler: Orders
              Code: {ZipFile: x}
              Role: !GetAtt OrdersRole.Arn
              KmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
              Environment:
                Variables:
                  DB_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf
          OrdersRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {}
              Policies:
                - PolicyName: own
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement: {Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-??????"}
        """;

    [Theory]
    [InlineData("SECRET004", "444455556666", "eu-west-1", true)]
    [InlineData("SECRET004", "111122223333", "eu-west-1", false)]
    [InlineData("SECRET004", null, null, false)]
    [InlineData("SECRET006", "111122223333", "eu-central-1", true)]
    [InlineData("SECRET006", "444455556666", "eu-west-1", false)]
    [InlineData("SECRET006", null, null, false)]
    [InlineData("SECRET005", "111122223333", "eu-west-1", false)]
    [InlineData("SECRET005", null, null, false)]
    [InlineData("SECRET005", "444455556666", "eu-west-1", true)]
    public void A_key_of_another_account_and_a_secret_of_another_region_are_reported_when_these_are_known(string rule, string? account, string? region, bool expected)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (account is not null)
        {
            given["AWS::AccountId"] = account;
            given["AWS::Region"] = region!;
        }

        Assert.Equal(expected, Findings(given).Any(finding => finding.Rule.Id == rule));
    }

    private static ImmutableArray<Finding> Findings(Dictionary<string, string> given)
    {
        var (deployment, _) = TemplateReader.Read(DocumentReader.Read("template.yaml", Encoding.UTF8.GetBytes(Template)), given, _ => null);
        return RuleRunner.Run(new Scan(deployment, new DateOnly(2026, 11, 1)), Catalog.All.Where(rule => rule.Info.Family == "SECRET")).Findings;
    }
}
