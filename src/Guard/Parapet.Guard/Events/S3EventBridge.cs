using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>An object that came into being: <c>EventBridge&lt;S3ObjectCreated&gt;</c> (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectCreated
{
    /// <summary>The bucket.</summary>
    public required S3EventBucket Bucket { get; init; }

    /// <summary>The object, with its size and entity tag.</summary>
    public required S3EventObject Object { get; init; }

    /// <summary>How: <c>PutObject</c>, <c>POST Object</c>, <c>CopyObject</c>, <c>CompleteMultipartUpload</c>. Never what S3 says of objects that are gone.</summary>
    [StringLength(128, MinimumLength = 1), DeniedValues("DeleteObject", "Lifecycle Expiration")]
    public required string Reason { get; init; }

    /// <summary>The identifier of the request.</summary>
    [JsonPropertyName("request-id"), StringLength(128)]
    public string? RequestId { get; init; }

    /// <summary>The account or service that asked for it.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Requester { get; init; }

    /// <summary>Where the request came from; null when a service of AWS asked.</summary>
    [JsonPropertyName("source-ip-address"), StringLength(128)]
    public string? SourceIpAddress { get; init; }
}

/// <summary>An object that is gone, or has a delete marker: <c>EventBridge&lt;S3ObjectDeleted&gt;</c>.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectDeleted
{
    /// <summary>The bucket.</summary>
    public required S3EventBucket Bucket { get; init; }

    /// <summary>The object.</summary>
    public required S3EventObject Object { get; init; }

    /// <summary>How: <c>DeleteObject</c> or <c>Lifecycle Expiration</c>.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Reason { get; init; }

    /// <summary><c>Permanently Deleted</c> or <c>Delete Marker Created</c>.</summary>
    [JsonPropertyName("deletion-type"), StringLength(128, MinimumLength = 1)]
    public required string DeletionType { get; init; }

    /// <summary>The identifier of the request.</summary>
    [JsonPropertyName("request-id"), StringLength(128)]
    public string? RequestId { get; init; }

    /// <summary>The account or service that asked for it.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Requester { get; init; }

    /// <summary>Where the request came from; null when a service of AWS asked.</summary>
    [JsonPropertyName("source-ip-address"), StringLength(128)]
    public string? SourceIpAddress { get; init; }
}

/// <summary>An archived object of which a copy is being made, or is there: <c>EventBridge&lt;S3ObjectRestored&gt;</c> for <c>Object Restore Initiated</c> and <c>Completed</c>.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectRestored
{
    /// <summary>The bucket.</summary>
    public required S3EventBucket Bucket { get; init; }

    /// <summary>The object.</summary>
    public required S3EventObject Object { get; init; }

    /// <summary>From where it is restored: <c>GLACIER</c>.</summary>
    [JsonPropertyName("source-storage-class"), StringLength(64, MinimumLength = 1)]
    public required string SourceStorageClass { get; init; }

    /// <summary>When the copy goes; null before it is there.</summary>
    [JsonPropertyName("restore-expiry-time")]
    public DateTimeOffset? RestoreExpiryTime { get; init; }

    /// <summary>The identifier of the request.</summary>
    [JsonPropertyName("request-id"), StringLength(128)]
    public string? RequestId { get; init; }

    /// <summary>The account or service that asked for it.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Requester { get; init; }
}

/// <summary>
/// An object of which something else changed: <c>EventBridge&lt;S3ObjectChanged&gt;</c> for expired copies, storage classes, access tiers, tags and access control lists. What
/// changed is the event's <see cref="EventBridge{T}.DetailType"/>.
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectChanged
{
    /// <summary>The bucket.</summary>
    public required S3EventBucket Bucket { get; init; }

    /// <summary>The object.</summary>
    public required S3EventObject Object { get; init; }

    /// <summary>The storage class that it moved to.</summary>
    [JsonPropertyName("destination-storage-class"), StringLength(64)]
    public string? DestinationStorageClass { get; init; }

    /// <summary>The access tier that it moved to.</summary>
    [JsonPropertyName("destination-access-tier"), StringLength(64)]
    public string? DestinationAccessTier { get; init; }

    /// <summary>The identifier of the request.</summary>
    [JsonPropertyName("request-id"), StringLength(128)]
    public string? RequestId { get; init; }

    /// <summary>The account or service that asked for it.</summary>
    [StringLength(256)]
    public string? Requester { get; init; }

    /// <summary>Where the request came from; null when a service of AWS asked.</summary>
    [JsonPropertyName("source-ip-address"), StringLength(128)]
    public string? SourceIpAddress { get; init; }
}

/// <summary>A bucket.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3EventBucket
{
    /// <summary>Its name.</summary>
    [StringLength(255, MinimumLength = 1)]
    public required string Name { get; init; }
}

/// <summary>An object.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3EventObject
{
    /// <summary>Its key, not encoded. A key is a name that a user chose: it is no path, and may hold <c>..</c> and anything else.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string Key { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long? Size { get; init; }

    /// <summary>Its entity tag.</summary>
    [JsonPropertyName("etag"), StringLength(256)]
    public string? ETag { get; init; }

    /// <summary>Its version, where the bucket keeps versions.</summary>
    [JsonPropertyName("version-id"), StringLength(1024)]
    public string? VersionId { get; init; }

    /// <summary>A hexadecimal number that orders the events of one key.</summary>
    [StringLength(256)]
    public string? Sequencer { get; init; }
}
