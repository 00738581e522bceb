using System.Text;
using System.Text.Json.Nodes;
using Parapet.Guard.Events;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests.Events;

public sealed class AsyncCompositionTests
{
    private const string Good = """{"machine":"ab-0001","celsius":21.5}""";

    [Fact]
    public void A_message_of_a_queue_is_an_order()
    {
        var sqs = Accepted<Sqs<Order>>(Sample("sqs/order"));
        Assert.Equal(["ORD-123456", "ORD-654321"], sqs.Records.Select(record => record.Body.OrderId));
        Assert.Equal("kg", sqs.Records[0].MessageAttributes["weight"].DataType.Split('.')[1]);
    }

    [Fact]
    public void What_is_wrong_in_a_message_has_its_whole_pointer_and_the_other_messages_are_still_read()
    {
        var json = JsonNode.Parse(Sample("sqs/order"))!;
        json["Records"]![0]!["body"] = json["Records"]![0]!["body"]!.GetValue<string>().Replace("AB1234", "ab1234", StringComparison.Ordinal).Replace("\"EUR\"", "\"XXX\"", StringComparison.Ordinal);
        json["Records"]![1]!["body"] = json["Records"]![1]!["body"]!.GetValue<string>()[..^1];
        json["Records"]!.AsArray().Add(json["Records"]![1]!.DeepClone());
        json["Records"]![2]!["body"] = "{}";
        Assert.Equal(
            [
                "/Records/0/body/currency allowed", "/Records/0/body/lines/0/sku pattern", "/Records/1/body json",
                "/Records/2/body/orderId required", "/Records/2/body/email required", "/Records/2/body/currency required", "/Records/2/body/lines required",
            ],
            Refused<Sqs<Order>>(json.ToJsonString()));
    }

    [Fact]
    public void A_queue_gets_one_notification_of_a_topic_where_a_function_gets_records()
    {
        var delivered = Accepted<Sqs<Sns<Order>>>(Sample("sqs-sns/order")).Records[0].Body.Records.Single();
        var direct = Accepted<Sns<Order>>(Sample("sns/order")).Records.Single();
        Assert.Equal(Rendering.Of(direct.Sns), Rendering.Of(delivered.Sns), (one, other) => one.IsSame(other));
        Assert.Null(delivered.EventSubscriptionArn);

        var json = JsonNode.Parse(Sample("sqs-sns/order"))!;
        json["Records"]![0]!["body"] = Sample("sns/order");
        Assert.Contains("/Records/0/body/Message required", Refused<Sqs<Sns<Order>>>(json.ToJsonString()));
        Assert.Contains("/Records required", Refused<Sns<Order>>(JsonNode.Parse(Sample("sqs-sns/order"))!["Records"]![0]!["body"]!.GetValue<string>()));
    }

    [Fact]
    public void A_pointer_goes_through_queue_topic_and_bucket()
    {
        var body = JsonNode.Parse(JsonNode.Parse(Sample("sqs-sns-s3/created"))!["Records"]![0]!["body"]!.GetValue<string>())!;
        var message = JsonNode.Parse(body["Message"]!.GetValue<string>())!;
        message["Records"]![0]!["s3"]!["bucket"]!["name"] = "";
        message["Records"]![0]!["eventSource"] = "aws:sqs";
        body["Message"] = message.ToJsonString();
        var json = JsonNode.Parse(Sample("sqs-sns-s3/created"))!;
        json["Records"]![0]!["body"] = body.ToJsonString();
        Assert.Equal(["/Records/0/body/Message/Records/0/eventSource allowed", "/Records/0/body/Message/Records/0/s3/bucket/name length"], Refused<Sqs<Sns<S3>>>(json.ToJsonString()));
    }

    [Fact]
    public void The_test_message_of_a_bucket_is_no_records_and_only_where_it_is_delivered()
    {
        var queue = Accepted<Sqs<S3>>(Sample("sqs-s3/test-event")).Records[0].Body;
        Assert.Empty(queue.Records);
        Assert.Equal("example-bucket", queue.TestEvent!.Bucket);
        Assert.Equal("example-bucket", Accepted<Sqs<Sns<S3>>>(Sample("sqs-sns-s3/test-event")).Records[0].Body.Records[0].Sns.Message.TestEvent!.Bucket);
        Assert.Null(Accepted<Sqs<S3>>(Sample("sqs-s3/created")).Records[0].Body.TestEvent);

        var json = JsonNode.Parse(Sample("sqs-s3/test-event"))!;
        Assert.Equal(["/Records required"], Refused<S3>(json["Records"]![0]!["body"]!.GetValue<string>()));
        json["Records"]![0]!["body"] = """{"Event":"s3:TestEvent"}""";
        Assert.Equal(["/Records/0/body/Records required"], Refused<Sqs<S3>>(json.ToJsonString()));
    }

