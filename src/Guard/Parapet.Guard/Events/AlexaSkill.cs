using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A request of a custom skill of Alexa (https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaSkill
{
    /// <summary>The format.</summary>
    [AllowedValues("1.0")]
    public required string Version { get; init; }

    /// <summary>The session; not there for requests outside of one.</summary>
    public AlexaSession? Session { get; init; }

    /// <summary>The device and the skill, in the shape of its interfaces.</summary>
    public required AlexaContext Context { get; init; }

    /// <summary>What is asked for.</summary>
    public required AlexaRequest Request { get; init; }
}

/// <summary>A session with a skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaSession
{
    /// <summary>Whether it begins.</summary>
    public required bool New { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The skill. A skill compares it with its own.</summary>
    public required AlexaApplication Application { get; init; }

    /// <summary>What the skill keeps for the session.</summary>
    public AnyJson? Attributes { get; init; }

    /// <summary>The user.</summary>
    public AlexaUser? User { get; init; }
}

/// <summary>The device and the skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaContext
{
    /// <summary>The device and the skill.</summary>
    [JsonPropertyName("System")]
    public required AlexaSystem System { get; init; }
}

/// <summary>The device and the skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaSystem
{
    /// <summary>The skill. A skill compares it with its own.</summary>
    public required AlexaApplication Application { get; init; }

    /// <summary>The user.</summary>
    public AlexaUser? User { get; init; }

    /// <summary>Where Alexa's own interfaces are.</summary>
    public string? ApiEndpoint { get; init; }

    /// <summary>The token for them.</summary>
    public string? ApiAccessToken { get; init; }
}

/// <summary>A skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaApplication
{
    /// <summary>Its number.</summary>
    public required string ApplicationId { get; init; }
}

/// <summary>A user of a skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaUser
{
    /// <summary>Their number for this skill.</summary>
    public required string UserId { get; init; }

    /// <summary>The token of a linked account.</summary>
    public string? AccessToken { get; init; }
}

/// <summary>What a skill is asked for.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaRequest
{
    /// <summary><c>LaunchRequest</c>, <c>IntentRequest</c>, <c>SessionEndedRequest</c> and others.</summary>
    public required string Type { get; init; }

    /// <summary>The request's number.</summary>
    public required string RequestId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The language.</summary>
    public string? Locale { get; init; }

    /// <summary>What the user wants, of an <c>IntentRequest</c>.</summary>
    public AlexaIntent? Intent { get; init; }
}

/// <summary>What a user of a skill wants.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaIntent
{
    /// <summary>The intent.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the user agreed.</summary>
    public string? ConfirmationStatus { get; init; }

    /// <summary>What was asked for by name.</summary>
    public ImmutableDictionary<string, AlexaSlot>? Slots { get; init; }
}

/// <summary>A slot of a skill.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AlexaSlot
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the user said.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the user agreed.</summary>
    public string? ConfirmationStatus { get; init; }
}
