using Parapet.Iam.Catalog;

namespace Parapet.Iam.Tests.Catalog;

public sealed class ConditionKeyTests
{
    [Theory]
    [InlineData("aws:SourceIp", "aws:SourceIp", ConditionKeyType.IPAddress, false)]
    [InlineData("AWS:sourceip", "aws:SourceIp", ConditionKeyType.IPAddress, false)]
    [InlineData("aws:PrincipalOrgPaths", "aws:PrincipalOrgPaths", ConditionKeyType.String, true)]
    [InlineData("aws:TagKeys", "aws:TagKeys", ConditionKeyType.String, true)]
    [InlineData("aws:RequestTag/team", "aws:RequestTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("aws:RequestTag/a/b:c", "aws:RequestTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("aws:PrincipalTag/${TagKey}", "aws:PrincipalTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("aws:SourceArn", "aws:SourceArn", ConditionKeyType.Arn, false)]
    [InlineData("aws:MultiFactorAuthAge", "aws:MultiFactorAuthAge", ConditionKeyType.Numeric, false)]
    [InlineData("aws:CurrentTime", "aws:CurrentTime", ConditionKeyType.Date, false)]
    [InlineData("lambda:SourceFunctionArn", "lambda:SourceFunctionArn", ConditionKeyType.Arn, false)]
    [InlineData("s3:prefix", "s3:prefix", ConditionKeyType.String, false)]
    [InlineData("S3:PREFIX", "s3:prefix", ConditionKeyType.String, false)]
    [InlineData("dynamodb:LeadingKeys", "dynamodb:LeadingKeys", ConditionKeyType.String, true)]
    [InlineData("kms:EncryptionContext:aws:s3:arn", "kms:EncryptionContext:${EncryptionContextKey}", ConditionKeyType.String, false)]
    [InlineData("iam:PermissionsBoundary", "iam:PermissionsBoundary", ConditionKeyType.Arn, false)]
    [InlineData("token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:sub", ConditionKeyType.String, false)]
    [InlineData("cognito-identity.amazonaws.com:amr", "cognito-identity.amazonaws.com:amr", ConditionKeyType.String, true)]
    [InlineData("saml:aud", "saml:aud", ConditionKeyType.String, false)]
    [InlineData("ec2:osuser", "ec2:osuser", ConditionKeyType.String, false)]
    public void A_key_is_known_in_any_case(string key, string name, ConditionKeyType type, bool many)
    {
        var found = IamCatalog.ConditionKey(key);

        Assert.Equal(new ConditionKey(name, type, many), found);
    }

    [Theory]
    [InlineData("aws:SourceIpp")]
    [InlineData("aws:RequestTag/")]
    [InlineData("aws:RequestTag")]
    [InlineData("s3:nosuchkey")]
    [InlineData("nosuch:key")]
    [InlineData("idp.example.com:sub")]
    [InlineData("prefix")]
    [InlineData("")]
    public void A_key_that_aws_does_not_document_is_unknown(string key) => Assert.Null(IamCatalog.ConditionKey(key));

    [Fact]
    public void Every_key_that_an_action_names_is_defined()
    {
        foreach (var service in IamCatalog.ServicePrefixes.Select(prefix => IamCatalog.Service(prefix)!))
        {
            var named = service.Actions.SelectMany(a => a.ConditionKeys.Concat(a.Resources.SelectMany(r => r.ConditionKeys)))
                .Concat(service.ResourceTypes.SelectMany(t => t.ConditionKeys));
            Assert.Equal([], named.Distinct().Where(key => service.ConditionKey(key) is null));
        }
    }
}
