using System.Text;
using Parapet.Guard.Events;

namespace Parapet.Guard.Tests.Events;

/// <summary>Events that others recorded. <c>PARAPET_CORPUS</c> names the folder that has them, in <c>lambda-events</c>.</summary>
public sealed class AsyncCorpusTests
{
    private static readonly Dictionary<string, EventSource> Sources = new(StringComparer.Ordinal)
    {
        ["activeMQEvent"] = EventSource.Of<ActiveMq<Binary>>("ActiveMq<Binary>"),
        ["awsConfigRuleConfigurationChanged"] = EventSource.Of<ConfigRule<AnyJson>>("ConfigRule<AnyJson>"),
        ["awsConfigRuleOversizedConfiguration"] = EventSource.Of<ConfigRule<AnyJson>>("ConfigRule<AnyJson>"),
        ["awsConfigRuleScheduled"] = EventSource.Of<ConfigRule<AnyJson>>("ConfigRule<AnyJson>"),
        ["cloudWatchAlarmEventCompositeMetric"] = EventSource.Of<Alarm>("Alarm"),
        ["cloudWatchAlarmEventSingleMetric"] = EventSource.Of<Alarm>("Alarm"),
        ["cloudWatchDashboardEvent"] = EventSource.Of<CustomWidget<AnyJson>>("CustomWidget<AnyJson>"),
        ["cloudWatchLogEvent"] = EventSource.Of<LogsSubscription>("LogsSubscription"),
        ["cloudWatchLogEventWithPolicyLevel"] = EventSource.Of<LogsSubscription>("LogsSubscription"),
        ["codeDeployLifecycleHookEvent"] = EventSource.Of<CodeDeployHook>("CodeDeployHook"),
        ["codePipelineEvent"] = EventSource.Of<CodePipeline<PlainText>>("CodePipeline<PlainText>"),
        ["codePipelineEventData"] = EventSource.Of<CodePipeline<AnyJson>>("CodePipeline<AnyJson>"),
        ["codePipelineEventEmptyUserParameters"] = EventSource.Of<CodePipeline<AnyJson>>("CodePipeline<AnyJson>"),
        ["codePipelineEventWithEncryptionKey"] = EventSource.Of<CodePipeline<PlainText>>("CodePipeline<PlainText>"),
        ["dynamoStreamEvent"] = EventSource.Of<DynamoDb<AnyJson>>("DynamoDb<AnyJson>"),
        ["eventBridgeEvent"] = EventSource.Of<EventBridge<AnyJson>>("EventBridge<AnyJson>"),
        ["kafkaEventMsk"] = EventSource.Of<Kafka<AnyJson>>("Kafka<AnyJson>"),
        ["kafkaEventSelfManaged"] = EventSource.Of<Kafka<AnyJson>>("Kafka<AnyJson>"),
        ["kinesisFirehoseKinesisEvent"] = EventSource.Of<Firehose<PlainText>>("Firehose<PlainText>"),
        ["kinesisFirehosePutEvent"] = EventSource.Of<Firehose<PlainText>>("Firehose<PlainText>"),
        ["kinesisFirehoseSQSEvent"] = EventSource.Of<Firehose<SqsMessage<PlainText>>>("Firehose<SqsMessage<PlainText>>"),
        ["kinesisStreamCloudWatchLogsEvent"] = EventSource.Of<Kinesis<LogsData>>("Kinesis<LogsData>"),
        ["kinesisStreamEvent"] = EventSource.Of<Kinesis<PlainText>>("Kinesis<PlainText>"),
        ["kinesisStreamEventOneRecord"] = EventSource.Of<Kinesis<AnyJson>>("Kinesis<AnyJson>"),
        ["rabbitMQEvent"] = EventSource.Of<RabbitMq<AnyJson>>("RabbitMq<AnyJson>"),
        ["s3BatchOperationEventSchemaV1"] = EventSource.Of<S3BatchV1>("S3BatchV1"),
        ["s3BatchOperationEventSchemaV2"] = EventSource.Of<S3BatchV2>("S3BatchV2"),
        ["s3Event"] = EventSource.Of<S3>("S3"),
        ["s3EventBridgeNotificationObjectCreatedEvent"] = EventSource.Of<EventBridge<S3ObjectCreated>>("EventBridge<S3ObjectCreated>"),
        ["s3EventBridgeNotificationObjectDeletedEvent"] = EventSource.Of<EventBridge<S3ObjectDeleted>>("EventBridge<S3ObjectDeleted>"),
        ["s3EventBridgeNotificationObjectExpiredEvent"] = EventSource.Of<EventBridge<S3ObjectDeleted>>("EventBridge<S3ObjectDeleted>"),
        ["s3EventBridgeNotificationObjectRestoreCompletedEvent"] = EventSource.Of<EventBridge<S3ObjectRestored>>("EventBridge<S3ObjectRestored>"),
        ["s3EventDecodedKey"] = EventSource.Of<S3>("S3"),
        ["s3EventDeleteObject"] = EventSource.Of<S3>("S3"),
        ["s3EventGlacier"] = EventSource.Of<S3>("S3"),
        ["s3ObjectEventIAMUser"] = EventSource.Of<S3ObjectLambda>("S3ObjectLambda"),
        ["s3ObjectEventTempCredentials"] = EventSource.Of<S3ObjectLambda>("S3ObjectLambda"),
        ["s3SqsEvent"] = EventSource.Of<Sqs<S3>>("Sqs<S3>"),
        ["secretsManagerEvent"] = EventSource.Of<SecretRotation>("SecretRotation"),
        ["sesEvent"] = EventSource.Of<Ses>("Ses"),
        ["snsEvent"] = EventSource.Of<Sns<PlainText>>("Sns<PlainText>"),
        ["snsSqsEvent"] = EventSource.Of<Sqs<Sns<AnyJson>>>("Sqs<Sns<AnyJson>>"),
        ["snsSqsFifoEvent"] = EventSource.Of<Sqs<Sns<AnyJson>>>("Sqs<Sns<AnyJson>>"),
        ["sqsDlqTriggerEvent"] = EventSource.Of<Sqs<PlainText>>("Sqs<PlainText>"),
        ["sqsEvent"] = EventSource.Of<Sqs<PlainText>>("Sqs<PlainText>"),
    };

