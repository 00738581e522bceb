using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>What a trigger of a repository sends (https://docs.aws.amazon.com/lambda/latest/dg/services-codecommit.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeCommit
{
    /// <summary>What happened.</summary>
    [JsonPropertyName("Records"), Length(1, 1000)]
    public required ImmutableArray<CodeCommitRecord> Records { get; init; }
}

/// <summary>What happened to a repository.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeCommitRecord
{
    /// <summary>Always <c>aws:codecommit</c>.</summary>
    [AllowedValues("aws:codecommit")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the repository.</summary>
    [JsonPropertyName("eventSourceARN"), StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The identifier of the event.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string EventId { get; init; }

    /// <summary>What happened: <c>ReferenceChanges</c>.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string EventName { get; init; }

    /// <summary>When: <c>2016-01-01T23:59:59.000+0000</c>.</summary>
    [RegularExpression(AlarmState.Moment)]
    public required string EventTime { get; init; }

    /// <summary>The version of the record's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>The region of the repository.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string AwsRegion { get; init; }

    /// <summary>The references that changed.</summary>
    [JsonPropertyName("codecommit")]
    public required CodeCommitReferences CodeCommit { get; init; }

    /// <summary>The name of the trigger.</summary>
    [StringLength(256)]
    public string? EventTriggerName { get; init; }

    /// <summary>The identifier of the trigger.</summary>
    [StringLength(128)]
    public string? EventTriggerConfigId { get; init; }

    /// <summary>Which part of the event this is, from 1.</summary>
    public int? EventPartNumber { get; init; }

    /// <summary>How many parts there are.</summary>
    public int? EventTotalParts { get; init; }

    /// <summary>Who did it.</summary>
    [JsonPropertyName("userIdentityARN"), StringLength(2048)]
    public string? UserIdentityArn { get; init; }

    /// <summary>What the trigger is configured to tell the function.</summary>
    [StringLength(4096)]
    public string? CustomData { get; init; }
}

/// <summary>The references that changed.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeCommitReferences
{
    /// <summary>The references.</summary>
    public required ImmutableArray<CodeCommitReference> References { get; init; }
}

/// <summary>A reference that changed.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CodeCommitReference
{
    /// <summary>The commit.</summary>
    [RegularExpression("[0-9a-f]{1,64}")]
    public required string Commit { get; init; }

    /// <summary>Its name: <c>refs/heads/main</c>.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public required string Ref { get; init; }

    /// <summary>Whether it is new.</summary>
    public bool? Created { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool? Deleted { get; init; }
}
