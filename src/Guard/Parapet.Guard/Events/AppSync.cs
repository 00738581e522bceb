using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// A field that AWS AppSync asks a function to resolve directly (https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html,
/// https://docs.aws.amazon.com/appsync/latest/devguide/direct-lambda-reference.html). With a batch size the event is a list of them: <see cref="AppSyncBatch{TArguments}"/>.
/// </summary>
/// <typeparam name="TArguments">The arguments of the field.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSync<TArguments>
    where TArguments : class, IEventContract<TArguments>
{
    /// <summary>The arguments.</summary>
    public required TArguments Arguments { get; init; }

    /// <summary>Who asks; null with an API key.</summary>
    public AppSyncIdentity? Identity { get; init; }

    /// <summary>The parent of the field, in the shape of the schema.</summary>
    public AnyJson? Source { get; init; }

    /// <summary>The request.</summary>
    public AppSyncRequest? Request { get; init; }

    /// <summary>What the function before this one in a pipeline gave.</summary>
    public AppSyncPrevious? Prev { get; init; }

    /// <summary>The field.</summary>
    public required AppSyncInfo Info { get; init; }

    /// <summary>What other functions of a pipeline left.</summary>
    public AnyJson? Stash { get; init; }
}

/// <summary>A field that AWS Amplify asks a function to resolve (https://docs.amplify.aws/gen1/javascript/build-a-backend/graphqlapi/custom-business-logic/).</summary>
/// <typeparam name="TArguments">The arguments of the field.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AmplifyResolver<TArguments>
    where TArguments : class, IEventContract<TArguments>
{
    /// <summary>The type that has the field.</summary>
    public required string TypeName { get; init; }

    /// <summary>The field.</summary>
    public required string FieldName { get; init; }

    /// <summary>The arguments.</summary>
    public required TArguments Arguments { get; init; }

    /// <summary>Who asks; null with an API key.</summary>
    public AppSyncIdentity? Identity { get; init; }

    /// <summary>The parent of the field, in the shape of the schema.</summary>
    public AnyJson? Source { get; init; }

    /// <summary>The request.</summary>
    public AppSyncRequest? Request { get; init; }

    /// <summary>What the function before this one in a pipeline gave.</summary>
    public AppSyncPrevious? Prev { get; init; }
}

/// <summary>Who asks AppSync. Which members are there depends on how they signed in.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncIdentity
{
    /// <summary>The user, of a user pool or of OpenID Connect.</summary>
    public string? Sub { get; init; }

    /// <summary>Who vouches for them.</summary>
    public string? Issuer { get; init; }

    /// <summary>The user's name.</summary>
    public string? Username { get; init; }

    /// <summary>What the token says.</summary>
    public AnyJson? Claims { get; init; }

    /// <summary>The addresses from which the request came.</summary>
    public ImmutableArray<string>? SourceIp { get; init; }

    /// <summary>What is done where a field says nothing: <c>ALLOW</c> or <c>DENY</c>.</summary>
    public string? DefaultAuthStrategy { get; init; }

    /// <summary>The groups of the user.</summary>
    public ImmutableArray<string>? Groups { get; init; }

    /// <summary>The account of who signed the request.</summary>
    public string? AccountId { get; init; }

    /// <summary>Who signed the request.</summary>
    public string? UserArn { get; init; }

    /// <summary>The identity of Amazon Cognito.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The identity pool.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>Whether that identity is <c>authenticated</c>.</summary>
    public string? CognitoIdentityAuthType { get; init; }

    /// <summary>What a Lambda authorizer said, in the shape that it chose.</summary>
    public AnyJson? ResolverContext { get; init; }
}

/// <summary>The request to AppSync.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncRequest
{
    /// <summary>The headers.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The custom host name that was asked.</summary>
    public string? DomainName { get; init; }
}

/// <summary>What the function before this one gave.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncPrevious
{
    /// <summary>The value, in the shape that that function chose.</summary>
    public AnyJson? Result { get; init; }
}

/// <summary>The field that AppSync asks for.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncInfo
{
    /// <summary>The type that has it.</summary>
    public required string ParentTypeName { get; init; }

    /// <summary>Its name.</summary>
    public required string FieldName { get; init; }

    /// <summary>The variables of the request.</summary>
    public AnyJson? Variables { get; init; }

    /// <summary>What is asked for of the result, with slashes between the levels.</summary>
    [MaxLength(10_000)]
    public ImmutableArray<string>? SelectionSetList { get; init; }

    /// <summary>The same, written as GraphQL.</summary>
    [StringLength(1024 * 1024), JsonPropertyName("selectionSetGraphQL")]
    public string? SelectionSetGraphQl { get; init; }
}
