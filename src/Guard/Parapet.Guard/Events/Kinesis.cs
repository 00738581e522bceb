using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A batch of records of a data stream (https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html).</summary>
/// <typeparam name="T">What the records hold. <c>Kinesis&lt;LogsData&gt;</c> when CloudWatch Logs fills the stream.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Kinesis<T>
    where T : class, IEventContract<T>
{
    /// <summary>The records: as many as the batch size of the event source mapping, at most 10,000.</summary>
    [JsonPropertyName("Records"), Length(1, 10_000)]
    public required ImmutableArray<KinesisRecord<T>> Records { get; init; }
}

/// <summary>A batch of a data stream with tumbling windows (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).</summary>
/// <typeparam name="T">What the records hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisWindow<T>
    where T : class, IEventContract<T>
{
    /// <summary>The records. There may be none when the window ends.</summary>
    [JsonPropertyName("Records"), MaxLength(10_000)]
    public required ImmutableArray<KinesisRecord<T>> Records { get; init; }

    /// <summary>The window.</summary>
    public required StreamWindow Window { get; init; }

    /// <summary>What the function returned last for this window.</summary>
    public required AnyJson State { get; init; }

    /// <summary>The shard.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ShardId { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048), RegularExpression("arn:[a-z0-9-]+:kinesis:.+")]
    public required string EventSourceArn { get; init; }

    /// <summary>Whether the window ends with this batch.</summary>
    public required bool IsFinalInvokeForWindow { get; init; }

    /// <summary>Whether it ends because its state grew too large.</summary>
    public required bool IsWindowTerminatedEarly { get; init; }
}

/// <summary>One record of a data stream.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>The identifier: shard and sequence number.</summary>
    [JsonPropertyName("eventID"), StringLength(512, MinimumLength = 1)]
    public required string EventId { get; init; }

    /// <summary>Always <c>aws:kinesis</c>.</summary>
    [AllowedValues("aws:kinesis")]
    public required string EventSource { get; init; }

    /// <summary>The version of the record's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>Always <c>aws:kinesis:record</c>.</summary>
    [AllowedValues("aws:kinesis:record")]
    public required string EventName { get; init; }

    /// <summary>The ARN of the stream or of its consumer.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The region of the stream.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string AwsRegion { get; init; }

    /// <summary>The role with which Lambda reads the stream.</summary>
    [StringLength(2048)]
    public string? InvokeIdentityArn { get; init; }

    /// <summary>The record itself.</summary>
    public required KinesisData<T> Kinesis { get; init; }
}

/// <summary>What a producer put into a data stream, and where it stands.</summary>
/// <typeparam name="T">What the record holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisData<T>
    where T : class, IEventContract<T>
{
    /// <summary>The version of this part's form: <c>1.0</c>.</summary>
    [StringLength(16)]
    public string? KinesisSchemaVersion { get; init; }

    /// <summary>What decides on the shard.</summary>
    [StringLength(256)]
    public required string PartitionKey { get; init; }

    /// <summary>The place in the shard, which a partial batch response names.</summary>
    [RegularExpression("[0-9]{1,128}")]
    public required string SequenceNumber { get; init; }

    /// <summary>What the record holds. Records that the Kinesis Producer Library put together are not taken apart.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public required T Data { get; init; }

    /// <summary>When it arrived, in seconds since 1970.</summary>
    public required decimal ApproximateArrivalTimestamp { get; init; }
}
