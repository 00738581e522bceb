using System.Collections.Immutable;

namespace Parapet.Trail.Activity.Calls;

/// <summary>What an event of CloudTrail means to IAM.</summary>
public sealed record Call
{
    /// <summary>Whether the event is a call, and whether its actions are known.</summary>
    public required CallKind Kind { get; init; }

    /// <summary>Why an event is no call, or why its actions are unknown; null for a mapped call.</summary>
    public string? Reason { get; init; }

    /// <summary>What IAM decided.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>The actions that the caller needed, each with the resources; empty unless the call is mapped.</summary>
    public ImmutableArray<CalledAction> Actions { get; init; } = [];

    /// <summary>The service that made the call for the caller, such as <c>secretsmanager.amazonaws.com</c>; null when the caller did so itself.</summary>
    public string? Via { get; init; }
}

/// <summary>Whether an event is a call.</summary>
public enum CallKind
{
    /// <summary>A call whose actions are known.</summary>
    Mapped,

    /// <summary>A call for which no action is known.</summary>
    Unmapped,

    /// <summary>Nothing that IAM has to authorise.</summary>
    NotCall,
}

/// <summary>What IAM decided about a call.</summary>
public enum CallOutcome
{
    /// <summary>It was authorised and succeeded.</summary>
    Succeeded,

    /// <summary>It was authorised and failed for another reason, such as a missing object: the permission was used.</summary>
    Failed,

    /// <summary>It was refused: the permission may be needed.</summary>
    Denied,

    /// <summary>Who called could not be told, or the account cannot use the service: says nothing about permissions.</summary>
    Rejected,
}

/// <summary>An action that a call needed.</summary>
public sealed record CalledAction
{
    /// <summary>The action with its prefix, as the catalogue spells it: <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it worked on; every one had to be allowed.</summary>
    public required ImmutableArray<CalledResource> Resources { get; init; }

    /// <summary>What a statement can demand without refusing this call; all of them hold.</summary>
    public ImmutableArray<CallCondition> Conditions { get; init; } = [];

    /// <summary>Whether CloudTrail does not record the action and it was told from the parameters of another: <c>iam:PassRole</c>.</summary>
    public bool Inferred { get; init; }
}

/// <summary>A resource that an action worked on.</summary>
/// <param name="Arn">Its ARN, perhaps with wildcards; <c>*</c> when the action takes no resource, or nothing at all can be told.</param>
/// <param name="Certainty">How much of it is known.</param>
public readonly record struct CalledResource(string Arn, ResourceCertainty Certainty);

/// <summary>How much is known of a resource.</summary>
public enum ResourceCertainty
{
    /// <summary>The ARN is that of the resource, save a random suffix that AWS adds to names.</summary>
    Exact,

    /// <summary>The action cannot be limited to a resource.</summary>
    TakesNone,

    /// <summary>The call was about every resource that the ARN matches, or about one that did not exist before and has a name that AWS chose.</summary>
    OfKind,

    /// <summary>The event does not say which resource it was; the ARN, if there is one, only gives the kind.</summary>
    Unknown,
}

/// <summary>A condition that held for a call.</summary>
/// <param name="Operator">The operator, such as <c>StringEquals</c> or <c>ForAnyValue:StringEquals</c>.</param>
/// <param name="Key">The condition key, such as <c>kms:ViaService</c>.</param>
/// <param name="Value">The value.</param>
public readonly record struct CallCondition(string Operator, string Key, string Value);
