using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>A request that S3 Object Lambda hands to a function (https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-event-context.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectLambda
{
    /// <summary>The identifier of the request.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string XAmzRequestId { get; init; }

    /// <summary>For <c>GetObject</c>: where the object is, and where the answer goes.</summary>
    public S3GetObjectContext? GetObjectContext { get; init; }

    /// <summary>For <c>HeadObject</c>.</summary>
    public S3InputContext? HeadObjectContext { get; init; }

    /// <summary>For <c>ListObjects</c>.</summary>
    public S3InputContext? ListObjectsContext { get; init; }

    /// <summary>For <c>ListObjectsV2</c>.</summary>
    public S3InputContext? ListObjectsV2Context { get; init; }

    /// <summary>The access point.</summary>
    public required S3ObjectLambdaConfiguration Configuration { get; init; }

    /// <summary>What the caller asked for.</summary>
    public required S3UserRequest UserRequest { get; init; }

    /// <summary>Who asked.</summary>
    public required S3CallerIdentity UserIdentity { get; init; }

    /// <summary>The version of the event's form, 1.x.</summary>
    [RegularExpression(@"1\.[0-9]{1,3}")]
    public required string ProtocolVersion { get; init; }
}

/// <summary>Where an object is, and where the answer goes.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3GetObjectContext
{
    /// <summary>A signed address of the object: whoever has it can read the object.</summary>
    [StringLength(16_384, MinimumLength = 1)]
    public required string InputS3Url { get; init; }

    /// <summary>Goes into <c>WriteGetObjectResponse</c>.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string OutputRoute { get; init; }

    /// <summary>Goes into <c>WriteGetObjectResponse</c>.</summary>
    [StringLength(16_384, MinimumLength = 1)]
    public required string OutputToken { get; init; }

    /// <summary>The name of the type: the members are as good as credentials, and must not get into a log.</summary>
    public override string ToString() => nameof(S3GetObjectContext);
}

/// <summary>Where the unchanged answer is.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3InputContext
{
    /// <summary>A signed address: whoever has it can make the request.</summary>
    [StringLength(16_384, MinimumLength = 1)]
    public required string InputS3Url { get; init; }

    /// <summary>The name of the type: the address is as good as credentials, and must not get into a log.</summary>
    public override string ToString() => nameof(S3InputContext);
}

/// <summary>The access point through which a request came.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3ObjectLambdaConfiguration
{
    /// <summary>The ARN of the Object Lambda access point.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string AccessPointArn { get; init; }

    /// <summary>The ARN of the access point beneath it.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string SupportingAccessPointArn { get; init; }

    /// <summary>What the access point is configured to tell the function.</summary>
    [StringLength(65_536)]
    public string? Payload { get; init; }
}

/// <summary>What a caller asked for.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3UserRequest
{
    /// <summary>The address as the caller wrote it.</summary>
    [StringLength(16_384, MinimumLength = 1)]
    public required string Url { get; init; }

    /// <summary>The headers as the caller wrote them.</summary>
    public required ImmutableDictionary<string, string> Headers { get; init; }
}

/// <summary>Who asked (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record S3CallerIdentity
{
    /// <summary>The kind of identity: <c>IAMUser</c>, <c>AssumedRole</c>.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Type { get; init; }

    /// <summary>The identifier of the user or role.</summary>
    [StringLength(512)]
    public string? PrincipalId { get; init; }

    /// <summary>The ARN of the user or session.</summary>
    [StringLength(2048)]
    public string? Arn { get; init; }

    /// <summary>The account.</summary>
    [StringLength(32)]
    public string? AccountId { get; init; }

    /// <summary>The access key that signed the request.</summary>
    [StringLength(128)]
    public string? AccessKeyId { get; init; }

    /// <summary>The name of the user.</summary>
    [StringLength(128)]
    public string? UserName { get; init; }

    /// <summary>The session of a role, in CloudTrail's form.</summary>
    public AnyJson? SessionContext { get; init; }
}
