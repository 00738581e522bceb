using System.Globalization;
using CsCheck;
using Parapet.Trail.Activity.Audit;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.Tests.Activity.Calls;
using Parapet.Trail.Tests.Activity.Summaries;

namespace Parapet.Trail.Tests.Activity.Audit;

public sealed class ActivityAuditTests
{
    private const string Elsewhere = "198.51.100.23";

    private static readonly TrailIdentity Scoped = Events.Session with { ScopeFunction = "arn:aws:lambda:eu-west-1:123456789012:function:orders" };

    private static readonly TrailEvent Call = Events.Of("dynamodb", "Query", """{"tableName":"orders"}""") with { Identity = Scoped };

    private static readonly TrailEvent Stolen = Call with { SourceAddress = Elsewhere, UserAgent = "aws-cli/2.17.0" };

    [Fact]
    public void Calls_of_a_function_from_Lambda_are_well() => Assert.Empty(Signs([Call, Call, OfService(Call)]));

    [Fact]
    public void Credentials_that_were_used_elsewhere_are_found()
    {
        var finding = Assert.Single(ActivityAudit.Of(Summary([Call, Stolen, Stolen with { Region = "us-west-2" }]), null));
        Assert.Equal((ActivitySign.UsedOutsideLambda, 2L), (finding.Sign, finding.Calls.Count));
        Assert.Equal([Elsewhere], finding.Subjects);
        Assert.Contains("`eu-west-1`, `us-west-2`", finding.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_of_a_functions_role_that_is_no_function_is_found()
    {
        var finding = Assert.Single(ActivityAudit.Of(Summary([Call, Stolen with { Identity = Events.Session }]), null));
        Assert.Equal((ActivitySign.UsedOutsideLambda, CallerKind.Role, Events.Role), (finding.Sign, finding.Caller.Kind, finding.Caller.Id));
    }

    [Fact]
    public void Of_a_role_that_no_function_has_nothing_is_said() =>
        Assert.Empty(Signs([Call, Stolen with { Identity = Events.Session with { IssuerArn = "arn:aws:iam::123456789012:role/people" } }]));

    [Fact]
    public void An_address_through_the_functions_endpoint_is_its_own() =>
        Assert.Equal([ActivitySign.OtherProgram], Signs([Call with { VpcEndpointId = "vpce-1", SourceAddress = "10.0.0.1" }, Stolen with { VpcEndpointId = "vpce-1", SourceAddress = "10.0.0.2" }]));

    [Fact]
    public void The_same_private_address_through_another_endpoint_is_not() =>
        Assert.Equal([ActivitySign.UsedOutsideLambda], Signs([Call with { VpcEndpointId = "vpce-1", SourceAddress = "10.0.0.1" }, Stolen with { VpcEndpointId = "vpce-2", SourceAddress = "10.0.0.1" }]));

    [Fact]
    public void Another_program_at_the_functions_address_is_told() => Assert.Equal([ActivitySign.OtherProgram], Signs([Call, Call with { UserAgent = "curl/8" }]));

    [Fact]
    public void A_function_that_never_says_Lambda_is_told_once() => Assert.Equal([ActivitySign.OtherProgram], Signs([Call with { UserAgent = null }, Stolen]));

    [Fact]
    public void A_forged_user_agent_is_found_by_address_and_region_together()
    {
        Assert.Equal([ActivitySign.StrangePlace], Signs([Call, Call with { SourceAddress = Elsewhere, Region = "ap-south-1" }]));
        Assert.Empty(Signs([Call, Call with { Region = "ap-south-1" }]));
        Assert.Empty(Signs([Call, Call with { SourceAddress = Elsewhere }]));
    }

    [Fact]
    public void Many_denied_calls_are_found()
    {
        Assert.Equal([ActivitySign.ManyDenied], Signs(Enumerable.Repeat(Denied(Call), 10)));
        Assert.Empty(Signs(Enumerable.Repeat(Denied(Call), 9)));
        Assert.Empty(Signs(Enumerable.Repeat(Denied(Call), 10).Concat(Enumerable.Repeat(Call, 91))));
        string[] actions = ["ListTables", "Scan", "Query", "PutItem", "DeleteItem"];
        Assert.Equal([ActivitySign.ManyDenied], Signs(actions.Select(name => Denied(Call with { Name = name }))));
    }

    [Fact]
    public void Nothing_is_new_in_the_baseline_itself() =>
        Gen.Select(RandomEvents.One(20).List[1, 60], Gen.Int[1, 3]).Sample((events, times) =>
        {
            var baseline = Summary(events);
            var again = Summary(Enumerable.Repeat(events, times).SelectMany(some => some));
            Assert.Empty(ActivityAudit.Of(again, baseline).Where(finding => finding.Sign >= ActivitySign.NewCaller && finding.Sign != ActivitySign.BurstOfDenied));
        });

    [Fact]
    public void What_is_found_does_not_depend_on_the_order() =>
        Gen.Select(RandomEvents.One(20).Array[2, 60], Gen.Int[0, 1_000_000]).Sample((events, seed) =>
        {
            var shuffled = events.OrderBy(one => HashCode.Combine(one.Time, seed)).ToArray();
            Assert.Equal(Text(Summary(events)), Text(Summary(shuffled)));
        });

    public static TheoryData<string, string, string> News => new()
    {
        { "NewService", "sns", "Publish" },
        { "NewAction", "dynamodb", "GetItem" },
        { "NewResource", "dynamodb", "Query" },
    };

    [Theory]
    [MemberData(nameof(News))]
    public void What_is_new_is_told(string sign, string service, string name)
    {
        var parameters = service == "sns" ? """{"topicArn":"arn:aws:sns:eu-west-1:123456789012:t"}""" : name == "Query" ? """{"tableName":"others"}""" : """{"tableName":"orders"}""";
        var news = Events.Of(service, name, parameters) with { Identity = Scoped };
        Assert.Contains(sign, ActivityAudit.Of(Summary([Call, news]), Summary([Call])).Select(finding => finding.Sign.ToString()));
    }

    [Fact]
    public void New_places_and_callers_are_told()
    {
        Assert.Equal([ActivitySign.NewRegion, ActivitySign.NewResource], NewsIn([Call with { Region = "ap-south-1" }]));
        Assert.Equal([ActivitySign.NewAddress], NewsIn([Call with { SourceAddress = Elsewhere }]));
        Assert.Equal([ActivitySign.NewEndpoint], NewsIn([Call with { VpcEndpointId = "vpce-9" }]));
        Assert.Equal([ActivitySign.NewCaller], NewsIn([Call with { Identity = Scoped with { ScopeFunction = "arn:aws:lambda:eu-west-1:123456789012:function:other" } }]));
        Assert.Equal([ActivitySign.BurstOfDenied], NewsIn(Enumerable.Repeat(Denied(Call), 5)));
        Assert.Empty(NewsIn([OfService(Call)]));
    }

    [Fact]
    public void New_objects_in_a_known_bucket_are_not_news_and_a_new_bucket_is()
    {
        var read = Events.Of("s3", "GetObject", """{"bucketName":"invoices","key":"1"}""") with { Identity = Scoped };
        var other = Events.Of("s3", "GetObject", """{"bucketName":"invoices","key":"2"}""") with { Identity = Scoped };
        var bucket = Events.Of("s3", "GetObject", """{"bucketName":"salaries","key":"1"}""") with { Identity = Scoped };
        Assert.Empty(ActivityAudit.Of(Summary([other]), Summary([read])));
        Assert.Equal(["arn:aws:s3:::salaries/*"], Assert.Single(ActivityAudit.Of(Summary([bucket]), Summary([read]))).Subjects);
    }

    [Fact]
    public void What_the_baseline_has_from_elsewhere_is_well() => Assert.Empty(ActivityAudit.Of(Summary([Call, Stolen]), Summary([Call, Stolen])));

    private static IEnumerable<ActivitySign> NewsIn(IEnumerable<TrailEvent> events) => ActivityAudit.Of(Summary(events), Summary([Call])).Select(finding => finding.Sign);

    private static IEnumerable<ActivitySign> Signs(IEnumerable<TrailEvent> events) => ActivityAudit.Of(Summary(events), null).Select(finding => finding.Sign);

    private static TrailEvent Denied(TrailEvent call) => call with { ErrorCode = "AccessDenied" };

    private static TrailEvent OfService(TrailEvent call) => call with { SourceAddress = "dynamodb.amazonaws.com", UserAgent = "dynamodb.amazonaws.com" };

    private static ActivitySummary Summary(IEnumerable<TrailEvent> events)
    {
        var summary = new ActivitySummary();
        var callers = new CallerFinder([]);
        foreach (var one in events)
        {
            summary.Add(one, callers);
        }

        return summary;
    }

    private static string Text(ActivitySummary summary) => string.Join('\n', ActivityAudit.Of(summary, null).Select(finding =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Sign} {finding.Caller.Id} {finding.Why} {string.Join(',', finding.Subjects)} {finding.Calls.Count}")));
}
