using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// A request that Amazon CloudFront shows a Lambda@Edge function: viewer request or origin request
/// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request).
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontRequest
{
    /// <summary>Always one.</summary>
    [Length(1, 1), JsonPropertyName("Records")]
    public required ImmutableArray<CloudFrontRequestRecord> Records { get; init; }
}

/// <summary>The record of a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontRequestRecord
{
    /// <summary>CloudFront's part.</summary>
    public required CloudFrontRequestPart Cf { get; init; }
}

/// <summary>A request and its occasion.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontRequestPart
{
    /// <summary>The occasion.</summary>
    public required CloudFrontRequestConfig Config { get; init; }

    /// <summary>The request.</summary>
    public required CloudFrontHttpRequest Request { get; init; }
}

/// <summary>The occasion of a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontRequestConfig
{
    /// <summary>The host name of the distribution.</summary>
    public required string DistributionDomainName { get; init; }

    /// <summary>The distribution.</summary>
    public required string DistributionId { get; init; }

    /// <summary>The side that calls.</summary>
    [AllowedValues("viewer-request", "origin-request")]
    public required string EventType { get; init; }

    /// <summary>The request's number; in viewer requests only, by some versions of the service in all.</summary>
    public string? RequestId { get; init; }
}

/// <summary>A request as CloudFront describes it.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontHttpRequest
{
    /// <summary>The address of the viewer.</summary>
    public required string ClientIp { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Uri { get; init; }

    /// <summary>The query, not decoded; empty if there is none.</summary>
    public required string Querystring { get; init; }

    /// <summary>The headers by name in small letters.</summary>
    public required ImmutableDictionary<string, ImmutableArray<CloudFrontHeader>> Headers { get; init; }

    /// <summary>The body, where the trigger is set to include it.</summary>
    public CloudFrontBody? Body { get; init; }

    /// <summary>Where CloudFront would ask; only in origin requests and responses.</summary>
    public AnyJson? Origin { get; init; }
}

/// <summary>A header.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontHeader
{
    /// <summary>Its name as it was written.</summary>
    public string? Key { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; init; }
}

/// <summary>A body.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontBody
{
    /// <summary>Whether CloudFront cut it off: at 40 KB for viewer requests, at 1 MB for origin requests.</summary>
    public required bool InputTruncated { get; init; }

    /// <summary>What is done with it.</summary>
    [AllowedValues("read-only", "replace")]
    public required string Action { get; init; }

    /// <summary>How it is written.</summary>
    [AllowedValues("base64", "text")]
    public required string Encoding { get; init; }

    /// <summary>The body.</summary>
    [StringLength(2 * 1024 * 1024)]
    public required string Data { get; init; }
}

/// <summary>
/// A response that Amazon CloudFront shows a Lambda@Edge function: origin response or viewer response
/// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-response).
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontResponse
{
    /// <summary>Always one.</summary>
    [Length(1, 1), JsonPropertyName("Records")]
    public required ImmutableArray<CloudFrontResponseRecord> Records { get; init; }
}

/// <summary>The record of a response.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontResponseRecord
{
    /// <summary>CloudFront's part.</summary>
    public required CloudFrontResponsePart Cf { get; init; }
}

/// <summary>A response, its request and its occasion.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontResponsePart
{
    /// <summary>The occasion.</summary>
    public required CloudFrontResponseConfig Config { get; init; }

    /// <summary>The request.</summary>
    public required CloudFrontHttpRequest Request { get; init; }

    /// <summary>The response.</summary>
    public required CloudFrontHttpResponse Response { get; init; }
}

/// <summary>The occasion of a response.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontResponseConfig
{
    /// <summary>The host name of the distribution.</summary>
    public required string DistributionDomainName { get; init; }

    /// <summary>The distribution.</summary>
    public required string DistributionId { get; init; }

    /// <summary>The side that calls.</summary>
    [AllowedValues("viewer-response", "origin-response")]
    public required string EventType { get; init; }

    /// <summary>The request's number.</summary>
    public string? RequestId { get; init; }
}

/// <summary>A response as CloudFront describes it.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CloudFrontHttpResponse
{
    /// <summary>The status.</summary>
    [RegularExpression("^[1-5][0-9][0-9]$")]
    public required string Status { get; init; }

    /// <summary>Its name.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>The headers by name in small letters.</summary>
    public required ImmutableDictionary<string, ImmutableArray<CloudFrontHeader>> Headers { get; init; }
}
