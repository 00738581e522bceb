using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>A turn of a conversation with Amazon Lex V2 (https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2
{
    /// <summary>The format.</summary>
    [AllowedValues("1.0")]
    public required string MessageVersion { get; init; }

    /// <summary>Why the function is asked.</summary>
    [AllowedValues("DialogCodeHook", "FulfillmentCodeHook")]
    public required string InvocationSource { get; init; }

    /// <summary>How the user spoke.</summary>
    [AllowedValues("DTMF", "Speech", "Text")]
    public required string InputMode { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string? ResponseContentType { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>What the user said.</summary>
    public string? InputTranscript { get; init; }

    /// <summary>Which code hook it is.</summary>
    public string? InvocationLabel { get; init; }

    /// <summary>The bot.</summary>
    public required LexV2Bot Bot { get; init; }

    /// <summary>What the user may want, best first.</summary>
    public ImmutableArray<LexV2Interpretation>? Interpretations { get; init; }

    /// <summary>What the bot would do next.</summary>
    public AnyJson? ProposedNextState { get; init; }

    /// <summary>What the application sent with the turn.</summary>
    public ImmutableDictionary<string, string>? RequestAttributes { get; init; }

    /// <summary>The state of the conversation.</summary>
    public required LexV2SessionState SessionState { get; init; }
}

/// <summary>A bot of Lex V2.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2Bot
{
    /// <summary>Its number.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The language.</summary>
    public required string LocaleId { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its alias.</summary>
    public string? AliasId { get; init; }

    /// <summary>Its alias's name.</summary>
    public string? AliasName { get; init; }
}

/// <summary>What a user of Lex V2 may want.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2Interpretation
{
    /// <summary>The intent.</summary>
    public LexV2Intent? Intent { get; init; }

    /// <summary>How sure the bot is, 0 to 1; some versions of the service write an object.</summary>
    public AnyJson? NluConfidence { get; init; }

    /// <summary>Who found it: <c>Lex</c> or <c>Bedrock</c>.</summary>
    public string? InterpretationSource { get; init; }
}

/// <summary>The state of a conversation with Lex V2.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2SessionState
{
    /// <summary>What the application keeps for the session.</summary>
    public ImmutableDictionary<string, string>? SessionAttributes { get; init; }

    /// <summary>The intent; none before one was found.</summary>
    public LexV2Intent? Intent { get; init; }

    /// <summary>The request's number.</summary>
    public string? OriginatingRequestId { get; init; }
}

/// <summary>An intent of Lex V2.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2Intent
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What was asked for by name; null where the user has not said it.</summary>
    public ImmutableDictionary<string, LexV2Slot?>? Slots { get; init; }

    /// <summary>How far it is.</summary>
    public required string State { get; init; }

    /// <summary>Whether the user agreed.</summary>
    [AllowedValues("None", "Confirmed", "Denied")]
    public string? ConfirmationState { get; init; }
}

/// <summary>A slot of Lex V2. Composite slots are not bound.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2Slot
{
    /// <summary><c>Scalar</c>, <c>List</c> or <c>Composite</c>; not there in older events.</summary>
    public string? Shape { get; init; }

    /// <summary>The value.</summary>
    public LexV2SlotValue? Value { get; init; }

    /// <summary>The values of a list.</summary>
    public ImmutableArray<LexV2Slot>? Values { get; init; }
}

/// <summary>The value of a slot.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record LexV2SlotValue
{
    /// <summary>What the user said.</summary>
    public string? OriginalValue { get; init; }

    /// <summary>What the bot understood.</summary>
    public string? InterpretedValue { get; init; }

    /// <summary>What it may mean.</summary>
    public ImmutableArray<string>? ResolvedValues { get; init; }
}
