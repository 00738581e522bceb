using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>What a rule of AWS Config asks a function (https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html).</summary>
/// <typeparam name="T">The parameters of the rule.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConfigRule<T>
    where T : class, IEventContract<T>
{
    /// <summary>The version of the event's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string Version { get; init; }

    /// <summary>What is to be judged.</summary>
    [Content]
    public required ConfigInvokingEvent InvokingEvent { get; init; }

    /// <summary>The parameters of the rule.</summary>
    [Content]
    public T? RuleParameters { get; init; }

    /// <summary>Goes into <c>PutEvaluations</c>.</summary>
    [StringLength(65_536, MinimumLength = 1)]
    public required string ResultToken { get; init; }

    /// <summary>Whether what is to be judged is no longer the rule's concern.</summary>
    public required bool EventLeftScope { get; init; }

    /// <summary>The account of the rule.</summary>
    [StringLength(32, MinimumLength = 1)]
    public required string AccountId { get; init; }

    /// <summary>The ARN of the rule.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string ConfigRuleArn { get; init; }

    /// <summary>The name of the rule.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConfigRuleName { get; init; }

    /// <summary>The identifier of the rule.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConfigRuleId { get; init; }

    /// <summary>The role of AWS Config.</summary>
    [StringLength(2048)]
    public string? ExecutionRoleArn { get; init; }

    /// <summary><c>DETECTIVE</c> or <c>PROACTIVE</c>.</summary>
    [StringLength(64)]
    public string? EvaluationMode { get; init; }
}

/// <summary>What is to be judged: a resource that changed, or nothing in particular when the rule runs by a schedule.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConfigInvokingEvent
{
    /// <summary><c>ConfigurationItemChangeNotification</c>, <c>OversizedConfigurationItemChangeNotification</c>, <c>ScheduledNotification</c> and others.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string MessageType { get; init; }

    /// <summary>The resource as it is now.</summary>
    public ConfigItem? ConfigurationItem { get; init; }

    /// <summary>What changed.</summary>
    public AnyJson? ConfigurationItemDiff { get; init; }

    /// <summary>The resource, when what is known of it does not fit into the event.</summary>
    public ConfigItem? ConfigurationItemSummary { get; init; }

    /// <summary>The account, when the rule runs by a schedule.</summary>
    [StringLength(32)]
    public string? AwsAccountId { get; init; }

    /// <summary>When the notification was made.</summary>
    public DateTimeOffset? NotificationCreationTime { get; init; }

    /// <summary>The version of the notification's form.</summary>
    [StringLength(16)]
    public string? RecordVersion { get; init; }
}

/// <summary>A resource (https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConfigItem
{
    /// <summary>Its type: <c>AWS::EC2::Instance</c>.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string ResourceType { get; init; }

    /// <summary>Its identifier.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string ResourceId { get; init; }

    /// <summary>Its name.</summary>
    [StringLength(2048)]
    public string? ResourceName { get; init; }

    /// <summary>Its ARN.</summary>
    [JsonPropertyName("ARN"), StringLength(2048)]
    public string? Arn { get; init; }

    /// <summary>What became of it: <c>OK</c>, <c>ResourceDiscovered</c>, <c>ResourceDeleted</c>.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string ConfigurationItemStatus { get; init; }

    /// <summary>When that was found.</summary>
    public required DateTimeOffset ConfigurationItemCaptureTime { get; init; }

    /// <summary>Its account.</summary>
    [StringLength(32)]
    public string? AwsAccountId { get; init; }

    /// <summary>Its region.</summary>
    [StringLength(64)]
    public string? AwsRegion { get; init; }

    /// <summary>Its zone.</summary>
    [StringLength(64)]
    public string? AvailabilityZone { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? ResourceCreationTime { get; init; }

    /// <summary>Its configuration, in the form of its type.</summary>
    public AnyJson? Configuration { get; init; }

    /// <summary>More of its configuration.</summary>
    public AnyJson? SupplementaryConfiguration { get; init; }

    /// <summary>Its tags.</summary>
    public ImmutableDictionary<string, string?>? Tags { get; init; }

    /// <summary>The resources that it has to do with.</summary>
    [MaxLength(100_000)]
    public ImmutableArray<ConfigRelationship> Relationships { get; init; } = [];
}

/// <summary>A resource that another one has to do with.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConfigRelationship
{
    /// <summary>Its type.</summary>
    [StringLength(256)]
    public string? ResourceType { get; init; }

    /// <summary>Its identifier.</summary>
    [StringLength(2048)]
    public string? ResourceId { get; init; }

    /// <summary>Its name.</summary>
    [StringLength(2048)]
    public string? ResourceName { get; init; }

    /// <summary>What it has to do with it: <c>Is contained in Vpc</c>.</summary>
    [StringLength(256)]
    public string? Name { get; init; }
}
