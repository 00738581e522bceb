using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>A route that an event of a function or state machine asks of an API.</summary>
/// <param name="ApiId">The API's resource id; the implicit ones are <c>ServerlessRestApi</c> and <c>ServerlessHttpApi</c> in the stack's scope.</param>
/// <param name="IsHttp">Whether the event is of type <c>HttpApi</c>.</param>
/// <param name="Target">The function (or state machine) resource that was made.</param>
/// <param name="TargetArn">What the integration calls: the function's or its alias's ARN.</param>
/// <param name="Path">The event's <c>Path</c>.</param>
/// <param name="Method">The event's <c>Method</c>, in lower case.</param>
/// <param name="Properties">The event's <c>Properties</c>, with <c>Auth</c> and <c>RequestModel</c>.</param>
/// <param name="At">Where the event stands.</param>
/// <param name="When">The condition under which the event exists; null for always.</param>
internal sealed record EventRoute(
    string ApiId, bool IsHttp, Resource Target, Text TargetArn, string Path, string Method, Value Properties, Location At, string? When)
{
    /// <summary>The SAM function or state machine that has the event.</summary>
    public required Resource Source { get; init; }

    /// <summary>The role with which API Gateway starts a state machine; null for functions.</summary>
    public Value? Credentials { get; init; }
}
