using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>
/// A request from a REST API of Amazon API Gateway, or from an HTTP API with payload format 1.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
/// </summary>
/// <typeparam name="T">What is asked for: body, path, query and headers.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV1<T>
    where T : class, IEventContract<T>
{
    /// <summary>The format; REST APIs do not say it.</summary>
    [AllowedValues("1.0")]
    public string? Version { get; init; }

    /// <summary>The resource's path with its parameters, <c>/orders/{id}</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The path as it was asked for.</summary>
    public required string Path { get; init; }

    /// <summary>The method.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>The headers, of each the last one. Null when the console tests the API.</summary>
    [HttpPart(HttpPart.Headers)]
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The headers, all of them.</summary>
    [HttpPart(HttpPart.HeaderLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueHeaders { get; init; }

    /// <summary>The query, decoded, of each parameter the last one.</summary>
    [HttpPart(HttpPart.Query)]
    public ImmutableDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>The query, decoded, all of it.</summary>
    [HttpPart(HttpPart.QueryLists)]
    public ImmutableDictionary<string, ImmutableArray<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>The parameters of the path.</summary>
    [HttpPart(HttpPart.PathParameters)]
    public ImmutableDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The variables of the stage.</summary>
    public ImmutableDictionary<string, string>? StageVariables { get; init; }

    /// <summary>What the gateway knows of the request.</summary>
    public required ApiV1Context RequestContext { get; init; }

    /// <summary>Whether the body is written in base64.</summary>
    [HttpPart(HttpPart.IsBase64)]
    public required bool IsBase64Encoded { get; init; }

    /// <summary>What is asked for.</summary>
    [HttpPart(HttpPart.Body), JsonPropertyName("body")]
    public required T Request { get; init; }
}

/// <summary>What API Gateway knows of a request, in format 1.0.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV1Context
{
    /// <summary>The account of the API.</summary>
    public string? AccountId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The request's number.</summary>
    public required string RequestId { get; init; }

    /// <summary>A second number, which the service's support asks for.</summary>
    public string? ExtendedRequestId { get; init; }

    /// <summary>Who asks.</summary>
    public required ApiV1Identity Identity { get; init; }

    /// <summary>What the authorizer said: claims of a user pool, or the context of a function. Its shape is the authorizer's.</summary>
    public AnyJson? Authorizer { get; init; }

    /// <summary>The host name that was asked.</summary>
    public string? DomainName { get; init; }

    /// <summary>The path as it was asked for, with the stage.</summary>
    public string? Path { get; init; }

    /// <summary>The resource.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource's path with its parameters.</summary>
    public string? ResourcePath { get; init; }

    /// <summary>The protocol, <c>HTTP/1.1</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>When, in milliseconds since 1970.</summary>
    public long? RequestTimeEpoch { get; init; }
}

/// <summary>Who sent a request, in format 1.0. What is not known is null.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ApiV1Identity
{
    /// <summary>The address; words instead of it when the console tests the API.</summary>
    public required string SourceIp { get; init; }

    /// <summary>The header User-Agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The account of the signed caller.</summary>
    public string? AccountId { get; init; }

    /// <summary>The signed caller.</summary>
    public string? Caller { get; init; }

    /// <summary>The signed caller's principal.</summary>
    public string? User { get; init; }

    /// <summary>The signed caller's ARN.</summary>
    public string? UserArn { get; init; }

    /// <summary>The organisation of the signed caller.</summary>
    public string? PrincipalOrgId { get; init; }

    /// <summary>The number of the API key that was used.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>The identity of Amazon Cognito.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The identity pool.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>Whether that identity is <c>authenticated</c>.</summary>
    public string? CognitoAuthenticationType { get; init; }

    /// <summary>The certificate of a caller who has one.</summary>
    public ClientCertificate? ClientCert { get; init; }
}

/// <summary>The certificate with which a caller opened the connection (https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ClientCertificate
{
    /// <summary>The certificate in PEM.</summary>
    public string? ClientCertPem { get; init; }

    /// <summary>Whom it names.</summary>
    [JsonPropertyName("subjectDN")]
    public string? SubjectDn { get; init; }

    /// <summary>Who signed it.</summary>
    [JsonPropertyName("issuerDN")]
    public string? IssuerDn { get; init; }

    /// <summary>Its number.</summary>
    public string? SerialNumber { get; init; }
}
