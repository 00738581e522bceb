using System.Collections.Immutable;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;

namespace Parapet.Packages.Sbom;

/// <summary>What a bill of materials is about: a function with its layers, or an artefact by itself.</summary>
public sealed record SbomSubject
{
    /// <summary>What a person calls it: the function's name, the zip's.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>The function's own zip, folder or image.</summary>
    public required ArtifactInventory Code { get; init; }

    /// <summary>Its layers, in the order of the function's list, with the name of each.</summary>
    public required ImmutableArray<(string Name, ArtifactInventory Inventory)> Layers { get; init; }

    /// <summary>The packages of all of them, and of the runtime.</summary>
    public required ImmutableArray<LoadedPackage> Packages { get; init; }

    /// <summary>When the bill is written.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The version of Parapet that writes it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The subject that a function is.</summary>
    /// <param name="name">What a person calls it.</param>
    /// <param name="code">Its own zip, folder or image.</param>
    /// <param name="layers">Its layers, in order; none for an artefact by itself.</param>
    /// <param name="runtime">The runtime's identifier, or null.</param>
    /// <param name="timestamp">When the bill is written.</param>
    /// <param name="toolVersion">The version of Parapet that writes it.</param>
    /// <param name="added">The folders that the function's environment variables add; null for none.</param>
    public static SbomSubject Of(
        string name,
        ArtifactInventory code,
        ImmutableArray<(string Name, ArtifactInventory Inventory)> layers,
        string? runtime,
        DateTimeOffset timestamp,
        string toolVersion,
        AddedFolders? added = null) => new()
    {
        Name = name,
        Code = code,
        Layers = layers,
        Packages = FunctionPackages.Of(code, layers, runtime, added),
        Timestamp = timestamp,
        ToolVersion = toolVersion,
    };
}
