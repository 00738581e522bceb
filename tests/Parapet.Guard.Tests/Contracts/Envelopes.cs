using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Tests.Contracts;

/// <summary>A contract in each of the ways in which a text can stand in another.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Envelope<T>
    where T : class, IEventContract<T>
{
    [Content]
    public T? Plain { get; init; }

    [Content(Encoding = ContentEncoding.Base64)]
    public T? Coded { get; init; }

    [Content(Encoding = ContentEncoding.GzipBase64)]
    public T? Packed { get; init; }

    [Content(Encoding = ContentEncoding.AttributeValues)]
    public T? Attributes { get; init; }

    public T? Inline { get; init; }

    public string Name { get; init; } = "unnamed";
}

/// <summary>A list of contracts, each a text of its own.</summary>
[EventContract]
public sealed partial record Batch<T>(ImmutableArray<Envelope<T>> Records)
    where T : class, IEventContract<T>;

/// <summary>A request as API Gateway hands it on.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Request<T>
    where T : class, IEventContract<T>
{
    [HttpPart(HttpPart.RawQuery)]
    public string? RawQueryString { get; init; }

    [HttpPart(HttpPart.Query)]
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    [HttpPart(HttpPart.EncodedQueryLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? EncodedQuery { get; init; }

    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    [HttpPart(HttpPart.HeaderLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    [HttpPart(HttpPart.PathParameters)]
    public ImmutableDictionary<string, string>? PathParameters { get; init; }

    [HttpPart(HttpPart.IsBase64)]
    public bool IsBase64Encoded { get; init; }

    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Payload { get; init; }
}

[EventContract]
public sealed partial record CreateOrder
{
    [FromPath]
    public required Guid TenantId { get; init; }

    [FromQuery, Range(1, 100)]
    public int Limit { get; init; } = 10;

    [FromQuery, Length(1, 3)]
    public ImmutableArray<string> Tag { get; init; } = [];

    [FromQuery("exact")]
    public bool? IsExact { get; init; }

    [FromHeader("Idempotency-Key"), StringLength(20, MinimumLength = 4)]
    public required string Key { get; init; }

    [RegularExpression("[A-Z]{2}[0-9]{4}")]
    public required string Sku { get; init; }

    [Range(1, 9)]
    public int Quantity { get; init; } = 1;
}

/// <summary>A request without a body.</summary>
[EventContract]
public sealed partial record FindOrder([FromPath("id")] int Number, [FromQuery] string? After = null);

/// <summary>A text in a text of the same kind.</summary>
[EventContract]
public sealed partial record Russian
{
    [Content]
    public Russian? Plain { get; init; }
}