    [Fact]
    public void An_object_may_be_called_like_a_test_message()
    {
        var json = Sample("s3/created").Replace("in/red+flower%2B1.jpg", "s3:TestEvent", StringComparison.Ordinal);
        var queue = JsonNode.Parse(Sample("sqs-s3/created"))!;
        queue["Records"]![0]!["body"] = json;
        Assert.Equal("s3:TestEvent", Accepted<Sqs<S3>>(queue.ToJsonString()).Records[0].Body.Records[0].S3.Object.Key);
    }

    [Fact]
    public void The_key_of_an_object_is_decoded_as_forms_are() =>
        Assert.Equal("in/red flower+1.jpg", Accepted<S3>(Sample("s3/created")).Records[0].S3.Object.DecodedKey);

    [Fact]
    public void An_item_of_a_table_is_the_plain_json_it_stands_for()
    {
        var records = Accepted<DynamoDb<Order>>(Sample("dynamodb/changes")).Records;
        Assert.Equal(9.5m, records[0].Change.NewImage!.Lines[0].Price);
        Assert.Null(records[0].Change.OldImage);
        Assert.Equal("""{"orderId":"ORD-123456"}""", Encoding.UTF8.GetString(records[0].Change.Keys.Utf8.Span));
        Assert.Equal(["/Records/0/dynamodb/NewImage/lines/0/quantity range"], Refused<DynamoDb<Order>>(Sample("dynamodb/expired").Replace("OldImage", "NewImage", StringComparison.Ordinal).Replace("\"N\": \"2\"", "\"N\": \"0\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_item_may_be_nested_as_deep_as_tables_allow()
    {
        var value = string.Concat(Enumerable.Repeat("{\"M\":{\"a\":", 30)) + "{\"S\":\"x\"}" + new string('}', 60);
        var json = JsonNode.Parse(Sample("dynamodb/expired"), documentOptions: new() { MaxDepth = 100 })!;
        json["Records"]![0]!["dynamodb"]!["OldImage"]!["a"] = JsonNode.Parse(value, documentOptions: new() { MaxDepth = 100 });
        Assert.NotNull(Accepted<DynamoDb<AnyJson>>(json.ToJsonString(new() { MaxDepth = 100 })).Records[0].Change.OldImage);
    }

    [Fact]
    public void A_message_may_be_as_large_as_queues_allow()
    {
        var json = JsonNode.Parse(Sample("sqs-text/text"))!;
        json["Records"]![0]!["body"] = new string('a', 1_048_576);
        Assert.Equal(1_048_576, Accepted<Sqs<PlainText>>(json.ToJsonString()).Records[0].Body.Value.Length);
    }

    [Fact]
    public void No_batch_is_empty()
    {
        Assert.Equal(["/Records length"], Refused<Sqs<Order>>("""{"Records":[]}"""));
        Assert.Equal(["/Records length"], Refused<Kinesis<Telemetry>>("""{"Records":[]}"""));
        Assert.Equal(["/Records length"], Refused<DynamoDb<Order>>("""{"Records":[]}"""));
        Assert.Equal(["/Records length"], Refused<S3>("""{"Records":[]}"""));
        Assert.Empty(Accepted<KinesisWindow<Order>>(Sample("kinesis-window/end")).Records);
    }

    [Fact]
    public void A_record_of_a_stream_is_telemetry()
    {
        Assert.Equal(21.5, Accepted<Kinesis<Telemetry>>(InKinesis(Encoding.UTF8.GetBytes(Good))).Records[0].Kinesis.Data.Celsius);
        Assert.Equal(["/Records/0/kinesis/data/celsius range", "/Records/1/kinesis/data json"], Refused<Kinesis<Telemetry>>(InKinesis("""{"machine":"ab-0001","celsius":151}"""u8.ToArray(), "{"u8.ToArray())));
        Assert.Equal(["/Records/0/kinesis/data json"], Refused<Kinesis<Telemetry>>(InKinesis(EnclosedText.Zip(Encoding.UTF8.GetBytes(Good)))));
    }

    [Fact]
    public void A_deleted_key_of_a_topic_has_no_value()
    {
        var records = Accepted<Kafka<Order>>(Sample("kafka/self-managed")).Records;
        Assert.Equal("ORD-123456", records["orders-0"][0].Value!.OrderId);
        Assert.Null(records["orders-1"][0].Value);
        Assert.Equal("ORD-123456"u8.ToArray(), records["orders-1"][0].Key!.Value.ToArray());
        Assert.Equal([111, -100, 255], records["orders-0"][0].Headers[0]["kind"]);
        Assert.Equal(["/records length"], Refused<Kafka<Order>>("""{"eventSource":"aws:kafka","records":{}}"""));
    }

    [Fact]
    public void Log_events_are_unpacked_wherever_they_come_from()
    {
        string[] expected = ["[ERROR] first\n", "[ERROR] second"];
        Assert.Equal(expected, Accepted<LogsSubscription>(Sample("logs/data")).AwsLogs.Data.LogEvents.Select(log => log.Message));
        Assert.Equal(expected, Accepted<Kinesis<LogsData>>(Sample("kinesis-logs/data")).Records[0].Kinesis.Data.LogEvents.Select(log => log.Message));
        Assert.Equal(expected, Accepted<Firehose<LogsData>>(Sample("firehose-logs/data")).Records[0].Data.LogEvents.Select(log => log.Message));
        Assert.Equal("CONTROL_MESSAGE", Accepted<LogsSubscription>(Sample("logs/control")).AwsLogs.Data.MessageType);
    }

    [Fact]
    public void A_pointer_goes_through_what_was_packed()
    {
        var packed = EnclosedText.Zip("""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":[],"logEvents":[{"id":"1","timestamp":"now","message":"m"}]}"""u8.ToArray());
        Assert.Equal(["/awslogs/data/logEvents/0/timestamp type"], Refused<LogsSubscription>($$$"""{"awslogs":{"data":"{{{Convert.ToBase64String(packed)}}}"}}"""));
        Assert.Equal(["/Records/0/kinesis/data/logEvents/0/timestamp type"], Refused<Kinesis<LogsData>>(InKinesis(packed)));
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        var bomb = EnclosedText.Zip(new byte[100 * 1024 * 1024]);
        Assert.InRange(bomb.Length, 1, 200_000);
        Assert.Equal(["/awslogs/data bytes"], Refused<LogsSubscription>($$$"""{"awslogs":{"data":"{{{Convert.ToBase64String(bomb)}}}"}}"""));
        Assert.Equal(["/Records/0/kinesis/data bytes", "/Records/1/kinesis/data json"], Refused<Kinesis<LogsData>>(InKinesis(bomb, "x"u8.ToArray())));
    }

    [Fact]
    public void What_is_no_gzip_is_refused()
    {
        Assert.Equal(["/awslogs/data format"], Refused<LogsSubscription>($$$"""{"awslogs":{"data":"{{{Convert.ToBase64String("{}"u8)}}}"}}"""));
        Assert.Equal(["/Records/0/kinesis/data format"], Refused<Kinesis<LogsData>>(InKinesis([0x1f, 0x8b, 1, 2, 3])));
    }

    [Fact]
    public void A_scheduler_sends_its_detail_as_text() =>
        Assert.Equal(["aws.events", "aws.scheduler"], new[] { "scheduled/rule", "scheduled/scheduler" }.Select(name => Accepted<ScheduledEvent>(Sample(name)).Source));

    [Fact]
    public void Credentials_in_events_do_not_get_into_text()
    {
        Assert.DoesNotContain("secret", Accepted<CodePipeline<Order>>(Sample("codepipeline/order")).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Amz-Signature", Accepted<S3ObjectLambda>(Sample("s3-object-lambda/get")).ToString(), StringComparison.Ordinal);
    }

    private static string Sample(string name) => AsyncSources.Samples(name[..name.IndexOf('/', StringComparison.Ordinal)]).Single(sample => sample.Name == name).Json;

    private static string InKinesis(params byte[][] data)
    {
        var json = JsonNode.Parse(Sample("kinesis-logs/data"))!;
        var record = json["Records"]![0]!;
        json["Records"] = new JsonArray([.. data.Select(bytes =>
        {
            var copy = record.DeepClone();
            copy["kinesis"]!["data"] = Convert.ToBase64String(bytes);
            return copy;
        })]);
        return json.ToJsonString();
    }

    private static T Accepted<T>(string json)
        where T : class, IEventContract<T>
    {
        var (value, violations) = EventSource.Of<T>("").Read(Encoding.UTF8.GetBytes(json));
        Assert.True(value is not null, string.Join("; ", violations));
        return (T)value;
    }

    private static IEnumerable<string> Refused<T>(string json)
        where T : class, IEventContract<T> => EventSource.Of<T>("").Read(Encoding.UTF8.GetBytes(json)).Violations.Select(violation => $"{violation.Pointer} {violation.Rule}");
}
