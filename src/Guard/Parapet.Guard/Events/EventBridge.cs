using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// An event of a bus (https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html). Which sources and kinds arrive is decided by the rule that sends them;
/// the function checks <see cref="Source"/> and <see cref="DetailType"/> when the rule admits several.
/// </summary>
/// <typeparam name="T">What the event tells.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record EventBridge<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>0</c>.</summary>
    [AllowedValues("0")]
    public required string Version { get; init; }

    /// <summary>Its identifier; the same in every copy.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>The kind of event.</summary>
    [JsonPropertyName("detail-type"), StringLength(512, MinimumLength = 1)]
    public required string DetailType { get; init; }

    /// <summary>Who sent it. Only AWS sends names that begin with <c>aws.</c>.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string Source { get; init; }

    /// <summary>The account that it comes from.</summary>
    [RegularExpression("[0-9]{12}")]
    public required string Account { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The region that it comes from.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Region { get; init; }

    /// <summary>The ARNs of what is involved.</summary>
    [MaxLength(10_000)]
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>What the event tells.</summary>
    public required T Detail { get; init; }

    /// <summary>The replay of an archive that sent it again.</summary>
    [JsonPropertyName("replay-name"), StringLength(128)]
    public string? ReplayName { get; init; }
}

/// <summary>
/// What a rule with a schedule (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html), or EventBridge Scheduler without an input of its own
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html), sends. With an input of its own, that input is the event.
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ScheduledEvent
{
    /// <summary>Always <c>0</c>.</summary>
    [AllowedValues("0")]
    public required string Version { get; init; }

    /// <summary>Its identifier.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>Always <c>Scheduled Event</c>.</summary>
    [JsonPropertyName("detail-type"), AllowedValues("Scheduled Event")]
    public required string DetailType { get; init; }

    /// <summary><c>aws.events</c> for rules, <c>aws.scheduler</c> for the Scheduler.</summary>
    [AllowedValues("aws.events", "aws.scheduler")]
    public required string Source { get; init; }

    /// <summary>The account of the schedule.</summary>
    [RegularExpression("[0-9]{12}")]
    public required string Account { get; init; }

    /// <summary>When the schedule was due.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The region of the schedule.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Region { get; init; }

    /// <summary>The ARN of the rule or schedule.</summary>
    [Length(1, 10)]
    public required ImmutableArray<string> Resources { get; init; }
}
