using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// Messages of a topic (https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html). Where a queue or a stream delivers them, each text is one notification
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html), which is read as one record; not so with raw message delivery, where the text is the message itself.
/// </summary>
/// <typeparam name="T">What the messages hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Sns<T>
    where T : class, IEventContract<T>
{
    /// <summary>The messages; the service sends one at a time.</summary>
    [JsonPropertyName("Records"), Length(1, 100)]
    public required ImmutableArray<SnsRecord<T>> Records { get; init; }

    static bool IEventContract<Sns<T>>.ReadDelivered<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out Sns<T>? value)
    {
        var isValid = SnsNotification<T>.ReadText<TMode>(utf8, level, ref violations, out var notification);
        value = notification is null ? null : new Sns<T> { Records = [notification.ToRecord()] };
        return isValid;
    }
}

/// <summary>One message for one subscription.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SnsRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>aws:sns</c>.</summary>
    [JsonPropertyName("EventSource"), AllowedValues("aws:sns")]
    public required string EventSource { get; init; }

    /// <summary>The version of the record's form: <c>1.0</c>.</summary>
    [JsonPropertyName("EventVersion"), RegularExpression(@"1\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>The ARN of the subscription; null when a queue delivered the message.</summary>
    [JsonPropertyName("EventSubscriptionArn"), StringLength(2048)]
    public string? EventSubscriptionArn { get; init; }

    /// <summary>The message.</summary>
    [JsonPropertyName("Sns")]
    public required SnsMessage<T> Sns { get; init; }
}

/// <summary>A message of a topic.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SnsMessage<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>Notification</c>.</summary>
    [JsonPropertyName("Type"), AllowedValues("Notification")]
    public required string Type { get; init; }

    /// <summary>Its identifier.</summary>
    [JsonPropertyName("MessageId"), StringLength(100, MinimumLength = 1)]
    public required string MessageId { get; init; }

    /// <summary>The ARN of the topic.</summary>
    [JsonPropertyName("TopicArn"), StringLength(2048, MinimumLength = 1)]
    public required string TopicArn { get; init; }

    /// <summary>Its subject.</summary>
    [JsonPropertyName("Subject"), StringLength(1024)]
    public string? Subject { get; init; }

    /// <summary>What it holds.</summary>
    [JsonPropertyName("Message"), Content]
    public required T Message { get; init; }

    /// <summary>When it was published.</summary>
    [JsonPropertyName("Timestamp")]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What the sender says of it.</summary>
    [JsonPropertyName("MessageAttributes"), MaxLength(256)]
    public ImmutableDictionary<string, SnsMessageAttribute>? MessageAttributes { get; init; }

    /// <summary>Its place in a FIFO topic.</summary>
    [JsonPropertyName("SequenceNumber"), RegularExpression("[0-9]{1,40}")]
    public string? SequenceNumber { get; init; }

    /// <summary>How it is signed: <c>1</c> for SHA-1, <c>2</c> for SHA-256.</summary>
    [JsonPropertyName("SignatureVersion"), StringLength(8)]
    public string? SignatureVersion { get; init; }

    /// <summary>Its signature, in base64.</summary>
    [JsonPropertyName("Signature"), StringLength(4096)]
    public string? Signature { get; init; }

    /// <summary>Where the certificate is to be had. Whoever verifies the signature must check that this is an address of SNS.</summary>
    [JsonPropertyName("SigningCertUrl"), StringLength(2048)]
    public string? SigningCertUrl { get; init; }

    /// <summary>What ends the subscription.</summary>
    [JsonPropertyName("UnsubscribeUrl"), StringLength(4096)]
    public string? UnsubscribeUrl { get; init; }
}

/// <summary>What a sender says of a message (https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record SnsMessageAttribute
{
    /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>, and a label of the sender's own.</summary>
    [JsonPropertyName("Type"), RegularExpression(@"(String|Number|Binary)(\..*)?"), StringLength(256)]
    public required string Type { get; init; }

    /// <summary>The value; base64 when it is binary.</summary>
    [JsonPropertyName("Value"), StringLength(1_398_104)]
    public required string Value { get; init; }
}

/// <summary>A message of a topic as a queue or a stream delivers it, where the names of the addresses end in <c>URL</c>.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
internal sealed partial record SnsNotification<T>
    where T : class, IEventContract<T>
{
    [JsonPropertyName("Type"), AllowedValues("Notification")]
    public required string Type { get; init; }

    [JsonPropertyName("MessageId"), StringLength(100, MinimumLength = 1)]
    public required string MessageId { get; init; }

    [JsonPropertyName("TopicArn"), StringLength(2048, MinimumLength = 1)]
    public required string TopicArn { get; init; }

    [JsonPropertyName("Subject"), StringLength(1024)]
    public string? Subject { get; init; }

    [JsonPropertyName("Message"), Content]
    public required T Message { get; init; }

    [JsonPropertyName("Timestamp")]
    public required DateTimeOffset Timestamp { get; init; }

    [JsonPropertyName("MessageAttributes"), MaxLength(256)]
    public ImmutableDictionary<string, SnsMessageAttribute>? MessageAttributes { get; init; }

    [JsonPropertyName("SequenceNumber"), RegularExpression("[0-9]{1,40}")]
    public string? SequenceNumber { get; init; }

    [JsonPropertyName("SignatureVersion"), StringLength(8)]
    public string? SignatureVersion { get; init; }

    [JsonPropertyName("Signature"), StringLength(4096)]
    public string? Signature { get; init; }

    [JsonPropertyName("SigningCertURL"), StringLength(2048)]
    public string? SigningCertUrl { get; init; }

    [JsonPropertyName("UnsubscribeURL"), StringLength(4096)]
    public string? UnsubscribeUrl { get; init; }

    public SnsRecord<T> ToRecord() => new()
    {
        EventSource = "aws:sns",
        EventVersion = "1.0",
        Sns = new SnsMessage<T>
        {
            Type = Type,
            MessageId = MessageId,
            TopicArn = TopicArn,
            Subject = Subject,
            Message = Message,
            Timestamp = Timestamp,
            MessageAttributes = MessageAttributes,
            SequenceNumber = SequenceNumber,
            SignatureVersion = SignatureVersion,
            Signature = Signature,
            SigningCertUrl = SigningCertUrl,
            UnsubscribeUrl = UnsubscribeUrl,
        },
    };
}
