using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Records that Firehose asks a function to transform (https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html).</summary>
/// <typeparam name="T">What the records hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Firehose<T>
    where T : class, IEventContract<T>
{
    /// <summary>The identifier of the call.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string InvocationId { get; init; }

    /// <summary>The ARN of the Firehose stream.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string DeliveryStreamArn { get; init; }

    /// <summary>The ARN of the data stream that it reads.</summary>
    [StringLength(2048)]
    public string? SourceKinesisStreamArn { get; init; }

    /// <summary>The region.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Region { get; init; }

    /// <summary>The records. Each of them must be in the answer.</summary>
    [Length(1, 10_000)]
    public required ImmutableArray<FirehoseRecord<T>> Records { get; init; }
}

/// <summary>One record.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record FirehoseRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>Goes into the answer.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string RecordId { get; init; }

    /// <summary>When it arrived, in milliseconds since 1970.</summary>
    [Range(0, long.MaxValue)]
    public required long ApproximateArrivalTimestamp { get; init; }

    /// <summary>What it holds.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public required T Data { get; init; }

    /// <summary>Where it stood in the data stream.</summary>
    public FirehoseKinesisMetadata? KinesisRecordMetadata { get; init; }
}

/// <summary>Where a record stood in a data stream.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record FirehoseKinesisMetadata
{
    /// <summary>The shard.</summary>
    [StringLength(128)]
    public required string ShardId { get; init; }

    /// <summary>What decided on the shard.</summary>
    [StringLength(256)]
    public required string PartitionKey { get; init; }

    /// <summary>The place in the shard.</summary>
    [RegularExpression("[0-9]{1,128}")]
    public required string SequenceNumber { get; init; }

    /// <summary>When it arrived, in milliseconds since 1970.</summary>
    [Range(0, long.MaxValue)]
    public long? ApproximateArrivalTimestamp { get; init; }
}
