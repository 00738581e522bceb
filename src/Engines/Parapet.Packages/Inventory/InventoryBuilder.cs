using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>Gathers what readers find. Safe to use from several threads: the order in which readers run changes nothing.</summary>
public sealed class InventoryBuilder
{
    private readonly Lock gate = new();
    private readonly List<Package> packages = [];
    private readonly List<(string Path, Package Package)> owned = [];
    private readonly List<ArtifactProblem> problems = [];

    /// <summary>Adds a package.</summary>
    public void Add(Package package)
    {
        lock (gate)
        {
            packages.Add(package);
        }
    }

    /// <summary>Says that files belong to a package: those below a folder (a path that ends in <c>/</c>, or empty for all) or one file.</summary>
    /// <param name="package">The package.</param>
    /// <param name="paths">Folders and files.</param>
    public void Own(Package package, params IEnumerable<string> paths)
    {
        lock (gate)
        {
            owned.AddRange(paths.Select(path => (path, package)));
        }
    }

    /// <summary>Says that something could not be understood: what it holds is unknown, not absent.</summary>
    public void Report(string path, string message)
    {
        lock (gate)
        {
            problems.Add(new ArtifactProblem(path, message));
        }
    }

    /// <summary>What the artefact holds, once every reader has seen every entry.</summary>
    public ArtifactInventory Finish(Artifact artifact) => new()
    {
        Artifact = artifact,
        Packages = PackageMerger.Merge(packages, new Ownership(owned)),
        Code = CodeCoverage.Of(artifact.Entries, new Ownership(owned), packages),
        Problems = [.. artifact.Problems.Concat(problems).Distinct().OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)],
    };
}
