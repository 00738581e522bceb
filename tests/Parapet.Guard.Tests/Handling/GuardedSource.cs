using Parapet.Guard.Events;
using Parapet.Guard.Handling;
using Parapet.Guard.Tests.Contracts;
using Parapet.Guard.Tests.Events;

namespace Parapet.Guard.Tests.Handling;

/// <summary>A guarded function behind one of AWS's sources.</summary>
/// <param name="Folder">Where samples of its events are.</param>
/// <param name="Make">Makes the function.</param>
/// <param name="Handled">What a good event is answered with, or how that begins.</param>
/// <param name="Accepts">Whether the contract of the whole event accepts it.</param>
internal sealed record GuardedSource(string Folder, Func<GuardOptions, GuardedHandler> Make, string Handled, Func<byte[], bool> Accepts)
{
    public static readonly GuardedSource[] Requests =
    [
        Request<ApiV1<BoundOrder>>("ApiV1", """{"statusCode":204,"headers":{"""),
        Request<ApiV2<BoundOrder>>("ApiV2", """{"statusCode":204,"headers":{"""),
        Request<FunctionUrl<BoundOrder>>("FunctionUrl", """{"statusCode":204,"headers":{"""),
        Request<WebSocket<BoundOrder>>("WebSocket", """{"statusCode":204,"headers":{"""),
        Request<Alb<BoundOrder>>("Alb", """{"statusCode":204,"statusDescription":"204 No Content","""),
        Request<LatticeV1<BoundOrder>>("LatticeV1", """{"statusCode":204,"statusDescription":"204 No Content","headers":{"""),
        Request<LatticeV2<BoundOrder>>("LatticeV2", """{"statusCode":204,"statusDescription":"204 No Content","headers":{"""),
    ];

    public static readonly GuardedSource[] Batches =
    [
        Batch<Sqs<Order>, SqsMessage<Order>>("sqs"),
        Batch<Sqs<Sns<Order>>, SqsMessage<Sns<Order>>>("sqs-sns"),
        Batch<Kinesis<Order>, KinesisRecord<Order>>("kinesis"),
        Batch<DynamoDb<Order>, DynamoDbRecord<Order>>("dynamodb"),
        Batch<Kafka<Order>, KafkaRecord<Order>>("kafka"),
    ];

    public static readonly GuardedSource[] Others =
    [
        new("firehose", options => Guard.Firehose<FirehoseRecord<Order>>((_, _) => Task.FromResult(FirehoseAnswer.Dropped), options), """{"records":[{"recordId":""", IsAccepted<Firehose<Order>>),
        Event<Sns<Order>>("sns"),
        Event<S3>("s3"),
        Event<EventBridge<Order>>("eventbridge"),
        Event<LogsSubscription>("logs"),
    ];

    public IEnumerable<string> Samples() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Events/Samples", Folder), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static GuardedSource Request<T>(string folder, string handled)
        where T : class, IHttpEvent<T> => new(folder, options => Guard.Http<T>((_, _) => Task.FromResult(HttpAnswer.Empty(204)), options), handled, IsAccepted<T>);

    private static GuardedSource Batch<TBatch, TRecord>(string folder)
        where TBatch : class, IEventContract<TBatch>
        where TRecord : class, IBatchRecord<TRecord> =>
        new(folder, options => Guard.Batch<TRecord>((_, _) => Task.CompletedTask, new BatchOptions { Report = options.Report }), """{"batchItemFailures":[]}""", IsAccepted<TBatch>);

    private static GuardedSource Event<T>(string folder)
        where T : class, IEventContract<T> => new(folder, options => Guard.Event<T>((_, _) => Task.CompletedTask, options), "null", IsAccepted<T>);

    private static bool IsAccepted<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        return T.Validate(utf8, ref violations);
    }
}
