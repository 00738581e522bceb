using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>A batch of messages of a RabbitMQ broker (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html).</summary>
/// <typeparam name="T">What the messages hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record RabbitMq<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>aws:rmq</c>.</summary>
    [AllowedValues("aws:rmq")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the broker.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The messages of each queue, under the queue's name, two colons, and the virtual host.</summary>
    [Length(1, 256)]
    public required ImmutableDictionary<string, ImmutableArray<RabbitMqMessage<T>>> RmqMessagesByQueue { get; init; }
}

/// <summary>One message.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record RabbitMqMessage<T>
    where T : class, IEventContract<T>
{
    /// <summary>What the sender says of it.</summary>
    public required RabbitMqProperties BasicProperties { get; init; }

    /// <summary>Whether it was delivered before.</summary>
    public bool? Redelivered { get; init; }

    /// <summary>What it holds.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public required T Data { get; init; }
}

/// <summary>What a sender says of a message (https://www.rabbitmq.com/docs/publishers#message-properties).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record RabbitMqProperties
{
    /// <summary>The media type of the content.</summary>
    [StringLength(255)]
    public string? ContentType { get; init; }

    /// <summary>How the content is compressed.</summary>
    [StringLength(255)]
    public string? ContentEncoding { get; init; }

    /// <summary>The sender's own headers.</summary>
    public AnyJson? Headers { get; init; }

    /// <summary>1 when the broker may lose it, 2 when not.</summary>
    public int? DeliveryMode { get; init; }

    /// <summary>Its priority.</summary>
    public int? Priority { get; init; }

    /// <summary>What connects a request and its answer.</summary>
    [StringLength(255)]
    public string? CorrelationId { get; init; }

    /// <summary>Where the answer goes.</summary>
    [StringLength(255)]
    public string? ReplyTo { get; init; }

    /// <summary>How long it lives, in milliseconds.</summary>
    [StringLength(255)]
    public string? Expiration { get; init; }

    /// <summary>Its identifier.</summary>
    [StringLength(255)]
    public string? MessageId { get; init; }

    /// <summary>When it was sent, in words.</summary>
    [StringLength(255)]
    public string? Timestamp { get; init; }

    /// <summary>The kind of message.</summary>
    [StringLength(255)]
    public string? Type { get; init; }

    /// <summary>The broker's user that sent it.</summary>
    [StringLength(255)]
    public string? UserId { get; init; }

    /// <summary>The application that sent it.</summary>
    [StringLength(255)]
    public string? AppId { get; init; }

    /// <summary>The size of the content in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long? BodySize { get; init; }
}
