using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Asks a Lambda authorizer of a REST API whether a token is good (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record TokenAuthorizer
{
    /// <summary>The kind of the authorizer.</summary>
    [AllowedValues("TOKEN")]
    public required string Type { get; init; }

    /// <summary>The header that is the token.</summary>
    public required string AuthorizationToken { get; init; }

    /// <summary>What is asked for: <c>arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}</c>.</summary>
    [RegularExpression("^arn:[^:]+:execute-api:.*$")]
    public required string MethodArn { get; init; }
}

/// <summary>
/// Asks a Lambda authorizer whether a request may pass: of a REST API, or of an HTTP API with payload format 1.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).
/// </summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record RequestAuthorizer
{
    /// <summary>The format; REST APIs do not say it.</summary>
    [AllowedValues("1.0")]
    public string? Version { get; init; }

    /// <summary>The kind of the authorizer.</summary>
    [AllowedValues("REQUEST")]
    public required string Type { get; init; }

    /// <summary>What is asked for.</summary>
    [RegularExpression("^arn:[^:]+:execute-api:.*$")]
    public required string MethodArn { get; init; }

    /// <summary>The values of the identity sources, with commas; only from HTTP APIs.</summary>
    public string? IdentitySource { get; init; }

    /// <summary>The same; only from HTTP APIs.</summary>
    public string? AuthorizationToken { get; init; }

    /// <summary>The resource's path with its parameters.</summary>
    public required string Resource { get; init; }

    /// <summary>The path as it was asked for.</summary>
    public required string Path { get; init; }

    /// <summary>The method.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>The headers, of each the last one.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, all of them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    /// <summary>The query, of each parameter the last one.</summary>
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query, all of it.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The parameters of the path.</summary>
    public ImmutableDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the request.</summary>
    public required ApiV1Context RequestContext { get; init; }
}

/// <summary>Asks a Lambda authorizer of an HTTP API whether a request may pass, with payload format 2.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record RequestAuthorizerV2
{
    /// <summary>The format.</summary>
    [AllowedValues("2.0")]
    public required string Version { get; init; }

    /// <summary>The kind of the authorizer.</summary>
    [AllowedValues("REQUEST")]
    public required string Type { get; init; }

    /// <summary>What is asked for.</summary>
    [RegularExpression("^arn:[^:]+:execute-api:.*$")]
    public required string RouteArn { get; init; }

    /// <summary>The values of the identity sources, if there are any.</summary>
    public ImmutableArray<string>? IdentitySource { get; init; }

    /// <summary>The route.</summary>
    public required string RouteKey { get; init; }

    /// <summary>The path as it was asked for.</summary>
    public required string RawPath { get; init; }

    /// <summary>The query as it was asked for.</summary>
    public required string RawQueryString { get; init; }

    /// <summary>The cookies, each <c>name=value</c>.</summary>
    public ImmutableArray<string>? Cookies { get; init; }

    /// <summary>The headers; several of one name are joined with commas.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The query; several parameters of one name are joined with commas.</summary>
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The parameters of the path.</summary>
    public ImmutableDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the request.</summary>
    public required ApiV2Context RequestContext { get; init; }
}

/// <summary>Asks a Lambda authorizer of a WebSocket API whether a connection may open
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record WebSocketAuthorizer
{
    /// <summary>The kind of the authorizer.</summary>
    [AllowedValues("REQUEST")]
    public required string Type { get; init; }

    /// <summary>What is asked for.</summary>
    [RegularExpression("^arn:[^:]+:execute-api:.*$")]
    public required string MethodArn { get; init; }

    /// <summary>The headers, of each the last one.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, all of them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    /// <summary>The query, of each parameter the last one.</summary>
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query, all of it.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the connection.</summary>
    public required WebSocketContext RequestContext { get; init; }
}
