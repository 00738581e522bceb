using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>A connection, a message or a farewell of a WebSocket API (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html).</summary>
/// <typeparam name="T">The message. When a connection opens there is none, but headers and query.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record WebSocket<T>
    where T : class, IEventContract<T>
{
    /// <summary>The headers; only when the connection opens or closes.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, all of them.</summary>
    [HttpPart(HttpPart.HeaderLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    /// <summary>The query; only when the connection opens.</summary>
    [HttpPart(HttpPart.Query)]
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query, all of it.</summary>
    [HttpPart(HttpPart.QueryLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the connection.</summary>
    public required WebSocketContext RequestContext { get; init; }

    /// <summary>Whether the message is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>The message.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}

/// <summary>What API Gateway knows of a WebSocket.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record WebSocketContext
{
    /// <summary>The route: <c>$connect</c>, <c>$disconnect</c>, <c>$default</c>, or one of the API's own.</summary>
    public required string RouteKey { get; init; }

    /// <summary>What happened.</summary>
    [AllowedValues("CONNECT", "MESSAGE", "DISCONNECT")]
    public required string EventType { get; init; }

    /// <summary>The connection.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The message's number.</summary>
    public string? MessageId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The host name that was asked; needed for answers.</summary>
    public string? DomainName { get; init; }

    /// <summary>The number of this event.</summary>
    public required string RequestId { get; init; }

    /// <summary>A second number, which the service's support asks for.</summary>
    public string? ExtendedRequestId { get; init; }

    /// <summary>Who is at the other end.</summary>
    public ApiV1Identity? Identity { get; init; }

    /// <summary>What the authorizer said when the connection opened. Its shape is the authorizer's.</summary>
    public AnyJson? Authorizer { get; init; }

    /// <summary>When the connection opened, in milliseconds since 1970.</summary>
    public long? ConnectedAt { get; init; }

    /// <summary>When, in milliseconds since 1970.</summary>
    public long? RequestTimeEpoch { get; init; }

    /// <summary>Why the connection closed, as the other end says (RFC 6455, section 7.4).</summary>
    public int? DisconnectStatusCode { get; init; }
}
