using System.Text;
using System.Text.Json;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class RecordTests
{
    private const string Full = """
        {
          "eventVersion": "1.11",
          "userIdentity": {
            "type": "AssumedRole", "principalId": "AROAEXAMPLE:place-order",
            "arn": "arn:aws:sts::111122223333:assumed-role/orders/place-order",
            "accountId": "111122223333", "accessKeyId": "ASIAEXAMPLE", "invokedBy": "athena.amazonaws.com", "userName": "n",
            "sessionContext": {
              "sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLE", "arn": "arn:aws:iam::111122223333:role/path/orders", "accountId": "111122223333", "userName": "orders"},
              "attributes": {"creationDate": "2026-08-01T09:00:00Z", "mfaAuthenticated": "false"}
            },
            "inScopeOf": {
              "issuerType": "AWS::Lambda::Function",
              "credentialsIssuedTo": "arn:aws:lambda:eu-west-1:111122223333:function:place-order",
              "credentialsIssuedToVersion": "arn:aws:lambda:eu-west-1:111122223333:function:place-order:$LATEST",
              "sourceArn": "arn:aws:lambda:eu-west-1:111122223333:function:place-order"
            }
          },
          "eventTime": "2026-08-01T10:11:12Z", "eventSource": "s3.amazonaws.com", "eventName": "GetObject", "awsRegion": "eu-west-1",
          "sourceIPAddress": "10.0.0.1", "userAgent": "[exec-env\/AWS_Lambda_python3.13 \u00e9]",
          "errorCode": "AccessDenied", "errorMessage": "Access Denied",
          "requestParameters": {"bucketName": "b", "key": "k"}, "responseElements": null, "additionalEventData": {"x": [1, 2]},
          "requestID": "R", "eventID": "E", "readOnly": true,
          "resources": [{"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::b/k"}, {"accountId": "111122223333", "type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::b"}, {"type": "AWS::S3::Object", "ARNPrefix": "arn:aws:s3:::b/"}],
          "eventType": "AwsApiCall", "managementEvent": false, "recipientAccountId": "111122223333", "sharedEventID": "S", "vpcEndpointId": "vpce-1",
          "eventCategory": "Data", "tlsDetails": {"tlsVersion": "TLSv1.3"}, "somethingNew": {"deep": [[[{}]]]}
        }
        """;

    [Fact]
    public void Every_field_is_found()
    {
        var each = Logs.ReadOne(Full);
        Assert.Equal(
            new TrailEvent
            {
                EventId = "E",
                Time = new(2026, 8, 1, 10, 11, 12, TimeSpan.Zero),
                Source = "s3.amazonaws.com",
                Name = "GetObject",
                Region = "eu-west-1",
                SourceAddress = "10.0.0.1",
                UserAgent = "[exec-env/AWS_Lambda_python3.13 é]",
                ErrorCode = "AccessDenied",
                ErrorMessage = "Access Denied",
                EventType = "AwsApiCall",
                Category = TrailCategory.Data,
                ReadOnly = true,
                RecipientAccount = "111122223333",
                VpcEndpointId = "vpce-1",
                SharedEventId = "S",
                RequestId = "R",
                Identity = new()
                {
                    Type = "AssumedRole",
                    PrincipalId = "AROAEXAMPLE:place-order",
                    Arn = "arn:aws:sts::111122223333:assumed-role/orders/place-order",
                    Account = "111122223333",
                    UserName = "n",
                    InvokedBy = "athena.amazonaws.com",
                    AccessKeyId = "ASIAEXAMPLE",
                    IssuerArn = "arn:aws:iam::111122223333:role/path/orders",
                    IssuerType = "Role",
                    SessionName = "place-order",
                    ScopeIssuerType = "AWS::Lambda::Function",
                    ScopeFunction = "arn:aws:lambda:eu-west-1:111122223333:function:place-order",
                    ScopeVersion = "arn:aws:lambda:eu-west-1:111122223333:function:place-order:$LATEST",
                    ScopeSourceArn = "arn:aws:lambda:eu-west-1:111122223333:function:place-order",
                },
                Resources = each.Resources,
                RequestParameters = each.RequestParameters,
                AdditionalEventData = each.AdditionalEventData,
            },
            each);
        Assert.Equal(
            [
                new("arn:aws:s3:::b/k", "AWS::S3::Object", null),
                new("arn:aws:s3:::b", "AWS::S3::Bucket", "111122223333"),
                new("arn:aws:s3:::b/*", "AWS::S3::Object", null),
            ],
            each.Resources);
        Assert.Equal("""{"bucketName": "b", "key": "k"}""", Text(each.RequestParameters));
        Assert.Equal("""{"x": [1, 2]}""", Text(each.AdditionalEventData));
    }

    [Theory]
    [InlineData("""{"eventCategory":"Management","eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n"}""", TrailCategory.Management)]
    [InlineData("""{"eventCategory":"Data","eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n"}""", TrailCategory.Data)]
    [InlineData("""{"eventCategory":"NetworkActivity","eventType":"AwsVpceEvent","errorCode":"VpceAccessDenied","eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n","userIdentity":{"type":"AWSAccount"}}""", TrailCategory.NetworkActivity)]
    [InlineData("""{"eventType":"AwsVpceEvent","eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n"}""", TrailCategory.NetworkActivity)]
    [InlineData("""{"eventVersion":"1.08","eventTime":"2026-08-01T10:00:00Z","awsRegion":"eu-west-1","eventType":"AwsCloudTrailInsight","insightDetails":{"state":"Start","eventSource":"s","eventName":"n","insightType":"ApiCallRateInsight"},"eventCategory":"Insight"}""", TrailCategory.Insight)]
    [InlineData("""{"eventVersion":"1.0","accountId":"1","eventId":"E","eventCategory":"Aggregated","eventType":"AwsAggregatedEvent","awsRegion":"eu-west-1","eventSource":"s","timeWindow":{"windowStart":"2026-08-01T10:00:00Z","windowEnd":"2026-08-01T10:05:00Z","windowSize":"PT5M"},"summary":{"primaryDimension":{}}}""", TrailCategory.Aggregated)]
    [InlineData("""{"managementEvent":false,"eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n"}""", TrailCategory.Data)]
    [InlineData("""{"eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n"}""", TrailCategory.Management)]
    public void Every_category_is_told(string record, TrailCategory category)
    {
        var each = Logs.ReadOne(record);
        Assert.Equal((category, "s", new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero)), (each.Category, each.Source, each.Time));
    }

    [Theory]
    [InlineData("""{"eventSource":"s","eventName":"n"}""", "the record has no `eventTime`")]
    [InlineData("""{"eventTime":"2026-08-01T10:00:00Z","eventSource":"s"}""", "the record has no `eventName`")]
    [InlineData("""{"eventTime":"2026-08-01T10:00:00Z","eventName":["n"],"eventSource":"s"}""", "the record has no `eventName`")]
    [InlineData("""{"eventTime":"2026-08-01T10:00:00Z","eventName":"n","eventSource":null}""", "the record has no `eventSource`")]
    [InlineData("""{"eventTime":"2026-02-30T10:00:00Z","eventName":"n","eventSource":"s"}""", "`eventTime` is `2026-02-30T10:00:00Z`, no time")]
    [InlineData("""{"eventVersion":"2.1","eventTime":"2026-08-01T10:00:00Z","eventName":"ObjectCreated:Put","eventSource":"aws:s3"}""", "`eventVersion` is `2.1`, not 1")]
    [InlineData("""{"CloudTrailEvent":"{"}""", "the event in the string is no JSON object")]
    public void What_is_no_event_is_a_problem_that_says_why(string record, string why) =>
        Assert.Equal([new("a.json", 0, why)], Logs.Read(Logs.Utf8(record)).Reading.Problems);

    [Theory]
    [InlineData("2026-08-01T10:00:00.5Z", 5_000_000)]
    [InlineData("2026-08-01 10:00:00.123456789", 1_234_567)]
    [InlineData("2026-08-01 10:00:00.000 UTC", 0)]
    public void Times_of_query_services_are_times(string time, long ticks) =>
        Assert.Equal(
            new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(ticks),
            Logs.ReadOne($$"""{"eventTime":"{{time}}","eventName":"n","eventSource":"s"}""").Time);

    [Fact]
    public void Names_with_escapes_are_the_same_names() =>
        Assert.Equal("n", Logs.ReadOne("""{"eventTime":"2026-08-01T10:00:00Z","event\u004eame":"\u006e","eventSource":"s"}""").Name);

    [Theory]
    [InlineData("""{"userIdentity":"root","resources":"none"}""")]
    [InlineData("""{"userIdentity":[{"type":"x"}],"resources":{"ARN":1}}""")]
    [InlineData("""{"userIdentity":{"sessionContext":[],"inScopeOf":"x","arn":{}},"resources":["arn",[{"ARN":[]}]]}""")]
    public void Values_of_other_kinds_than_documented_are_absent(string odd)
    {
        var each = Logs.ReadOne($$"""{"eventTime":"2026-08-01T10:00:00Z","eventName":"n","eventSource":"s",{{odd[1..]}}""");
        Assert.Equal(TrailIdentity.None, each.Identity);
        Assert.All(each.Resources, resource => Assert.Null(resource.Arn));
    }

    [Fact]
    public void Text_that_is_no_text_can_be_read_all_the_same()
    {
        byte[] invalid = [.. "{\"eventTime\":\"2026-08-01T10:00:00Z\",\"eventSource\":\"s\",\"eventName\":\"n\\uD800x\",\"requestParameters\":{\"a\":\"\xFF\\uDC00\\uD83D\\uDE00\\\\uD800\"}}"u8];
        invalid[Array.IndexOf(invalid, (byte)0xC3)] = 0xFF;
        var (events, reading) = Logs.Read(invalid);
        Assert.Empty(reading.Problems);
        var each = Assert.Single(events);
        Assert.Equal("n\uFFFDx", each.Name);
        using var parameters = JsonDocument.Parse(each.RequestParameters);
        Assert.Equal("\uFFFD\uFFFD\uFFFD\U0001F600\\uD800", parameters.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void A_repeated_text_is_one_string()
    {
        var (events, _) = Logs.Read(Logs.Utf8(Logs.Record(1) + Logs.Record(2)));
        Assert.Same(events[0].Name, events[1].Name);
        Assert.Same(events[0].Identity.Arn, events[1].Identity.Arn);
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
