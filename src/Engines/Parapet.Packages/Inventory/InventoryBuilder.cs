using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>Gathers what readers find. Safe to use from several threads: the order in which readers run changes nothing.</summary>
public sealed class InventoryBuilder
{
    private readonly Lock gate = new();
    private readonly List<Package> packages = [];
    private readonly List<Owned> owned = [];
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
            owned.AddRange(paths.Select(path => new Owned(path, package)));
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

    internal IReadOnlyList<Package> Packages => packages;

    internal IReadOnlyList<Owned> Ownerships => owned;

    internal IReadOnlyList<ArtifactProblem> Problems => problems;

    internal readonly record struct Owned(string Path, Package Package);
}
