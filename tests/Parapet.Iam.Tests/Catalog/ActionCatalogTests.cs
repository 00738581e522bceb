using Parapet.Iam.Catalog;

namespace Parapet.Iam.Tests.Catalog;

public sealed class ActionCatalogTests
{
    [Theory]
    [InlineData("s3:PutObject", true)]
    [InlineData("S3:putobject", true)]
    [InlineData("s3:GetObject", false)]
    [InlineData("s3:Get*", false)]
    [InlineData("s3:*", true)]
    [InlineData("*", true)]
    [InlineData("*:*", true)]
    [InlineData("dynamodb:*Item", true)]
    [InlineData("dynamodb:?utItem", true)]
    [InlineData("iam:PassRole", true)]
    [InlineData("sqs:SendMessage", true)]
    [InlineData("sns:TagResource", true)]
    [InlineData("xray:PutTraceSegments", false)]
    [InlineData("s3:ListAllMyBuckets", false)]
    [InlineData("dyn*:PutItem", true)]
    [InlineData("nosuchservice:Put", false)]
    [InlineData("s3:", false)]
    [InlineData("", false)]
    public void A_pattern_writes_when_some_action_it_matches_can_be_limited_to_a_resource(string pattern, bool expected) =>
        Assert.Equal(expected, ActionCatalog.WritesToResource(pattern));

    [Theory]
    [InlineData("iam:PassRole", "iam:PassRole", true)]
    [InlineData("IAM:passrole", "iam:PassRole", true)]
    [InlineData("iam:Pass*", "iam:PassRole", true)]
    [InlineData("iam:*Role", "iam:PassRole", true)]
    [InlineData("i*:P*s*e", "iam:PassRole", true)]
    [InlineData("iam:PassRol?", "iam:PassRole", true)]
    [InlineData("iam:PassRole?", "iam:PassRole", false)]
    [InlineData("iam:Pass", "iam:PassRole", false)]
    [InlineData("*", "iam:PassRole", true)]
    [InlineData("", "iam:PassRole", false)]
    public void Wildcards_match_as_in_policies(string pattern, string action, bool expected) =>
        Assert.Equal(expected, ActionPattern.Matches(pattern, action));

    [Theory]
    [InlineData("*", true, true)]
    [InlineData("*:*", true, true)]
    [InlineData("s3:*", true, false)]
    [InlineData("s3:**", true, false)]
    [InlineData("s3:Get*", false, false)]
    [InlineData("s3:", false, false)]
    [InlineData("", false, false)]
    public void Whole_services_are_told_from_parts(string pattern, bool service, bool everything)
    {
        Assert.Equal(service, ActionPattern.IsWholeService(pattern));
        Assert.Equal(everything, ActionPattern.IsEverything(pattern));
    }
}