    // What no service sends. This one is compressed by zlib; CloudWatch Logs compresses by gzip
    // (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample).
    private static readonly Dictionary<string, string> Invalid = new(StringComparer.Ordinal)
    {
        ["cloudWatchLogEventWithPolicyLevel"] = "/awslogs/data format",
    };

    [Fact]
    public void What_others_recorded_is_accepted()
    {
        var refused = from sample in Recorded()
                      let violations = sample.Source.Read(Encoding.UTF8.GetBytes(sample.Json)).Violations
                      where violations.Length > 0
                      select (sample.Name, $"{violations[0].Pointer} {violations[0].Rule}");
        Assert.Equal(Invalid.Select(invalid => (invalid.Key, invalid.Value)), refused);
    }

    [Fact]
    public void Every_mutant_of_it_is_refused_or_harmless()
    {
        var harmful = from sample in Recorded()
                      let value = sample.Source.Read(Encoding.UTF8.GetBytes(sample.Json)).Value
                      where value is not null
                      let original = Rendering.Of(value)
                      from mutant in Mutations.Of(sample.Json)
                      where MutantVerdicts.Judge(sample.Source, original, mutant) == MutantVerdict.Harmful
                      select $"{sample.Name} {mutant.Change} {mutant.Pointer}";
        Assert.Equal([], harmful);
    }

    private static IEnumerable<(string Name, EventSource Source, string Json)> Recorded()
    {
        var corpus = Environment.GetEnvironmentVariable("PARAPET_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "PARAPET_CORPUS names no folder");
        return Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => (source.Key, source.Value, File.ReadAllText(Path.Combine(corpus!, "lambda-events", source.Key + ".json"))));
    }
}
