using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>What closes every route of a principal to administrator.</summary>
public sealed record EscalationCut
{
    /// <summary>What to take away, in ordinal order; empty when there is no route, or no remedy.</summary>
    public required ImmutableArray<EscalationGrant> Grants { get; init; }

    /// <summary>Whether no smaller set does it; else it is a set of which every part is needed, found without trying all.</summary>
    public required bool IsSmallest { get; init; }

    /// <summary>Whether some route has nothing to take away, because the principal is, or may be, an administrator by what it is for.</summary>
    public required bool IsHopeless { get; init; }
}
