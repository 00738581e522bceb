using Parapet.Guard.Events;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests.Events;

/// <summary>The contracts of asynchronous, queue and stream sources, with payloads that have a contract too.</summary>
internal static class AsyncSources
{
    public static readonly EventSource[] All =
    [
        EventSource.Of<ActiveMq<Order>>("activemq"),
        EventSource.Of<Alarm>("alarm"),
        EventSource.Of<EventBridge<AlarmStateChange>>("alarm-eventbridge"),
        EventSource.Of<CodeCommit>("codecommit"),
        EventSource.Of<CodeDeployHook>("codedeploy"),
        EventSource.Of<CodePipeline<Order>>("codepipeline"),
        EventSource.Of<ConfigRule<Order>>("config"),
        EventSource.Of<DocumentDb<Order>>("documentdb"),
        EventSource.Of<DynamoDb<Order>>("dynamodb"),
        EventSource.Of<DynamoDbWindow<Order>>("dynamodb-window"),
        EventSource.Of<EventBridge<Order>>("eventbridge"),
        EventSource.Of<Firehose<Order>>("firehose"),
        EventSource.Of<Firehose<LogsData>>("firehose-logs"),
        EventSource.Of<Kafka<Order>>("kafka"),
        EventSource.Of<Kinesis<Order>>("kinesis"),
        EventSource.Of<KinesisAnalytics<Order>>("kinesis-analytics"),
        EventSource.Of<Kinesis<LogsData>>("kinesis-logs"),
        EventSource.Of<KinesisWindow<Order>>("kinesis-window"),
        EventSource.Of<LogsSubscription>("logs"),
        EventSource.Of<RabbitMq<Order>>("rabbitmq"),
        EventSource.Of<SecretRotation>("rotation"),
        EventSource.Of<S3>("s3"),
        EventSource.Of<S3BatchV1>("s3-batch-1"),
        EventSource.Of<S3BatchV2>("s3-batch-2"),
        EventSource.Of<EventBridge<S3ObjectChanged>>("s3-changed"),
        EventSource.Of<EventBridge<S3ObjectCreated>>("s3-created"),
        EventSource.Of<EventBridge<S3ObjectDeleted>>("s3-deleted"),
        EventSource.Of<S3ObjectLambda>("s3-object-lambda"),
        EventSource.Of<EventBridge<S3ObjectRestored>>("s3-restored"),
        EventSource.Of<ScheduledEvent>("scheduled"),
        EventSource.Of<Ses>("ses"),
        EventSource.Of<Sns<Order>>("sns"),
        EventSource.Of<Sns<S3>>("sns-s3"),
        EventSource.Of<Sqs<Order>>("sqs"),
        EventSource.Of<Sqs<EventBridge<Order>>>("sqs-eventbridge"),
        EventSource.Of<Sqs<S3>>("sqs-s3"),
        EventSource.Of<Sqs<Sns<Order>>>("sqs-sns"),
        EventSource.Of<Sqs<Sns<S3>>>("sqs-sns-s3"),
        EventSource.Of<Sqs<PlainText>>("sqs-text"),
        EventSource.Of<CustomWidget<Order>>("widget"),
        EventSource.Of<CustomWidgetDescription>("widget-description"),
    ];

    /// <summary>The same envelopes with whatever they may hold: what these refuse, all of them refuse.</summary>
    public static readonly EventSource[] Envelopes =
    [
        EventSource.Of<ActiveMq<Binary>>("activemq"),
        EventSource.Of<Alarm>("alarm"),
        EventSource.Of<CodeCommit>("codecommit"),
        EventSource.Of<CodeDeployHook>("codedeploy"),
        EventSource.Of<CodePipeline<PlainText>>("codepipeline"),
        EventSource.Of<ConfigRule<PlainText>>("config"),
        EventSource.Of<DocumentDb<AnyJson>>("documentdb"),
        EventSource.Of<DynamoDb<AnyJson>>("dynamodb"),
        EventSource.Of<DynamoDbWindow<AnyJson>>("dynamodb-window"),
        EventSource.Of<EventBridge<AnyJson>>("eventbridge"),
        EventSource.Of<Firehose<Binary>>("firehose"),
        EventSource.Of<Kafka<Binary>>("kafka"),
        EventSource.Of<Kinesis<Binary>>("kinesis"),
        EventSource.Of<KinesisAnalytics<Binary>>("kinesis-analytics"),
        EventSource.Of<KinesisWindow<Binary>>("kinesis-window"),
        EventSource.Of<LogsSubscription>("logs"),
        EventSource.Of<RabbitMq<Binary>>("rabbitmq"),
        EventSource.Of<SecretRotation>("rotation"),
        EventSource.Of<S3>("s3"),
        EventSource.Of<S3BatchV1>("s3-batch-1"),
        EventSource.Of<S3BatchV2>("s3-batch-2"),
        EventSource.Of<S3ObjectLambda>("s3-object-lambda"),
        EventSource.Of<ScheduledEvent>("scheduled"),
        EventSource.Of<Ses>("ses"),
        EventSource.Of<Sns<PlainText>>("sns"),
        EventSource.Of<Sqs<PlainText>>("sqs"),
        EventSource.Of<CustomWidget<AnyJson>>("widget"),
        EventSource.Of<CustomWidgetDescription>("widget-description"),
    ];

    /// <summary>The samples of a source, in order of their names.</summary>
    public static IEnumerable<(string Name, string Json)> Samples(string source) =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Events/Samples", source), "*.json").Order(StringComparer.Ordinal)
            .Select(file => ($"{source}/{Path.GetFileNameWithoutExtension(file)}", File.ReadAllText(file)));
}
