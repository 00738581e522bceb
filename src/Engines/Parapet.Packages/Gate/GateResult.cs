using System.Collections.Immutable;
using Parapet.Packages.Inventory;

namespace Parapet.Packages.Gate;

/// <summary>What the gate says.</summary>
public sealed record GateResult
{
    /// <summary>Each vulnerability, the most urgent first.</summary>
    public required ImmutableArray<GateVerdict> Verdicts { get; init; }

    /// <summary>Each artefact, in the order given.</summary>
    public required ImmutableArray<ArtifactVerdict> Artifacts { get; init; }

    /// <summary>What is to be said of the ignore file's entries, in their order.</summary>
    public required ImmutableArray<GateNote> Notes { get; init; }

    /// <summary>Whether anything fails.</summary>
    public bool Fails => Verdicts.Any(verdict => verdict.Outcome is GateOutcome.Fails) || Artifacts.Any(artifact => artifact.Fails);
}

/// <summary>What becomes of one vulnerability.</summary>
/// <param name="Fact">The vulnerability.</param>
/// <param name="Score">How urgent it is.</param>
/// <param name="Outcome">Whether it fails.</param>
/// <param name="Reasons">Everything that the policy looked at, with what it found.</param>
public sealed record GateVerdict(VulnerableFact Fact, RiskScore Score, GateOutcome Outcome, ImmutableArray<GateReason> Reasons);

/// <summary>What becomes of one artefact.</summary>
/// <param name="Fact">The artefact.</param>
/// <param name="Fails">Whether it fails.</param>
/// <param name="Reasons">Everything that the policy looked at, with what it found.</param>
public sealed record ArtifactVerdict(ArtifactFact Fact, bool Fails, ImmutableArray<GateReason> Reasons);

/// <summary>One thing that the policy looked at.</summary>
/// <param name="Name">What it is called, such as <c>severity</c>.</param>
/// <param name="Effect">What it does to the outcome.</param>
/// <param name="Why">What was found, in words, without a final period.</param>
public sealed record GateReason(string Name, GateEffect Effect, string Why);

/// <summary>Something to be said of an entry of the ignore file.</summary>
/// <param name="Kind">What.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Message">The same in words, without a final period.</param>
public sealed record GateNote(GateNoteKind Kind, IgnoreEntry Entry, string Message);

/// <summary>What the gate needs to know of an artefact.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="HasCode">Whether there is any code in it.</param>
/// <param name="HasInventory">Whether any package in it is known.</param>
/// <param name="UnattributedShare">The share of its code that no package explains, 0 to 1.</param>
public sealed record ArtifactFact(string Name, bool HasCode, bool HasInventory, double UnattributedShare)
{
    /// <summary>The facts of an inventory.</summary>
    public static ArtifactFact Of(ArtifactInventory inventory) =>
        new(inventory.Artifact.Name, inventory.Code.Bytes > 0, !inventory.Packages.IsEmpty, inventory.Code.UnattributedShare);
}

/// <summary>Whether a vulnerability fails the gate.</summary>
public enum GateOutcome
{
    /// <summary>It does.</summary>
    Fails,

    /// <summary>No limit is met, or the policy itself excuses it.</summary>
    Passes,

    /// <summary>The ignore file or a VEX statement excuses it.</summary>
    Ignored,
}

/// <summary>What a reason does to the outcome.</summary>
public enum GateEffect
{
    /// <summary>A limit is met.</summary>
    Fails,

    /// <summary>A limit is not met.</summary>
    Passes,

    /// <summary>Whatever limit is met, it does not count.</summary>
    Excuses,
}

/// <summary>What can be said of an entry of the ignore file.</summary>
public enum GateNoteKind
{
    /// <summary>Its day is over, so it applies no more.</summary>
    Expired,

    /// <summary>Its day is near.</summary>
    ExpiresSoon,

    /// <summary>Nothing that was found is what it is about.</summary>
    Unused,
}
