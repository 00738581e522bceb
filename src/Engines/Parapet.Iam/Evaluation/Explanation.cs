using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>A decision with its reasons.</summary>
public sealed record Explanation
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Under which open facts the request is allowed; <see cref="Formula.True"/> or <see cref="Formula.False"/> when nothing is open.</summary>
    public required Formula AllowedWhen { get; init; }

    /// <summary>What was asked, in one line.</summary>
    public required string Question { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The policies that count, by kind, in the order in which AWS names them.</summary>
    public required ImmutableArray<LayerExplanation> Layers { get; init; }
}

/// <summary>What the policies of one kind say.</summary>
/// <param name="Name">The kind: "identity policies", "permissions boundary", "key policy".</param>
/// <param name="Resource">The resource asked about, when the call touches several; else null.</param>
/// <param name="Statements">Every statement of every policy of the kind, in order.</param>
public sealed record LayerExplanation(string Name, string? Resource, ImmutableArray<StatementExplanation> Statements);

/// <summary>What one statement makes of a request.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Statement">The statement's <c>Sid</c>, or its number.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Allows">Whether it allows rather than denies.</param>
/// <param name="Applies">Whether it applies.</param>
/// <param name="Why">Why it does not apply, or on what that depends; else by what it applies.</param>
public sealed record StatementExplanation(string Policy, string Statement, Location At, bool Allows, Truth Applies, string Why);
