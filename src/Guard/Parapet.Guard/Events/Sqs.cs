using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A batch of messages of a queue (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html).</summary>
/// <typeparam name="T">What the messages hold. <c>Sqs&lt;Sns&lt;Order&gt;&gt;</c> when a topic fills the queue, <c>Sqs&lt;S3&gt;</c> when a bucket does.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Sqs<T>
    where T : class, IEventContract<T>
{
    /// <summary>The messages: as many as the batch size of the event source mapping, at most 10,000.</summary>
    [JsonPropertyName("Records"), Length(1, 10_000)]
    public required ImmutableArray<SqsMessage<T>> Records { get; init; }
}

/// <summary>One message.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SqsMessage<T>
    where T : class, IEventContract<T>
{
    /// <summary>Its identifier, which a partial batch response names.</summary>
    [StringLength(100, MinimumLength = 1)]
    public required string MessageId { get; init; }

    /// <summary>What deletes it.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public required string ReceiptHandle { get; init; }

    /// <summary>What it holds.</summary>
    [Content]
    public required T Body { get; init; }

    /// <summary>What the queue says of it.</summary>
    public required SqsAttributes Attributes { get; init; }

    /// <summary>What the sender says of it.</summary>
    [MaxLength(10)]
    public required ImmutableDictionary<string, SqsMessageAttribute> MessageAttributes { get; init; }

    /// <summary>The MD5 of the body, in hexadecimal.</summary>
    [RegularExpression("[0-9a-f]{32}")]
    public string? Md5OfBody { get; init; }

    /// <summary>The MD5 of the sender's attributes, in hexadecimal.</summary>
    [RegularExpression("[0-9a-f]{32}")]
    public string? Md5OfMessageAttributes { get; init; }

    /// <summary>Always <c>aws:sqs</c>.</summary>
    [AllowedValues("aws:sqs")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the queue.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The region of the queue.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string AwsRegion { get; init; }
}

/// <summary>What a queue says of a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SqsAttributes
{
    /// <summary>How often it was received and not deleted.</summary>
    [JsonPropertyName("ApproximateReceiveCount"), RegularExpression("[0-9]{1,10}")]
    public required string ApproximateReceiveCount { get; init; }

    /// <summary>When it was sent, in milliseconds since 1970.</summary>
    [JsonPropertyName("SentTimestamp"), RegularExpression("[0-9]{1,16}")]
    public required string SentTimestamp { get; init; }

    /// <summary>The user or role that sent it, or the address of an anonymous sender.</summary>
    [JsonPropertyName("SenderId"), StringLength(256)]
    public required string SenderId { get; init; }

    /// <summary>When it was first received, in milliseconds since 1970.</summary>
    [JsonPropertyName("ApproximateFirstReceiveTimestamp"), RegularExpression("[0-9]{1,16}")]
    public required string ApproximateFirstReceiveTimestamp { get; init; }

    /// <summary>Its place in a FIFO queue.</summary>
    [JsonPropertyName("SequenceNumber"), RegularExpression("[0-9]{1,40}")]
    public string? SequenceNumber { get; init; }

    /// <summary>The group within which messages stay in order.</summary>
    [JsonPropertyName("MessageGroupId"), StringLength(128)]
    public string? MessageGroupId { get; init; }

    /// <summary>What tells copies of it.</summary>
    [JsonPropertyName("MessageDeduplicationId"), StringLength(128)]
    public string? MessageDeduplicationId { get; init; }

    /// <summary>The X-Ray trace of the sender.</summary>
    [JsonPropertyName("AWSTraceHeader"), StringLength(1024)]
    public string? TraceHeader { get; init; }

    /// <summary>The queue from which it came to this dead-letter queue.</summary>
    [JsonPropertyName("DeadLetterQueueSourceArn"), StringLength(2048)]
    public string? DeadLetterQueueSourceArn { get; init; }
}

/// <summary>What a sender says of a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SqsMessageAttribute
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, and a label of the sender's own.</summary>
    [RegularExpression(@"(String|Number|Binary)(\..*)?"), StringLength(256)]
    public required string DataType { get; init; }

    /// <summary>The value of a string or number.</summary>
    [StringLength(1_048_576)]
    public string? StringValue { get; init; }

    /// <summary>The value of binary data, in base64.</summary>
    [StringLength(1_398_104)]
    public string? BinaryValue { get; init; }
}
