using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>A request from Amazon VPC Lattice with event structure V2 (https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html#receive-event-from-service).</summary>
/// <typeparam name="T">What is asked for: body, query and headers.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LatticeV2<T>
    where T : class, IEventContract<T>
{
    /// <summary>The format.</summary>
    [AllowedValues("2.0")]
    public required string Version { get; init; }

    /// <summary>The path, with its query.</summary>
    public required string Path { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The headers.</summary>
    [HttpPart(HttpPart.HeaderLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? Headers { get; init; }

    /// <summary>The query.</summary>
    [HttpPart(HttpPart.QueryLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? QueryStringParameters { get; init; }

    /// <summary>What the service knows of the request.</summary>
    public required LatticeV2Context RequestContext { get; init; }

    /// <summary>Whether the body is written in base64; may be left out where there is none.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public bool? IsBase64Encoded { get; init; }

    /// <summary>What is asked for.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}

/// <summary>What VPC Lattice knows of a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LatticeV2Context
{
    /// <summary>The service network through which it came.</summary>
    public string? ServiceNetworkArn { get; init; }

    /// <summary>The service that was asked.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>The target group.</summary>
    public required string TargetGroupArn { get; init; }

    /// <summary>Who asks.</summary>
    public LatticeV2Identity? Identity { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>When, in microseconds since 1970.</summary>
    [RegularExpression("^[0-9]+$")]
    public string? TimeEpoch { get; init; }
}

/// <summary>Who asks a service of VPC Lattice.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LatticeV2Identity
{
    /// <summary>The network from which the request came.</summary>
    public string? SourceVpcArn { get; init; }

    /// <summary><c>AWS_IAM</c> when the request is signed.</summary>
    public string? Type { get; init; }

    /// <summary>Who signed it.</summary>
    public string? Principal { get; init; }

    /// <summary>The organisation of who signed it.</summary>
    [JsonPropertyName("principalOrgID")]
    public string? PrincipalOrgId { get; init; }

    /// <summary>The session of who signed it.</summary>
    public string? SessionName { get; init; }

    /// <summary>The subject of a certificate of IAM Roles Anywhere.</summary>
    [JsonPropertyName("x509SubjectCn")]
    public string? X509SubjectCn { get; init; }

    /// <summary>A name of a host in it.</summary>
    [JsonPropertyName("x509SanDns")]
    public string? X509SanDns { get; init; }
}
