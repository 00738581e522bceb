using Parapet.Trail.Activity.Callers;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.Tests.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Callers;

public sealed class CallerFinderTests
{
    private const string Orders = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
    private const string Bills = "arn:aws:lambda:eu-west-1:123456789012:function:bills";

    private static readonly KnownFunction[] Shared =
    [
        new("orders", Orders, Events.Role, "dotnet8"),
        new("bills", Bills, Events.Role, "nodejs22.x"),
        new("other", "arn:aws:lambda:eu-west-1:123456789012:function:other", "arn:aws:iam::123456789012:role/other"),
    ];

    [Fact]
    public void Credentials_issued_to_a_function_are_certain()
    {
        var caller = Find(Shared, Events.Session with { ScopeIssuerType = "AWS::Lambda::Function", ScopeFunction = Bills, ScopeVersion = Bills + ":$LATEST", SessionName = "orders" });

        Assert.Equal((CallerKind.Function, Bills, CallerCertainty.Certain, "$LATEST", Events.Role), (caller.Kind, caller.Id, caller.Certainty, caller.Version, caller.RoleArn));
    }

    [Fact]
    public void Older_records_have_no_version()
    {
        var caller = Find([], Events.Session with { ScopeFunction = Orders });

        Assert.Equal((CallerKind.Function, Orders, null), (caller.Kind, caller.Id, caller.Version));
    }

    [Theory]
    [InlineData("orders", Orders)]
    [InlineData("bills", Bills)]
    public void A_shared_role_is_split_by_the_name_of_the_session(string session, string expected)
    {
        var caller = Find(Shared, Events.Session with { SessionName = session });

        Assert.Equal((CallerKind.Function, expected, CallerCertainty.Likely), (caller.Kind, caller.Id, caller.Certainty));
    }

    [Fact]
    public void A_session_named_like_a_function_with_another_role_is_not_that_function()
    {
        var caller = Find(Shared, Events.Session with { SessionName = "other" });

        Assert.Equal((CallerKind.Role, Events.Role), (caller.Kind, caller.Id));
    }

    [Fact]
    public void Of_a_role_the_candidates_are_ranked_by_where_the_call_came_from()
    {
        var caller = Find(Shared, Events.Session with { SessionName = "someone" }, "aws-sdk-js/3 exec-env/AWS_Lambda_nodejs22.x");

        Assert.Equal(["bills", "orders"], caller.Candidates.Select(function => function.Name));
    }

    [Fact]
    public void Without_known_functions_a_session_from_lambda_is_possibly_the_function_of_its_name()
    {
        Assert.Equal((CallerKind.Function, "orders", CallerCertainty.Possible), Short(Find([], Events.Session, "x exec-env/AWS_Lambda_dotnet8")));
        Assert.Equal((CallerKind.Role, Events.Role, CallerCertainty.Certain), Short(Find([], Events.Session, "aws-cli/2")));
    }

    [Fact]
    public void A_role_with_a_path_is_found_by_a_session_that_lacks_the_path()
    {
        KnownFunction[] known = [new("orders", Orders, "arn:aws:iam::123456789012:role/service-role/orders-role")];

        Assert.Equal(CallerKind.Function, Find(known, Events.Session with { IssuerArn = null, IssuerType = null }).Kind);
    }

    [Fact]
    public void Of_functions_of_one_name_in_two_regions_the_near_one_called()
    {
        KnownFunction[] known = [new("orders", Orders, Events.Role), new("orders", Orders.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal), Events.Role)];

        Assert.Equal(Orders, Find(known, Events.Session).Id);
    }

    [Theory]
    [InlineData("IAMUser", "arn:aws:iam::1:user/u", null, CallerKind.User, "arn:aws:iam::1:user/u")]
    [InlineData("AWSService", null, "cloudtrail.amazonaws.com", CallerKind.Service, "cloudtrail.amazonaws.com")]
    [InlineData("AWSAccount", null, null, CallerKind.Account, "123456789012")]
    [InlineData(null, null, "ec2.amazonaws.com", CallerKind.Account, "123456789012")]
    public void Others_are_told_by_their_type(string? type, string? arn, string? invokedBy, CallerKind kind, string id)
    {
        var caller = Find(Shared, new TrailIdentity { Type = type, Arn = arn, InvokedBy = invokedBy, Account = Events.Account });

        Assert.Equal((kind, id), (caller.Kind, caller.Id));
    }

    [Fact]
    public void An_identity_that_says_nothing_is_unknown() => Assert.Equal(CallerKind.Unknown, Find(Shared, TrailIdentity.None).Kind);

    private static (CallerKind, string, CallerCertainty) Short(Caller caller) => (caller.Kind, caller.Id, caller.Certainty);

    private static Caller Find(KnownFunction[] known, TrailIdentity identity, string? agent = null) =>
        new CallerFinder(known).Find(Events.Of("s3", "GetObject") with { Identity = identity, UserAgent = agent });
}
