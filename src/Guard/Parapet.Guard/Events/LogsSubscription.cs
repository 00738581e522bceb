using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>What a subscription of CloudWatch Logs sends to a function (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LogsSubscription
{
    /// <summary>The envelope.</summary>
    [JsonPropertyName("awslogs")]
    public required LogsEnvelope AwsLogs { get; init; }
}

/// <summary>The envelope of compressed log events.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LogsEnvelope
{
    /// <summary>The log events.</summary>
    [Content(Encoding = ContentEncoding.GzipBase64)]
    public required LogsData Data { get; init; }
}

/// <summary>
/// Log events of one stream (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/ValidateLogEventFlow.html). <c>Kinesis&lt;LogsData&gt;</c> and <c>Firehose&lt;LogsData&gt;</c> when the
/// subscription fills a stream: its records are compressed by gzip, and unpacked under the budget of <see cref="ContentEncoding.GzipBase64"/>.
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LogsData
{
    /// <summary><c>DATA_MESSAGE</c>, or <c>CONTROL_MESSAGE</c> when CloudWatch Logs tries whether the destination is there.</summary>
    [AllowedValues("DATA_MESSAGE", "CONTROL_MESSAGE")]
    public required string MessageType { get; init; }

    /// <summary>The account of the log.</summary>
    [StringLength(64)]
    public required string Owner { get; init; }

    /// <summary>The log group.</summary>
    [StringLength(512)]
    public required string LogGroup { get; init; }

    /// <summary>The log stream.</summary>
    [StringLength(512)]
    public required string LogStream { get; init; }

    /// <summary>The filters that chose the events.</summary>
    [MaxLength(100)]
    public required ImmutableArray<string> SubscriptionFilters { get; init; }

    /// <summary>The events.</summary>
    [MaxLength(100_000)]
    public required ImmutableArray<LogEvent> LogEvents { get; init; }

    /// <summary>Whether the subscription is the account's (<c>ACCOUNT_LEVEL_POLICY</c>).</summary>
    [StringLength(64)]
    public string? PolicyLevel { get; init; }

    static bool IEventContract<LogsData>.ReadDelivered<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out LogsData? value)
    {
        // What LogsSubscription encloses is unpacked already; JSON cannot begin with the bytes of gzip.
        if (utf8 is not [0x1f, 0x8b, ..])
        {
            return ReadText<TMode>(utf8, level, ref violations, out value);
        }

        value = null;
        var packed = new ByteBuffer();
        packed.Add(utf8);
        var unpacked = Decoding.Unpack(packed, Packing.Gzip, Decoding.RatioOfServices, out var rule, out var message);
        var isValid = rule is null && ReadText<TMode>(unpacked.Span, level, ref violations, out value);
        if (rule is not null)
        {
            violations.Add(new Violation("", rule, message));
        }

        packed.Return();
        unpacked.Return();
        return isValid;
    }
}

/// <summary>One log event.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LogEvent
{
    /// <summary>Its identifier.</summary>
    [StringLength(256)]
    public required string Id { get; init; }

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public required long Timestamp { get; init; }

    /// <summary>What was logged: text that anybody may have written, also line ends and control characters.</summary>
    [StringLength(1_048_576)]
    public required string Message { get; init; }

    /// <summary>What the filter's pattern picked out of the message.</summary>
    public ImmutableDictionary<string, string?>? ExtractedFields { get; init; }
}
