using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Synthesis;

/// <summary>A generated policy with what speaks for it.</summary>
public sealed record SynthesisResult
{
    /// <summary>The policy: one document, or several when it is too long for one.</summary>
    public required ImmutableArray<GeneratedDocument> Documents { get; init; }

    /// <summary>For each permission what it rests on, in the order of the statements.</summary>
    public required ImmutableArray<PermissionEvidence> Evidence { get; init; }

    /// <summary>Calls that were denied and still would be: perhaps needed, perhaps somebody trying doors.</summary>
    public required ImmutableArray<ObservedCall> Needed { get; init; }

    /// <summary>Calls that are not granted because the logs do not say on which resource they were.</summary>
    public required ImmutableArray<ObservedCall> UnknownResources { get; init; }

    /// <summary>What the platform would need and the old policy does not give; not granted.</summary>
    public required ImmutableArray<PlatformNeed> MissingPlatform { get; init; }

    /// <summary>The actions of the catalogue that the old policy gives on some resource, in ordinal order; null when it is not known.</summary>
    public required ImmutableArray<string>? GrantedBefore { get; init; }

    /// <summary>The actions that the new policy gives.</summary>
    public required ImmutableArray<string> GrantedAfter { get; init; }

    /// <summary>The proof.</summary>
    public required SynthesisProof Proof { get; init; }
}

/// <summary>One document of a generated policy.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Policy">The same as read back from its JSON and compiled: what the proof speaks of.</param>
public sealed record GeneratedDocument(ImmutableArray<GeneratedStatement> Statements, Policy Policy);

/// <summary>A statement that allows.</summary>
/// <param name="Sid">The identifier, of letters and digits.</param>
/// <param name="Actions">The actions, in ordinal order.</param>
/// <param name="Resources">The resources, in ordinal order.</param>
/// <param name="Conditions">The conditions, all of which must hold.</param>
public sealed record GeneratedStatement(
    string Sid, ImmutableArray<string> Actions, ImmutableArray<string> Resources, ImmutableArray<ObservedCondition> Conditions);

/// <summary>What a permission rests on.</summary>
public sealed record PermissionEvidence
{
    /// <summary>The statement that has it.</summary>
    public required string Sid { get; init; }

    /// <summary>The action.</summary>
    public required string Action { get; init; }

    /// <summary>The resource as it stands in the policy.</summary>
    public required string Resource { get; init; }

    /// <summary>How many different resources were observed.</summary>
    public required int ObservedResources { get; init; }

    /// <summary>How many calls were observed; 0 for what only the platform needs.</summary>
    public required long Count { get; init; }

    /// <summary>When the first call was made, in UTC; null when none was observed.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>When the last call was made, in UTC; null when none was observed.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Who made the calls.</summary>
    public required ImmutableArray<string> By { get; init; }

    /// <summary>What the platform needs it for; null when only the code does.</summary>
    public required string? Platform { get; init; }

    /// <summary>What the old policy says to it; null when it is not known.</summary>
    public required Decision? Before { get; init; }
}

/// <summary>What a removal would break.</summary>
/// <param name="Removed">What is removed, in words.</param>
/// <param name="Denied">A call that is then denied, in words; null when there is none, so that the policy is not the least one.</param>
public sealed record Removal(string Removed, string? Denied);

/// <summary>Whether the policy gives what it has to and no more.</summary>
public sealed partial record SynthesisProof
{
    /// <summary>How many different calls were replayed.</summary>
    public required int Replayed { get; init; }

    /// <summary>The calls that the new policy does not allow; empty when it does what it has to.</summary>
    public required ImmutableArray<string> NotAllowed { get; init; }

    /// <summary>Whether the new policy allows nothing that the old one does not; null when the old one is not known.</summary>
    public required Answer? WithinOld { get; init; }

    /// <summary>For every statement, action and resource a call that is denied without it.</summary>
    public required ImmutableArray<Removal> Removals { get; init; }

    /// <summary>Whether each part is needed by some call.</summary>
    public bool IsMinimal => Removals.All(removal => removal.Denied is not null);

    /// <summary>Whether all of it holds; what was not asked because the old policy is not known does not count.</summary>
    public bool Holds => NotAllowed.IsEmpty && IsMinimal && WithinOld is null or { Verdict: Verdict.Proved };
}
