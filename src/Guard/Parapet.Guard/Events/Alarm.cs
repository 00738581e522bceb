using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>What an alarm of CloudWatch sends to the function that is its action (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Alarm
{
    /// <summary>Always <c>aws.cloudwatch</c>.</summary>
    [AllowedValues("aws.cloudwatch")]
    public required string Source { get; init; }

    /// <summary>The ARN of the alarm.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string AlarmArn { get; init; }

    /// <summary>The account of the alarm.</summary>
    [StringLength(32, MinimumLength = 1)]
    public required string AccountId { get; init; }

    /// <summary>When the state changed: <c>2024-02-17T11:53:08.431+0000</c>.</summary>
    [RegularExpression(AlarmState.Moment)]
    public required string Time { get; init; }

    /// <summary>The region of the alarm.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Region { get; init; }

    /// <summary>The alarm.</summary>
    public required AlarmStateChange AlarmData { get; init; }
}

/// <summary>
/// An alarm whose state changed; through a bus, <c>EventBridge&lt;AlarmStateChange&gt;</c> (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html).
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmStateChange
{
    /// <summary>The name of the alarm.</summary>
    [StringLength(255, MinimumLength = 1)]
    public required string AlarmName { get; init; }

    /// <summary>Its state now.</summary>
    public required AlarmState State { get; init; }

    /// <summary>Its state before.</summary>
    public AlarmState? PreviousState { get; init; }

    /// <summary>What it watches.</summary>
    public AlarmConfiguration? Configuration { get; init; }
}

/// <summary>The state of an alarm.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmState
{
    internal const string Moment = @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+\-][0-9]{2}:?[0-9]{2})";

    /// <summary><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>.</summary>
    [AllowedValues("OK", "ALARM", "INSUFFICIENT_DATA")]
    public required string Value { get; init; }

    /// <summary>Why, in words.</summary>
    [StringLength(4096)]
    public string? Reason { get; init; }

    /// <summary>Why, as JSON.</summary>
    [StringLength(65_536)]
    public string? ReasonData { get; init; }

    /// <summary>Since when: <c>2024-02-17T11:53:08.431+0000</c>.</summary>
    [RegularExpression(Moment)]
    public required string Timestamp { get; init; }

    /// <summary>What keeps a composite alarm from acting.</summary>
    [StringLength(64)]
    public string? ActionsSuppressedBy { get; init; }

    /// <summary>Why, in words.</summary>
    [StringLength(4096)]
    public string? ActionsSuppressedReason { get; init; }
}

/// <summary>What an alarm watches: metrics, or other alarms.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmConfiguration
{
    /// <summary>What whoever made the alarm says of it.</summary>
    [StringLength(4096)]
    public string? Description { get; init; }

    /// <summary>The metrics and expressions.</summary>
    [MaxLength(500)]
    public ImmutableArray<AlarmMetric> Metrics { get; init; } = [];

    /// <summary>The rule of a composite alarm.</summary>
    [StringLength(16_384)]
    public string? AlarmRule { get; init; }

    /// <summary>The alarm that keeps a composite alarm from acting.</summary>
    [StringLength(2048)]
    public string? ActionsSuppressor { get; init; }

    /// <summary>How long it waits for that alarm, in seconds.</summary>
    public int? ActionsSuppressorWaitPeriod { get; init; }

    /// <summary>How long it does not act after that alarm, in seconds.</summary>
    public int? ActionsSuppressorExtensionPeriod { get; init; }
}

/// <summary>A metric, or an expression over metrics.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmMetric
{
    /// <summary>Its name in expressions.</summary>
    [StringLength(255)]
    public required string Id { get; init; }

    /// <summary>The expression.</summary>
    [StringLength(4096)]
    public string? Expression { get; init; }

    /// <summary>Its label.</summary>
    [StringLength(2048)]
    public string? Label { get; init; }

    /// <summary>Whether the alarm looks at it, or only expressions do.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>The metric.</summary>
    public AlarmMetricStat? MetricStat { get; init; }
}

/// <summary>How values of a metric are put together.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmMetricStat
{
    /// <summary>The metric.</summary>
    public required AlarmMetricName Metric { get; init; }

    /// <summary>The time of one value, in seconds.</summary>
    public int? Period { get; init; }

    /// <summary>How: <c>Average</c>, <c>p99</c>.</summary>
    [StringLength(64)]
    public string? Stat { get; init; }

    /// <summary>The unit of the values.</summary>
    [StringLength(64)]
    public string? Unit { get; init; }
}

/// <summary>A metric.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlarmMetricName
{
    /// <summary>Its namespace.</summary>
    [StringLength(255)]
    public string? Namespace { get; init; }

    /// <summary>Its name.</summary>
    [StringLength(255)]
    public string? Name { get; init; }

    /// <summary>Its dimensions.</summary>
    [MaxLength(30)]
    public ImmutableDictionary<string, string>? Dimensions { get; init; }
}
