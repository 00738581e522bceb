using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Proof;

/// <summary>An answer with what backs it.</summary>
public sealed record Answer
{
    private Answer()
    {
    }

    /// <summary>Whether it holds.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The request that refutes it; null otherwise.</summary>
    public Request? Witness { get; init; }

    /// <summary>Why it is unknown, as a fragment of a sentence; null otherwise.</summary>
    public string? Why { get; init; }

    internal static Answer Proved { get; } = new() { Verdict = Verdict.Proved };

    internal static Answer Refuted(Request witness) => new() { Verdict = Verdict.Refuted, Witness = witness };

    internal static Answer Unknown(string why) => new() { Verdict = Verdict.Unknown, Why = why };
}
