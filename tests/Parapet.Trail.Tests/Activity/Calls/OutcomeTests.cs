using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData("s3", null, CallOutcome.Succeeded)]
    [InlineData("s3", "AccessDenied", CallOutcome.Denied)]
    [InlineData("dynamodb", "AccessDeniedException", CallOutcome.Denied)]
    [InlineData("ec2", "Client.UnauthorizedOperation", CallOutcome.Denied)]
    [InlineData("sns", "AuthorizationError", CallOutcome.Denied)]
    [InlineData("s3", "VpceAccessDenied", CallOutcome.Denied)]
    [InlineData("s3", "NoSuchKey", CallOutcome.Failed)]
    [InlineData("dynamodb", "ThrottlingException", CallOutcome.Failed)]
    [InlineData("cognito-idp", "NotAuthorizedException", CallOutcome.Failed)]
    [InlineData("lambda", "KMSAccessDeniedException", CallOutcome.Failed)]
    [InlineData("ec2", "Client.DryRunOperation", CallOutcome.Failed)]
    [InlineData("sts", "ExpiredTokenException", CallOutcome.Rejected)]
    public void An_error_that_is_no_denial_came_after_the_authorisation(string service, string? error, CallOutcome expected) =>
        Assert.Equal(expected, CallMapper.Map(Events.Of(service, "GetItem") with { ErrorCode = error }).Outcome);

    [Fact]
    public void A_denied_call_still_says_what_it_needed() =>
        Assert.Equal(
            "s3:GetObject arn:aws:s3:::b/k",
            Events.Text(CallMapper.Map(Events.Of("s3", "GetObject", """{"bucketName":"b","key":"k"}""") with { ErrorCode = "AccessDenied" })));
}
