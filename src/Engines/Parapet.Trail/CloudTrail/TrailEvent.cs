using System.Collections.Immutable;

namespace Parapet.Trail.CloudTrail;

/// <summary>
/// One event of CloudTrail. Fields that are not listed here are ignored.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </summary>
public sealed record TrailEvent
{
    /// <summary>The identifier that CloudTrail gave the event: equal in every copy of it; empty when there is none.</summary>
    public required string EventId { get; init; }

    /// <summary>When the request completed, in UTC. Of an aggregated event, when its window began.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The service that was called, such as <c>s3.amazonaws.com</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The API operation, such as <c>GetObject</c>; not always the name of an IAM action.</summary>
    public required string Name { get; init; }

    /// <summary>The region that the request was made to, such as <c>eu-west-1</c>; empty when the event names none.</summary>
    public required string Region { get; init; }

    /// <summary>An IP address, or the DNS name of the service that called.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>What the caller said it is.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The error of a call that failed, such as <c>AccessDenied</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The description of that error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Such as <c>AwsApiCall</c>, <c>AwsServiceEvent</c>, <c>AwsConsoleSignIn</c> or <c>AwsVpceEvent</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The kind of event, by <c>eventCategory</c>.</summary>
    public required TrailCategory Category { get; init; }

    /// <summary>Whether the call only read; null when the event does not say.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The account whose trail got the event.</summary>
    public string? RecipientAccount { get; init; }

    /// <summary>The VPC endpoint that the request came through.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>Equal in the events that different accounts got of one call.</summary>
    public string? SharedEventId { get; init; }

    /// <summary>The request's identifier; of an invocation, the one in the function's own log.</summary>
    public string? RequestId { get; init; }

    /// <summary>Who called.</summary>
    public required TrailIdentity Identity { get; init; }

    /// <summary>What the event says was touched; most management events say nothing.</summary>
    public required ImmutableArray<TrailResource> Resources { get; init; }

    /// <summary>The parameters of the request as valid JSON, for whoever needs them to parse; empty when absent or null.</summary>
    public ReadOnlyMemory<byte> RequestParameters { get; init; }

    /// <summary>The elements of the response as valid JSON; empty when absent or null.</summary>
    public ReadOnlyMemory<byte> ResponseElements { get; init; }

    /// <summary>More about the event as valid JSON, such as <c>customerEniId</c> of an invocation; empty when absent or null.</summary>
    public ReadOnlyMemory<byte> AdditionalEventData { get; init; }
}
