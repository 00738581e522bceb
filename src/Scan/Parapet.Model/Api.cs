using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>An API in front of functions: API Gateway REST, HTTP or WebSocket, or AppSync.</summary>
public sealed record Api
{
    /// <summary>The API's resource.</summary>
    public required Resource Resource { get; init; }

    /// <summary>What kind of API it is.</summary>
    public required ApiKind Kind { get; init; }

    /// <summary>Whether it can be reached only from inside a VPC (REST endpoint type <c>PRIVATE</c>).</summary>
    public required Resolved<bool> IsPrivate { get; init; }

    /// <summary>The API's resource policy, when it has one.</summary>
    public required PolicyDocument? Policy { get; init; }

    /// <summary>Its routes or methods.</summary>
    public required ImmutableArray<Route> Routes { get; init; }

    /// <summary>Set when the routes, or some of them, are unknown (a definition in S3, a body behind a macro).</summary>
    public required Unknown? RoutesUnknown { get; init; }

    /// <summary>Its stages.</summary>
    public required ImmutableArray<Resource> Stages { get; init; }
}

/// <summary>The kinds of API.</summary>
public enum ApiKind
{
    /// <summary>API Gateway REST API (v1).</summary>
    Rest,

    /// <summary>API Gateway HTTP API (v2).</summary>
    Http,

    /// <summary>API Gateway WebSocket API (v2).</summary>
    WebSocket,

    /// <summary>AppSync GraphQL API.</summary>
    GraphQL,
}

/// <summary>One method of one path.</summary>
public sealed record Route
{
    /// <summary>The resource it stands in: a method, a route, or the API whose body defines it.</summary>
    public required Resource Resource { get; init; }

    /// <summary>Where the route stands.</summary>
    public required Location At { get; init; }

    /// <summary>The HTTP method in capitals, or <c>ANY</c>; the route key for WebSocket.</summary>
    public required string Method { get; init; }

    /// <summary>The path, such as <c>/orders/{id}</c>, or <c>$default</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>NONE</c>, <c>AWS_IAM</c>, <c>CUSTOM</c>, <c>COGNITO_USER_POOLS</c> or <c>JWT</c>; absent counts as <c>NONE</c>.</summary>
    public required Resolved<string> Authorization { get; init; }

    /// <summary>Whether callers must send an API key (which identifies, but does not authenticate).</summary>
    public required Resolved<bool> ApiKeyRequired { get; init; }

    /// <summary>Whether API Gateway validates the request before it invokes the function; absent for kinds that cannot.</summary>
    public required Resolved<bool> Validated { get; init; }

    /// <summary>The functions that the route invokes.</summary>
    public required ImmutableArray<string> FunctionIds { get; init; }

    /// <summary>The template condition under which the route exists; null for always.</summary>
    public required string? When { get; init; }
}
