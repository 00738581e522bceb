using System.Collections.Immutable;

namespace Parapet.Guard;

/// <summary>A record that does not keep its contract. What it contains is untrusted: store it, do not interpret it.</summary>
public sealed record QuarantinedRecord
{
    /// <summary>The kind of batch: <c>sqs</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What identifies the record at its source: message id, sequence number, or partition and offset (<c>orders-0/42</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The id of the invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>The record as it stands in the event, JSON.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>Why it was refused.</summary>
    public required ImmutableArray<Violation> Violations { get; init; }
}
