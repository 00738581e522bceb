using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Asks a Lambda authorizer of a GraphQL API of AWS AppSync whether a request may pass
/// (https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-lambda-authorization).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncAuthorizer
{
    /// <summary>The token.</summary>
    public required string AuthorizationToken { get; init; }

    /// <summary>The request.</summary>
    public required AppSyncAuthorizerContext RequestContext { get; init; }

    /// <summary>The headers.</summary>
    public ImmutableDictionary<string, string>? RequestHeaders { get; init; }
}

/// <summary>A request that an authorizer of AppSync is asked about.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncAuthorizerContext
{
    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The account of the API.</summary>
    public required string AccountId { get; init; }

    /// <summary>The request's number.</summary>
    public required string RequestId { get; init; }

    /// <summary>The query in GraphQL.</summary>
    [StringLength(1024 * 1024)]
    public required string QueryString { get; init; }

    /// <summary>The name of the operation.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables of the request.</summary>
    public AnyJson? Variables { get; init; }
}

/// <summary>Asks a Lambda authorizer of an AppSync Event API whether one may connect, publish or subscribe
/// (https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncEventsAuthorizer
{
    /// <summary>The token.</summary>
    public required string AuthorizationToken { get; init; }

    /// <summary>The request.</summary>
    public required AppSyncEventsAuthorizerContext RequestContext { get; init; }

    /// <summary>The headers.</summary>
    public ImmutableDictionary<string, string>? RequestHeaders { get; init; }
}

/// <summary>A request that an authorizer of an Event API is asked about.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncEventsAuthorizerContext
{
    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The account of the API.</summary>
    public required string AccountId { get; init; }

    /// <summary>The request's number.</summary>
    public required string RequestId { get; init; }

    /// <summary>What is asked for.</summary>
    [AllowedValues("EVENT_CONNECT", "EVENT_PUBLISH", "EVENT_SUBSCRIBE")]
    public required string Operation { get; init; }

    /// <summary>The namespace; not there for a connection.</summary>
    public string? ChannelNamespaceName { get; init; }

    /// <summary>The channel; not there for a connection.</summary>
    public string? Channel { get; init; }
}
