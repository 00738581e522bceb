using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>
/// A request from an HTTP API of Amazon API Gateway with payload format 2.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
/// A function URL sends the same format; <see cref="FunctionUrl{T}"/> is the name for it.
/// </summary>
/// <typeparam name="T">What is asked for: body, path, query and headers.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2<T>
    where T : class, IEventContract<T>
{
    /// <summary>The format.</summary>
    [AllowedValues("2.0")]
    public required string Version { get; init; }

    /// <summary>The route, <c>GET /orders/{id}</c> or <c>$default</c>.</summary>
    public required string RouteKey { get; init; }

    /// <summary>The path as it was asked for.</summary>
    public required string RawPath { get; init; }

    /// <summary>The query as it was asked for. What is bound is read from here: the service joins parameters of one name with commas elsewhere.</summary>
    [HttpPart(HttpPart.RawQuery)]
    public required string RawQueryString { get; init; }

    /// <summary>The cookies, each <c>name=value</c>.</summary>
    public ImmutableArray<string>? Cookies { get; init; }

    /// <summary>The headers; several of one name are joined with commas.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The query, decoded; several parameters of one name are joined with commas.</summary>
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The parameters of the path.</summary>
    [HttpPart(HttpPart.PathParameters)]
    public ImmutableDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the request.</summary>
    public required ApiV2Context RequestContext { get; init; }

    /// <summary>Whether the body is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>What is asked for.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}

/// <summary>What API Gateway, or a function URL, knows of a request, in format 2.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Context
{
    /// <summary>The account of the API; for a function URL that of the caller, or <c>anonymous</c>.</summary>
    public string? AccountId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>Who was found to ask, if somebody looked.</summary>
    public ApiV2Authorizer? Authorizer { get; init; }

    /// <summary>The certificate of a caller who has one.</summary>
    public ApiV2Authentication? Authentication { get; init; }

    /// <summary>The host name that was asked.</summary>
    public string? DomainName { get; init; }

    /// <summary>The first part of that name.</summary>
    public string? DomainPrefix { get; init; }

    /// <summary>The request.</summary>
    public required ApiV2Http Http { get; init; }

    /// <summary>The request's number.</summary>
    public required string RequestId { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>When, in milliseconds since 1970.</summary>
    public long? TimeEpoch { get; init; }
}

/// <summary>The request line and the sender, in format 2.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Http
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The protocol, <c>HTTP/1.1</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The address of the sender.</summary>
    public required string SourceIp { get; init; }

    /// <summary>The header User-Agent.</summary>
    public string? UserAgent { get; init; }
}

/// <summary>The certificate of a caller, in format 2.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Authentication
{
    /// <summary>The certificate.</summary>
    public ClientCertificate? ClientCert { get; init; }
}

/// <summary>Who was found to ask, in format 2.0: one of the three, by the kind of the authorizer.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Authorizer
{
    /// <summary>Of a JWT authorizer.</summary>
    public ApiV2Jwt? Jwt { get; init; }

    /// <summary>Of a Lambda authorizer: the context that it returned, in the shape that it chose.</summary>
    public AnyJson? Lambda { get; init; }

    /// <summary>Of a signed request.</summary>
    public ApiV2Iam? Iam { get; init; }
}

/// <summary>A token that was checked (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Jwt
{
    /// <summary>What the token says. The gateway writes strings; local stand-ins of it also write numbers and lists.</summary>
    public AnyJson? Claims { get; init; }

    /// <summary>What the token allows.</summary>
    public ImmutableArray<string>? Scopes { get; init; }
}

/// <summary>Who signed a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2Iam
{
    /// <summary>The access key's number.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The caller.</summary>
    public string? CallerId { get; init; }

    /// <summary>The identity of Amazon Cognito.</summary>
    public ApiV2CognitoIdentity? CognitoIdentity { get; init; }

    /// <summary>The organisation.</summary>
    public string? PrincipalOrgId { get; init; }

    /// <summary>The caller's ARN.</summary>
    public string? UserArn { get; init; }

    /// <summary>The user.</summary>
    public string? UserId { get; init; }
}

/// <summary>An identity of Amazon Cognito that signed a request.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV2CognitoIdentity
{
    /// <summary>How it was authenticated.</summary>
    public ImmutableArray<string>? Amr { get; init; }

    /// <summary>The identity.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The identity pool.</summary>
    public string? IdentityPoolId { get; init; }
}
