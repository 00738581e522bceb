using System.Collections.Immutable;

namespace Parapet.Guard.Handling;

/// <summary>What became of one record.</summary>
internal readonly record struct RecordOutcome
{
    /// <summary>Whether the source may forget the record.</summary>
    public bool IsHandled { get; init; }

    /// <summary>Why it was refused; empty when nobody looked at it, because one before it failed or the time was up.</summary>
    public required ImmutableArray<Violation> Violations { get; init; }

    /// <summary>The type of the exception that the function, or the quarantine, threw.</summary>
    public string? Exception { get; init; }
}
