using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>A request to a function URL (https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads). The format is that of <see cref="ApiV2{T}"/>.</summary>
/// <typeparam name="T">What is asked for: body, query and headers. There are no parameters of the path.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record FunctionUrl<T>
    where T : class, IEventContract<T>
{
    /// <summary>The format.</summary>
    [AllowedValues("2.0")]
    public required string Version { get; init; }

    /// <summary>A function URL has but one route.</summary>
    [AllowedValues("$default")]
    public required string RouteKey { get; init; }

    /// <summary>The path as it was asked for.</summary>
    public required string RawPath { get; init; }

    /// <summary>The query as it was asked for. What is bound is read from here.</summary>
    [HttpPart(HttpPart.RawQuery)]
    public required string RawQueryString { get; init; }

    /// <summary>The cookies, each <c>name=value</c>.</summary>
    public ImmutableArray<string>? Cookies { get; init; }

    /// <summary>The headers; several of one name are joined with commas.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The query, decoded; several parameters of one name are joined with commas.</summary>
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>What Lambda knows of the request.</summary>
    public required ApiV2Context RequestContext { get; init; }

    /// <summary>Whether the body is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>What is asked for.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}
