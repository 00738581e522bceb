using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class TrailIdentityTests
{
    [Fact]
    public void An_identity_that_says_nothing_has_no_arn() => Assert.Null(TrailIdentity.None.Arn);
}
