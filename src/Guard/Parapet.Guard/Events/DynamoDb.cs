using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// A batch of changes of a table (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html). It may be nested deeper than other events: items may be 32 levels deep
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html), and each level takes two in attribute values.
/// </summary>
/// <typeparam name="T">An item, as the plain JSON that its attribute values stand for.</typeparam>
[EventContract(AllowUnknownProperties = true, MaxDepth = 80)]
public sealed partial record DynamoDb<T>
    where T : class, IEventContract<T>
{
    /// <summary>The changes: as many as the batch size of the event source mapping, at most 10,000.</summary>
    [JsonPropertyName("Records"), Length(1, 10_000)]
    public required ImmutableArray<DynamoDbRecord<T>> Records { get; init; }
}

/// <summary>A batch of changes with tumbling windows (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html).</summary>
/// <typeparam name="T">An item.</typeparam>
[EventContract(AllowUnknownProperties = true, MaxDepth = 80)]
public sealed partial record DynamoDbWindow<T>
    where T : class, IEventContract<T>
{
    /// <summary>The changes. There may be none when the window ends.</summary>
    [JsonPropertyName("Records"), MaxLength(10_000)]
    public required ImmutableArray<DynamoDbRecord<T>> Records { get; init; }

    /// <summary>The window.</summary>
    public required StreamWindow Window { get; init; }

    /// <summary>What the function returned last for this window.</summary>
    public required AnyJson State { get; init; }

    /// <summary>The shard.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ShardId { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048), RegularExpression("arn:[a-z0-9-]+:dynamodb:.+")]
    public required string EventSourceArn { get; init; }

    /// <summary>Whether the window ends with this batch.</summary>
    public required bool IsFinalInvokeForWindow { get; init; }

    /// <summary>Whether it ends because its state grew too large.</summary>
    public required bool IsWindowTerminatedEarly { get; init; }
}

/// <summary>One change of a table (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html).</summary>
/// <typeparam name="T">An item.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DynamoDbRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>Its identifier.</summary>
    [JsonPropertyName("eventID"), StringLength(512, MinimumLength = 1)]
    public required string EventId { get; init; }

    /// <summary><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
    [AllowedValues("INSERT", "MODIFY", "REMOVE")]
    public required string EventName { get; init; }

    /// <summary>The version of the record's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>Always <c>aws:dynamodb</c>.</summary>
    [AllowedValues("aws:dynamodb")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The region of the table.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string AwsRegion { get; init; }

    /// <summary>Who changed it, if it was DynamoDB itself because the item's time was up.</summary>
    public DynamoDbIdentity? UserIdentity { get; init; }

    /// <summary>The change.</summary>
    [JsonPropertyName("dynamodb")]
    public required DynamoDbChange<T> Change { get; init; }
}

/// <summary>Who changed an item.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DynamoDbIdentity
{
    /// <summary><c>Service</c>.</summary>
    [StringLength(64)]
    public string? Type { get; init; }

    /// <summary><c>dynamodb.amazonaws.com</c>.</summary>
    [StringLength(512)]
    public string? PrincipalId { get; init; }
}

/// <summary>A change of an item (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html).</summary>
/// <typeparam name="T">The item.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DynamoDbChange<T>
    where T : class, IEventContract<T>
{
    /// <summary>The key of the item, as plain JSON.</summary>
    [JsonPropertyName("Keys"), Content(Encoding = ContentEncoding.AttributeValues)]
    public required AnyJson Keys { get; init; }

    /// <summary>The item afterwards; null when it is gone, or the stream does not show it.</summary>
    [JsonPropertyName("NewImage"), Content(Encoding = ContentEncoding.AttributeValues)]
    public T? NewImage { get; init; }

    /// <summary>The item before; null when there was none, or the stream does not show it.</summary>
    [JsonPropertyName("OldImage"), Content(Encoding = ContentEncoding.AttributeValues)]
    public T? OldImage { get; init; }

    /// <summary>The place in the shard, which a partial batch response names.</summary>
    [JsonPropertyName("SequenceNumber"), RegularExpression("[0-9]{1,128}")]
    public required string SequenceNumber { get; init; }

    /// <summary>The size of the change in bytes.</summary>
    [JsonPropertyName("SizeBytes"), Range(0, long.MaxValue)]
    public long? SizeBytes { get; init; }

    /// <summary>What the stream shows.</summary>
    [JsonPropertyName("StreamViewType"), AllowedValues("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY")]
    public string? StreamViewType { get; init; }

    /// <summary>When it happened, in seconds since 1970.</summary>
    [JsonPropertyName("ApproximateCreationDateTime")]
    public decimal? ApproximateCreationDateTime { get; init; }
}
