using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A batch of messages of an ActiveMQ broker (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html).</summary>
/// <typeparam name="T">What the messages hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ActiveMq<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>aws:amq</c>.</summary>
    [AllowedValues("aws:amq")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the broker.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The messages.</summary>
    [Length(1, 10_000)]
    public required ImmutableArray<ActiveMqMessage<T>> Messages { get; init; }
}

/// <summary>One message.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ActiveMqMessage<T>
    where T : class, IEventContract<T>
{
    /// <summary>Its identifier.</summary>
    [JsonPropertyName("messageID"), StringLength(1024, MinimumLength = 1)]
    public required string MessageId { get; init; }

    /// <summary><c>jms/text-message</c> or <c>jms/bytes-message</c>.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string MessageType { get; init; }

    /// <summary>What it holds.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public required T Data { get; init; }

    /// <summary>The queue that it was sent to.</summary>
    public required ActiveMqDestination Destination { get; init; }

    /// <summary>When it was sent, in milliseconds since 1970.</summary>
    public required long Timestamp { get; init; }

    /// <summary>When the broker got it, in milliseconds since 1970.</summary>
    public long? BrokerInTime { get; init; }

    /// <summary>When the broker gave it away, in milliseconds since 1970.</summary>
    public long? BrokerOutTime { get; init; }

    /// <summary>Whether it was delivered before.</summary>
    public bool? Redelivered { get; init; }

    /// <summary>1 when the broker may lose it, 2 when not.</summary>
    public int? DeliveryMode { get; init; }

    /// <summary>What connects a request and its answer.</summary>
    [JsonPropertyName("correlationID"), StringLength(1024)]
    public string? CorrelationId { get; init; }

    /// <summary>When it goes, in milliseconds since 1970; 0 for never.</summary>
    public long? Expiration { get; init; }

    /// <summary>0 to 9.</summary>
    public int? Priority { get; init; }

    /// <summary>What the sender says of it.</summary>
    public ImmutableDictionary<string, AnyJson>? Properties { get; init; }
}

/// <summary>A queue of a broker.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ActiveMqDestination
{
    /// <summary>Its name.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string PhysicalName { get; init; }
}
