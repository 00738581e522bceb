using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Gate;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>Something whose packages are looked at: a function of a deployment, or an artefact by itself.</summary>
internal sealed record PackageTarget
{
    /// <summary>What a person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The function's id; null for an artefact by itself.</summary>
    public required string? FunctionId { get; init; }

    /// <summary>Where it is defined.</summary>
    public required Location At { get; init; }

    /// <summary>The template that deploys it, or empty: part of a finding's identity.</summary>
    public required string Source { get; init; }

    /// <summary>The runtime's identifier, or null.</summary>
    public required string? Runtime { get; init; }

    /// <summary>What it is made of.</summary>
    public required FunctionArtifacts Artifacts { get; init; }

    /// <summary>What a person calls each layer, in order.</summary>
    public required ImmutableArray<string> LayerNames { get; init; }

    /// <summary>Ways by which it can be reached; empty when nobody looked.</summary>
    public ImmutableArray<ContextFactor> Exposure { get; init; } = [];

    /// <summary>What somebody who controls it gets at; empty when nobody looked.</summary>
    public ImmutableArray<ContextFactor> Blast { get; init; } = [];

    /// <summary>The name of a part: the layer's, or the path of the code.</summary>
    public string Label(CodePart part) => Artifacts.Layers.IndexOf(part) is var index and >= 0 ? LayerNames[index] : part.Name;

    /// <summary>Whether a part is a layer of it.</summary>
    public bool IsLayer(CodePart part) => !ReferenceEquals(part, Artifacts.Code) && Artifacts.Layers.Contains(part);
}

/// <summary>What the paths of a command line came to.</summary>
/// <param name="Targets">What to look at.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Said">What each path was taken for.</param>
internal sealed record PackageTargets(ImmutableArray<PackageTarget> Targets, ImmutableArray<Problem> Problems, ImmutableArray<string> Said);
