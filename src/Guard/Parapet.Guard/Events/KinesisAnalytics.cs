using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>
/// Records that an SQL application of Kinesis Data Analytics asks a function to prepare (https://docs.aws.amazon.com/kinesisanalytics/latest/dev/lambda-preprocessing-data-model.html),
/// or delivers to it (https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-output-lambda.html).
/// </summary>
/// <typeparam name="T">What the records hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisAnalytics<T>
    where T : class, IEventContract<T>
{
    /// <summary>The identifier of the call.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string InvocationId { get; init; }

    /// <summary>The ARN of the application.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string ApplicationArn { get; init; }

    /// <summary>The ARN of the stream that the application reads; null for what it delivers.</summary>
    [StringLength(2048)]
    public string? StreamArn { get; init; }

    /// <summary>The records. Each of them must be in the answer.</summary>
    [Length(1, 10_000)]
    public required ImmutableArray<KinesisAnalyticsRecord<T>> Records { get; init; }
}

/// <summary>One record.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisAnalyticsRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>Goes into the answer.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string RecordId { get; init; }

    /// <summary>What it holds.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public required T Data { get; init; }

    /// <summary>Where it stood in a data stream.</summary>
    public FirehoseKinesisMetadata? KinesisStreamRecordMetadata { get; init; }

    /// <summary>When it arrived in a Firehose stream.</summary>
    public KinesisAnalyticsFirehoseMetadata? KinesisFirehoseRecordMetadata { get; init; }

    /// <summary>How often it was delivered before.</summary>
    public KinesisAnalyticsDeliveryMetadata? LambdaDeliveryRecordMetadata { get; init; }
}

/// <summary>When a record arrived in a Firehose stream.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisAnalyticsFirehoseMetadata
{
    /// <summary>Milliseconds since 1970.</summary>
    [Range(0, long.MaxValue)]
    public long? ApproximateArrivalTimestamp { get; init; }
}

/// <summary>How often a record was delivered.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record KinesisAnalyticsDeliveryMetadata
{
    /// <summary>The number of attempts before this one.</summary>
    [Range(0, int.MaxValue)]
    public int? RetryHint { get; init; }
}
