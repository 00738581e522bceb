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

    // What no service sends, and why.
    private static readonly Dictionary<string, string> Invalid = new(StringComparer.Ordinal)
    {
        ["cloudWatchLogEventWithPolicyLevel"] = "/awslogs/data format: compressed by zlib; CloudWatch Logs compresses by gzip",
    };

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_others_recorded_is_accepted(string name)
    {
        var (value, violations) = Sources[name].Read(File.ReadAllBytes(Recorded(name)));
        if (Invalid.TryGetValue(name, out var reason))
        {
            Assert.StartsWith($"{violations[0].Pointer} {violations[0].Rule}", reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(value is not null, $"{name} {Sources[name].Name}: {string.Join("; ", violations)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_mutant_of_it_is_refused_or_harmless(string name)
    {
        var source = Sources[name];
        var json = File.ReadAllText(Recorded(name));
        if (source.Read(System.Text.Encoding.UTF8.GetBytes(json)).Value is { } value)
        {
            var original = Rendering.Of(value);
            Assert.Equal([], Mutations.Of(json).Where(mutant => MutantVerdicts.Judge(source, original, mutant) == MutantVerdict.Harmful).Select(mutant => $"{mutant.Change} {mutant.Pointer}"));
        }
    }

    private static string Recorded(string name)
    {
        var corpus = Environment.GetEnvironmentVariable("PARAPET_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "PARAPET_CORPUS names no folder");
        return Path.Combine(corpus!, "lambda-events", name + ".json");
    }
}
