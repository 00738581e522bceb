using System.Collections.Immutable;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>The packages of one artefact, and how much of its code they explain.</summary>
public sealed record ArtifactInventory
{
    /// <summary>The artefact.</summary>
    public required Artifact Artifact { get; init; }

    /// <summary>The packages, by ecosystem, name, version and path.</summary>
    public required ImmutableArray<Package> Packages { get; init; }

    /// <summary>How much of the code belongs to a package.</summary>
    public required CodeCoverage Code { get; init; }

    /// <summary>What could not be read: of this the inventory says nothing, which is not to say that nothing is there.</summary>
    public required ImmutableArray<ArtifactProblem> Problems { get; init; }
}
