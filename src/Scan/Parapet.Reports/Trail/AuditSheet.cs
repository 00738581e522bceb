using System.Collections.Immutable;
using Parapet.Model;

namespace Parapet.Reports.Trail;

/// <summary>What functions did, by the logs.</summary>
public sealed record AuditSheet
{
    /// <summary>The functions, and the roles of whose sessions nobody can tell which function they were.</summary>
    public required ImmutableArray<AuditedCaller> Callers { get; init; }

    /// <summary>What somebody should look at, the worst first.</summary>
    public required ImmutableArray<AuditFinding> Findings { get; init; }

    /// <summary>Functions of the deployment of which there is no call.</summary>
    public ImmutableArray<string> Silent { get; init; } = [];

    /// <summary>All events that were read, and when.</summary>
    public required Seen Events { get; init; }

    /// <summary>How long the slots of the callers' timelines are: an hour or a day.</summary>
    public TimeSpan TimelineUnit { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Calls of users, services and accounts, which are not shown.</summary>
    public required long OtherCalls { get; init; }

    /// <summary>Events that are no calls, by reason.</summary>
    public required ImmutableArray<Named> NotCalls { get; init; }

    /// <summary>Calls of which the IAM action is not known, by service and operation.</summary>
    public required ImmutableArray<Named> Unmapped { get; init; }

    /// <summary>What could not be read.</summary>
    public required ImmutableArray<UnreadPart> Problems { get; init; }
}

/// <summary>How often, and from when to when.</summary>
/// <param name="Count">How often.</param>
/// <param name="First">The first time, in UTC.</param>
/// <param name="Last">The last time, in UTC.</param>
public readonly record struct Seen(long Count, DateTimeOffset First, DateTimeOffset Last);

/// <summary>The calls of one hour or day.</summary>
/// <param name="Start">When it starts, in UTC.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Failed">How many of them were authorised and failed.</param>
/// <param name="Denied">How many of them were denied.</param>
public readonly record struct AuditedSlot(DateTimeOffset Start, long Calls, long Failed, long Denied);

/// <summary>A name in the logs, how often it is there, and when.</summary>
/// <param name="Name">The name.</param>
/// <param name="Seen">How often, and when.</param>
public readonly record struct Named(string Name, Seen Seen);

/// <summary>A part of a log that could not be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Bytes from the start of the decompressed log.</param>
/// <param name="Why">One sentence without a final period.</param>
public sealed record UnreadPart(string File, long Offset, string Why);

/// <summary>What one function did, or the sessions of one role.</summary>
public sealed record AuditedCaller
{
    /// <summary><c>function</c> or <c>role</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The function's name, or the role's ARN.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN when the logs have it, else the name.</summary>
    public required string Id { get; init; }

    /// <summary>All its events.</summary>
    public required Seen Events { get; init; }

    /// <summary>The events by how sure it is that it was this caller: certain, likely or possible.</summary>
    public required ImmutableArray<Named> Certainties { get; init; }

    /// <summary>Its versions and aliases.</summary>
    public required ImmutableArray<Named> Versions { get; init; }

    /// <summary>The roles whose permissions it used.</summary>
    public required ImmutableArray<Named> Roles { get; init; }

    /// <summary>The functions that it may have been, when only the role is sure.</summary>
    public required ImmutableArray<Named> Candidates { get; init; }

    /// <summary>What the calls needed: a line for each action, resource, region and outcome.</summary>
    public required ImmutableArray<AuditedUse> Uses { get; init; }

    /// <summary>Where the calls came from and went to.</summary>
    public required ImmutableArray<AuditedOrigin> Origins { get; init; }

    /// <summary>When the calls were, in the order of time.</summary>
    public ImmutableArray<AuditedSlot> Timeline { get; init; } = [];

    /// <summary>Calls of which the IAM action is not known.</summary>
    public required ImmutableArray<Named> Unmapped { get; init; }

    /// <summary>Uses beyond those that a summary has room for; they are counted and not listed.</summary>
    public required long UnlistedUses { get; init; }

    /// <summary>Calls from places beyond those that a summary has room for; among them could be one that somebody should look at.</summary>
    public required long UnlistedOrigins { get; init; }

    /// <summary>The calls that were denied.</summary>
    public long Denied => Origins.Sum(origin => origin.Denied);
}

/// <summary>Calls of one action on one resource.</summary>
public sealed record AuditedUse
{
    /// <summary>The IAM action.</summary>
    public required string Action { get; init; }

    /// <summary>The resource, or a pattern; <c>*</c> when the action takes none.</summary>
    public required string Resource { get; init; }

    /// <summary>The region that was called.</summary>
    public required string Region { get; init; }

    /// <summary><c>succeeded</c>, <c>failed</c>, <c>denied</c> or <c>rejected</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The service that made the calls on the caller's behalf; null when it did so itself.</summary>
    public string? Via { get; init; }

    /// <summary>The error codes of such calls.</summary>
    public required ImmutableArray<string> Errors { get; init; }

    /// <summary>How often, and when. A call that touches several resources counts for each.</summary>
    public required Seen Calls { get; init; }

    /// <summary>The action's service, as IAM calls it.</summary>
    public string Service => Action[..Math.Max(0, Action.IndexOf(':', StringComparison.Ordinal))];
}

/// <summary>Where some calls came from and went to.</summary>
public sealed record AuditedOrigin
{
    /// <summary>The region that was called.</summary>
    public required string Region { get; init; }

    /// <summary>The source address, or the service that called; empty when there is none.</summary>
    public required string Address { get; init; }

    /// <summary>The VPC endpoint; empty when there is none.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The user agent; empty when there is none.</summary>
    public required string UserAgent { get; init; }

    /// <summary>How often, and when.</summary>
    public required Seen Calls { get; init; }

    /// <summary>How many of them were denied.</summary>
    public required long Denied { get; init; }
}

/// <summary>Something that somebody should look at.</summary>
public sealed record AuditFinding
{
    /// <summary>Such as <c>TRAIL001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The function or role.</summary>
    public required string Caller { get; init; }

    /// <summary>A few words.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence without a final period.</summary>
    public required string Why { get; init; }

    /// <summary>The names that it is about: addresses, actions, resources.</summary>
    public required ImmutableArray<string> Subjects { get; init; }

    /// <summary>The calls, and when; of actions and resources, how often they are there: a call that touches several resources counts for each.</summary>
    public required Seen Calls { get; init; }
}
