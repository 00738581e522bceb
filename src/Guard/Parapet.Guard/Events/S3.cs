using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// Notifications of a bucket (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html), also through a queue or a topic. To those, S3 sends a test
/// message when notifications are set up (https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-enable-disable-notification-intro.html): it is read as no records and
/// <see cref="TestEvent"/>, so that a loop over the records does nothing and the message is deleted.
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3
{
    /// <summary>What happened. Empty only in a test message.</summary>
    [JsonPropertyName("Records"), Length(1, 1000)]
    public required ImmutableArray<S3Record> Records { get; init; }

    /// <summary>The test message, if this is one.</summary>
    [JsonIgnore]
    public S3TestEvent? TestEvent { get; init; }

    static bool IEventContract<S3>.ReadDelivered<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out S3? value)
    {
        // Looked for first, because what is no test message must not cost a list of violations.
        if (utf8.IndexOf("\"s3:TestEvent\""u8) >= 0)
        {
            var reasons = new Violations(1);
            if (S3TestEvent.ReadText<TMode>(utf8, level, ref reasons, out var test))
            {
                value = test is null ? null : new S3 { Records = [], TestEvent = test };
                return true;
            }
        }

        return ReadText<TMode>(utf8, level, ref violations, out value);
    }
}

/// <summary>What S3 sends to a queue or topic when notifications are set up.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3TestEvent
{
    /// <summary>Always <c>Amazon S3</c>.</summary>
    [JsonPropertyName("Service"), AllowedValues("Amazon S3")]
    public required string Service { get; init; }

    /// <summary>Always <c>s3:TestEvent</c>.</summary>
    [JsonPropertyName("Event"), AllowedValues("s3:TestEvent")]
    public required string Event { get; init; }

    /// <summary>When it was sent.</summary>
    [JsonPropertyName("Time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The name of the bucket.</summary>
    [JsonPropertyName("Bucket"), StringLength(255, MinimumLength = 1)]
    public required string Bucket { get; init; }
}

/// <summary>What happened to one object.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3Record
{
    /// <summary>The version of the record's form, 2.x.</summary>
    [RegularExpression(@"2\.[0-9]{1,3}")]
    public required string EventVersion { get; init; }

    /// <summary>Always <c>aws:s3</c>.</summary>
    [AllowedValues("aws:s3")]
    public required string EventSource { get; init; }

    /// <summary>The region of the bucket.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string AwsRegion { get; init; }

    /// <summary>When S3 was done with the request.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>What happened: <c>ObjectCreated:Put</c>.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string EventName { get; init; }

    /// <summary>Who did it.</summary>
    public S3Identity? UserIdentity { get; init; }

    /// <summary>Where the request came from.</summary>
    public S3RequestParameters? RequestParameters { get; init; }

    /// <summary>What names the request to AWS's support.</summary>
    [MaxLength(16)]
    public ImmutableDictionary<string, string>? ResponseElements { get; init; }

    /// <summary>The bucket and the object.</summary>
    public required S3Entity S3 { get; init; }

    /// <summary>About a restored object.</summary>
    public S3GlacierEventData? GlacierEventData { get; init; }

    /// <summary>About a replicated object.</summary>
    public S3ReplicationEventData? ReplicationEventData { get; init; }

    /// <summary>About an object that a lifecycle rule moved.</summary>
    public S3LifecycleEventData? LifecycleEventData { get; init; }

    /// <summary>About an object that Intelligent-Tiering moved.</summary>
    public S3IntelligentTieringEventData? IntelligentTieringEventData { get; init; }
}

/// <summary>Who did something, or whose something is.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3Identity
{
    /// <summary>The identifier of a user, role or account.</summary>
    [StringLength(512)]
    public required string PrincipalId { get; init; }
}

/// <summary>Where a request came from.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3RequestParameters
{
    /// <summary>The address, or the name of a service of AWS.</summary>
    [JsonPropertyName("sourceIPAddress"), StringLength(128)]
    public string? SourceIpAddress { get; init; }
}

/// <summary>The bucket and the object of a notification.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3Entity
{
    /// <summary>The version of this part's form: <c>1.0</c>.</summary>
    [StringLength(16)]
    public string? S3SchemaVersion { get; init; }

    /// <summary>The identifier of the notification's configuration.</summary>
    [StringLength(255)]
    public string? ConfigurationId { get; init; }

    /// <summary>The bucket.</summary>
    public required S3Bucket Bucket { get; init; }

    /// <summary>The object.</summary>
    public required S3Object Object { get; init; }
}

/// <summary>A bucket.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3Bucket
{
    /// <summary>Its name.</summary>
    [StringLength(255, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public S3Identity? OwnerIdentity { get; init; }

    /// <summary>Its ARN.</summary>
    [StringLength(2048)]
    public string? Arn { get; init; }
}

/// <summary>An object.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3Object
{
    /// <summary>Its key as it is sent: encoded as in a URL, blanks as <c>+</c>.</summary>
    [StringLength(3072, MinimumLength = 1)]
    public required string Key { get; init; }

    /// <summary>Its key as S3 knows it. A key is a name that a user chose: it is no path, and may hold <c>..</c> and anything else.</summary>
    public string DecodedKey => WebUtility.UrlDecode(Key);

    /// <summary>Its size in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long? Size { get; init; }

    /// <summary>Its entity tag.</summary>
    [StringLength(256)]
    public string? ETag { get; init; }

    /// <summary>Its version, where the bucket keeps versions.</summary>
    [StringLength(1024)]
    public string? VersionId { get; init; }

    /// <summary>A hexadecimal number that orders the events of one key.</summary>
    [StringLength(256)]
    public string? Sequencer { get; init; }
}

/// <summary>About a restored object.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3GlacierEventData
{
    /// <summary>About the restored copy.</summary>
    public S3RestoreEventData? RestoreEventData { get; init; }
}

/// <summary>About a restored copy.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3RestoreEventData
{
    /// <summary>When the copy goes.</summary>
    public DateTimeOffset? LifecycleRestorationExpiryTime { get; init; }

    /// <summary>From where it was restored.</summary>
    [StringLength(64)]
    public string? LifecycleRestoreStorageClass { get; init; }
}

/// <summary>About a replicated object.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ReplicationEventData
{
    /// <summary>The rule that replicates it.</summary>
    [StringLength(255)]
    public string? ReplicationRuleId { get; init; }

    /// <summary>The ARN of the bucket that it goes to.</summary>
    [StringLength(2048)]
    public string? DestinationBucket { get; init; }

    /// <summary>What was done.</summary>
    [StringLength(128)]
    public string? S3Operation { get; init; }
}

/// <summary>About an object that a lifecycle rule moved.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3LifecycleEventData
{
    /// <summary>Where it is now.</summary>
    public S3TransitionEventData? TransitionEventData { get; init; }
}

/// <summary>Where an object is after a transition.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3TransitionEventData
{
    /// <summary>The storage class.</summary>
    [StringLength(64)]
    public string? DestinationStorageClass { get; init; }
}

/// <summary>About an object that Intelligent-Tiering moved.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3IntelligentTieringEventData
{
    /// <summary>The access tier.</summary>
    [StringLength(64)]
    public string? DestinationAccessTier { get; init; }
}
