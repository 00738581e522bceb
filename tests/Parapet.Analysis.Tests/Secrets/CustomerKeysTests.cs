using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class CustomerKeysTests
{
    [Theory]
    [InlineData("!Ref Key")]
    [InlineData("!GetAtt Key.Arn")]
    [InlineData("!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}'")]
    [InlineData("!Ref Alias")]
    [InlineData("alias/orders")]
    [InlineData("!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/orders'")]
    public void A_key_of_the_deployment_is_found_however_it_is_named(string key) => Assert.Equal("Key", Find(key).Key?.Resource.Id);

    [Theory]
    [InlineData("alias/other", UnknownKind.Elsewhere)]
    [InlineData("alias/lost", UnknownKind.Elsewhere)]
    [InlineData("alias/round", UnknownKind.Elsewhere)]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab", UnknownKind.Elsewhere)]
    [InlineData("!Ref Given", UnknownKind.Parameter)]
    [InlineData("!Ref AliasOfParameter", UnknownKind.Parameter)]
    [InlineData("!ImportValue key", UnknownKind.Import)]
    public void A_key_that_is_not_here_says_why(string key, UnknownKind expected)
    {
        var target = Find(key);

        Assert.Null(target.Key);
        Assert.Equal(expected, target.Why?.Kind);
    }

    [Theory]
    [InlineData("alias/aws/lambda")]
    [InlineData("!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/lambda'")]
    [InlineData("''")]
    public void A_key_of_aws_is_nobodys(string key) => Assert.True(Find(key).IsOfAws);

    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/orders")]
    [InlineData("!Sub 'arn:aws:kms:${AWS::Region}:111122223333:alias/orders'")]
    [InlineData("!Sub 'arn:aws:kms:eu-west-1:${AWS::AccountId}:alias/orders'")]
    public void An_alias_of_another_account_or_region_is_not_the_one_that_is_here(string key) => Assert.Null(Find(key).Key);

    [Fact]
    public void A_key_that_is_not_here_is_not_called_by_its_value() => Assert.Equal("the key of Orders", Find("hunter2").Why?.Detail);

    [Fact]
    public void An_ARN_tells_the_account() => Assert.Equal("111122223333", Find("arn:aws:kms:eu-west-1:111122223333:key/1").Account);

    private static KeyTarget Find(string key)
    {
        var deployment = Templates.Read($$"""
            Parameters:
              Given: {Type: String}
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties: {Code: {ZipFile: x}, KmsKeyArn: {{key}} }
              Key: {Type: AWS::KMS::Key}
              Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key} }
              Lost: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/lost} }
              Round: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/round, TargetKeyId: alias/round} }
              AliasOfParameter: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/given, TargetKeyId: !Ref Given} }
            """);
        return CustomerKeys.Of(deployment, DeploymentPermissions.Of(deployment)).Find(deployment.Functions[0].KmsKeyArn.ValueOrDefault!, deployment.Functions[0].Resource);
    }
}
