using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>
/// A batch of records of Amazon MSK (https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html) or of another Kafka cluster (https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html).
/// </summary>
/// <typeparam name="T">What the values of the records hold.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Kafka<T>
    where T : class, IEventContract<T>
{
    /// <summary><c>aws:kafka</c> for MSK, <c>SelfManagedKafka</c> (also with <c>aws:</c> in front) for others.</summary>
    [AllowedValues("aws:kafka", "SelfManagedKafka", "aws:SelfManagedKafka")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the cluster; null for clusters that are not of AWS.</summary>
    [StringLength(2048)]
    public string? EventSourceArn { get; init; }

    /// <summary>The brokers, with ports, divided by commas.</summary>
    [StringLength(16_384)]
    public string? BootstrapServers { get; init; }

    /// <summary>The records of each partition, under the name of the topic, a hyphen, and the number of the partition.</summary>
    [Length(1, 10_000)]
    public required ImmutableDictionary<string, ImmutableArray<KafkaRecord<T>>> Records { get; init; }
}

/// <summary>One record.</summary>
/// <typeparam name="T">What its value holds.</typeparam>
[EventContract(AllowUnknownProperties = true, MaxItems = 10_000)]
public sealed partial record KafkaRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>The topic.</summary>
    [StringLength(249, MinimumLength = 1)]
    public required string Topic { get; init; }

    /// <summary>The partition.</summary>
    [Range(0, int.MaxValue)]
    public required int Partition { get; init; }

    /// <summary>The place in the partition.</summary>
    [Range(0, long.MaxValue)]
    public required long Offset { get; init; }

    /// <summary>In milliseconds since 1970; -1 when the producer gave none.</summary>
    [Range(-1, long.MaxValue)]
    public required long Timestamp { get; init; }

    /// <summary>Whose clock it is: <c>CREATE_TIME</c> or <c>LOG_APPEND_TIME</c>.</summary>
    [StringLength(64)]
    public string? TimestampType { get; init; }

    /// <summary>The key.</summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public Binary? Key { get; init; }

    /// <summary>
    /// What the value holds; null when it tells that the key is deleted. Lambda leaves it out then (https://github.com/aws-powertools/powertools-lambda-typescript/issues/5016).
    /// </summary>
    [Content(Encoding = ContentEncoding.Base64)]
    public T? Value { get; init; }

    /// <summary>The headers: each a name with the bytes of its value, which may be written as signed numbers.</summary>
    [MaxLength(10_000)]
    public ImmutableArray<ImmutableDictionary<string, ImmutableArray<short>>> Headers { get; init; } = [];
}
