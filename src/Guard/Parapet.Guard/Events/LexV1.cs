using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>A turn of a conversation with Amazon Lex V1 (https://docs.aws.amazon.com/lex/latest/dg/lambda-input-response-format.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV1
{
    /// <summary>The format.</summary>
    [AllowedValues("1.0")]
    public required string MessageVersion { get; init; }

    /// <summary>Why the function is asked.</summary>
    [AllowedValues("DialogCodeHook", "FulfillmentCodeHook")]
    public required string InvocationSource { get; init; }

    /// <summary>The user, as the client application names them.</summary>
    public required string UserId { get; init; }

    /// <summary>What the application keeps for the session.</summary>
    public ImmutableDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>What the application sent with the turn.</summary>
    public ImmutableDictionary<string, string>? RequestAttributes { get; init; }

    /// <summary>The bot.</summary>
    public required LexV1Bot Bot { get; init; }

    /// <summary><c>Text</c> or <c>Voice</c>.</summary>
    public string? OutputDialogMode { get; init; }

    /// <summary>What the user wants.</summary>
    public required LexV1Intent CurrentIntent { get; init; }

    /// <summary>What the user said.</summary>
    public string? InputTranscript { get; init; }
}

/// <summary>A bot of Lex V1.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV1Bot
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its alias; null for <c>$LATEST</c>.</summary>
    public string? Alias { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }
}

/// <summary>What a user of Lex V1 wants.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV1Intent
{
    /// <summary>The intent.</summary>
    public required string Name { get; init; }

    /// <summary>What was asked for by name; null where the user has not said it.</summary>
    public ImmutableDictionary<string, string?>? Slots { get; init; }

    /// <summary>How each slot was understood.</summary>
    public ImmutableDictionary<string, LexV1SlotDetail?>? SlotDetails { get; init; }

    /// <summary>Whether the user agreed.</summary>
    [AllowedValues("None", "Confirmed", "Denied")]
    public required string ConfirmationStatus { get; init; }
}

/// <summary>How a slot was understood.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV1SlotDetail
{
    /// <summary>What it may mean, best first.</summary>
    public ImmutableArray<LexV1Resolution>? Resolutions { get; init; }

    /// <summary>What the user said.</summary>
    public string? OriginalValue { get; init; }
}

/// <summary>What a slot may mean.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV1Resolution
{
    /// <summary>The value.</summary>
    public string? Value { get; init; }
}
