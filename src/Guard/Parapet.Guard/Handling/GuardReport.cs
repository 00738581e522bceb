using System.Collections.Immutable;

namespace Parapet.Guard;

/// <summary>What became of an event that was not handled as it should be. Says nothing of what the event contains.</summary>
public sealed record GuardReport
{
    internal const int MostExceptions = 16;

    /// <summary>What happened.</summary>
    public required GuardOutcome Outcome { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The id of the invocation; empty when it is not known.</summary>
    public required string RequestId { get; init; }

    /// <summary>The kind of event: the source of a batch or request (<c>sqs</c>, <c>http-api</c>), else the name of the contract.</summary>
    public required string Source { get; init; }

    /// <summary>How many records of a batch it is about; 1 when it is about the whole event.</summary>
    public required int Count { get; init; }

    /// <summary>Why they were refused, at most as many as <see cref="GuardOptions.MaxViolations"/>.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>The types of the exceptions with which they failed, each once, in ordinal order.</summary>
    public ImmutableArray<string> Exceptions { get; init; } = [];
}

/// <summary>What happened to an event or to records.</summary>
public enum GuardOutcome
{
    /// <summary>It does not keep its contract; the function did not see it.</summary>
    Refused,

    /// <summary>The function threw an exception for a record of a batch.</summary>
    Failed,

    /// <summary>What does not keep its contract was put into quarantine, and counts as handled.</summary>
    Quarantined,
}
