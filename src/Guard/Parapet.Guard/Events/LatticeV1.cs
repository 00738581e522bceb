using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>A request from Amazon VPC Lattice with event structure V1 (https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html#receive-event-from-service).</summary>
/// <typeparam name="T">What is asked for: body, query and headers.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LatticeV1<T>
    where T : class, IEventContract<T>
{
    /// <summary>The path as it was asked for.</summary>
    [JsonPropertyName("raw_path")]
    public required string RawPath { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The headers; several of one name are joined with commas.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The query, of each parameter one.</summary>
    [HttpPart(HttpPart.Query), JsonPropertyName("query_string_parameters")]
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>Whether the body is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64), JsonPropertyName("is_base64_encoded")]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>What is asked for.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}
