using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class PublicAccessTests
{
    private const string Everybody = ",\"Principal\":\"*\"";

    public static TheoryData<string, Truth> Cases { get; } = new()
    {
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody), Truth.True },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", ",\"Principal\":{\"AWS\":\"*\"}"), Truth.True },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", ",\"Principal\":{\"AWS\":\"111122223333\"}"), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", ",\"Principal\":{\"Service\":\"sns.amazonaws.com\"}"), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", ",\"NotPrincipal\":{\"AWS\":\"111122223333\"}"), Truth.True },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5")), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("StringLike", "aws:PrincipalOrgID", "o-*")), Truth.True },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("StringEquals", "aws:PrincipalAccount", "111122223333")), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/*")), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("StringNotEquals", "aws:SourceVpce", "vpce-1")), Truth.True },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("IpAddress", "aws:SourceIp", "192.0.2.0/24")), Truth.False },
        { Allow("s3:GetObject", "arn:aws:s3:::b/*", Everybody + If("IpAddress", "aws:SourceIp", "0.0.0.0/1")), Truth.True },
        { Allow("sns:Publish", "*", Everybody + If("ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:bucket")), Truth.True },
        { Allow("sns:Publish", "*", Everybody + If("ArnLike", "aws:SourceArn", "arn:aws:*:*:111122223333:*")), Truth.False },
        { Allow("sns:Publish", "*", Everybody + If("StringEquals", "aws:PrincipalTag/team", "a")), Truth.True },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_statement_lets_in_strangers_or_not(string statement, Truth expected)
    {
        var answer = PublicAccess.KeepsOutStrangers(Resource(statement));
        Assert.True(expected == PublicAccess.IsPublic(Resource(statement)), $"{statement}: {Show(answer)}");
    }

    [Fact]
    public void A_denial_of_all_but_one_network_keeps_strangers_out() => Assert.Equal(
        Truth.False,
        PublicAccess.IsPublic(Resource(
            Allow("s3:*", "arn:aws:s3:::b/*", Everybody),
            Deny("*", "*", Everybody + If("StringNotEquals", "aws:SourceVpc", "vpc-1")))));

    [Fact]
    public void Only_the_actions_asked_about_count()
    {
        var policy = Resource(Allow("lambda:InvokeFunction", "*", Everybody), Allow("lambda:*", "*", ",\"Principal\":{\"AWS\":\"111122223333\"}"));
        Assert.Equal(Truth.True, PublicAccess.GrantsToAnybody(policy, "lambda:InvokeFunction"));
        Assert.Equal(Truth.False, PublicAccess.GrantsToAnybody(policy, "lambda:UpdateFunctionCode"));
    }

    [Fact]
    public void The_policy_of_an_identity_is_nobody_elses() =>
        Assert.Equal(Truth.Unknown, PublicAccess.IsPublic(Identity(Allow("*", "*"))));
}
