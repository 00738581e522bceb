using System.Collections.Immutable;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>What a function is made of, as far as it lies in the tree that is scanned.</summary>
/// <param name="FunctionId">The function's <see cref="Function.Id"/>.</param>
/// <param name="Code">Its own code: a zip, a folder or an image.</param>
/// <param name="Layers">Its layers, in the function's order.</param>
public sealed record FunctionArtifacts(string FunctionId, CodePart Code, ImmutableArray<CodePart> Layers)
{
    /// <summary>The folders of layers that its environment variables add to those that the runtime searches.</summary>
    public AddedFolders Added { get; init; } = AddedFolders.None;

    /// <summary>The code and the layers.</summary>
    public IEnumerable<CodePart> Parts => Layers.Prepend(Code);
}

/// <summary>One artefact of a function: what it holds, or why that is not known.</summary>
/// <param name="Name">What a person calls it: its path, a layer's logical id or ARN.</param>
/// <param name="At">Where the deployment names it.</param>
/// <param name="Inventory">What it holds; null when it is unknown.</param>
/// <param name="Why">Why it is unknown; null when it is known.</param>
public sealed record CodePart(string Name, Location At, ArtifactInventory? Inventory, Unknown? Why)
{
    /// <summary>What could not be read of it: what would have been found there is not known. Empty when the whole is unknown.</summary>
    public IEnumerable<Problem> Problems => Inventory is null ? [] :
        Inventory.Problems.Select(problem => new Problem(problem.Path.Length > 0 ? Place(problem.Path, 0) : new Location(Name, 0, 0), problem.Message));

    /// <summary>The place of an entry: a file of a folder, or <c>function.zip!/path</c> inside an archive.</summary>
    /// <param name="path">The entry.</param>
    /// <param name="line">The line in it, from 1; 0 for the whole entry.</param>
    public Location Place(string path, int line) =>
        new(Inventory is { Artifact.Kind: ArtifactKind.Folder } ? $"{Name.TrimEnd('/')}/{path}" : $"{Name}!/{path}", line, 0);
}
