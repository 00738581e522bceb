using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Parapet.Guard.Events;

/// <summary>A task of S3 Batch Operations, schema 1.0 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3BatchV1
{
    /// <summary>Always <c>1.0</c>.</summary>
    [AllowedValues("1.0")]
    public required string InvocationSchemaVersion { get; init; }

    /// <summary>Goes into the answer.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string InvocationId { get; init; }

    /// <summary>The job.</summary>
    public required S3BatchJob Job { get; init; }

    /// <summary>What is to be done; the service sends one task at a time.</summary>
    [Length(1, 1000)]
    public required ImmutableArray<S3BatchTaskV1> Tasks { get; init; }
}

/// <summary>A task of S3 Batch Operations, schema 2.0: with arguments of the job, and names of buckets instead of ARNs.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3BatchV2
{
    /// <summary>Always <c>2.0</c>.</summary>
    [AllowedValues("2.0")]
    public required string InvocationSchemaVersion { get; init; }

    /// <summary>Goes into the answer.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string InvocationId { get; init; }

    /// <summary>The job.</summary>
    public required S3BatchJob Job { get; init; }

    /// <summary>What is to be done; the service sends one task at a time.</summary>
    [Length(1, 1000)]
    public required ImmutableArray<S3BatchTaskV2> Tasks { get; init; }
}

/// <summary>A job of S3 Batch Operations.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3BatchJob
{
    /// <summary>Its identifier.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>What whoever made the job tells the function; since schema 2.0.</summary>
    public ImmutableDictionary<string, string>? UserArguments { get; init; }
}

/// <summary>One object to work on, schema 1.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3BatchTaskV1
{
    /// <summary>Goes into the answer.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string TaskId { get; init; }

    /// <summary>The key of the object, encoded as in a URL.</summary>
    [StringLength(3072, MinimumLength = 1)]
    public required string S3Key { get; init; }

    /// <summary>The key as S3 knows it. It is no path, and may hold <c>..</c> and anything else.</summary>
    public string DecodedKey => WebUtility.UrlDecode(S3Key);

    /// <summary>The version of the object.</summary>
    [StringLength(1024)]
    public string? S3VersionId { get; init; }

    /// <summary>The ARN of the bucket.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string S3BucketArn { get; init; }
}

/// <summary>One object to work on, schema 2.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3BatchTaskV2
{
    /// <summary>Goes into the answer.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string TaskId { get; init; }

    /// <summary>The key of the object, encoded as in a URL.</summary>
    [StringLength(3072, MinimumLength = 1)]
    public required string S3Key { get; init; }

    /// <summary>The key as S3 knows it. It is no path, and may hold <c>..</c> and anything else.</summary>
    public string DecodedKey => WebUtility.UrlDecode(S3Key);

    /// <summary>The version of the object.</summary>
    [StringLength(1024)]
    public string? S3VersionId { get; init; }

    /// <summary>The name of the bucket.</summary>
    [StringLength(255, MinimumLength = 1)]
    public required string S3Bucket { get; init; }
}
