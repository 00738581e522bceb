using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>
/// A request from an Application Load Balancer (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer).
/// The target group decides whether headers and query come as lists. The query is not decoded.
/// </summary>
/// <typeparam name="T">What is asked for: body, query and headers.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Alb<T>
    where T : class, IEventContract<T>
{
    /// <summary>What the balancer knows of the request.</summary>
    public required AlbContext RequestContext { get; init; }

    /// <summary>The method.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The headers, of each the last one.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, all of them.</summary>
    [HttpPart(HttpPart.HeaderLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    /// <summary>The query, of each parameter the last one, with its percent signs.</summary>
    [HttpPart(HttpPart.EncodedQuery)]
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query, all of it, with its percent signs.</summary>
    [HttpPart(HttpPart.EncodedQueryLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>Whether the body is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>What is asked for. The checks that a balancer makes of its targets have no body.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}

/// <summary>What the load balancer knows of a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlbContext
{
    /// <summary>The balancer's part.</summary>
    public required AlbTarget Elb { get; init; }
}

/// <summary>Where the load balancer sent a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlbTarget
{
    /// <summary>The target group.</summary>
    [RegularExpression("^arn:[^:]+:elasticloadbalancing:[!-~]+$")]
    public required string TargetGroupArn { get; init; }
}
