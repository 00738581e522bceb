using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.OperatingSystem;

namespace Parapet.Packages.Inventory;

/// <summary>Gathers what readers find. Safe to use from several threads: the order in which readers run changes nothing.</summary>
public sealed class InventoryBuilder
{
    private readonly Lock gate = new();
    private readonly List<(string Path, Package Package)> owned = [];
    private readonly List<ArtifactProblem> problems = [];
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OsRelease> releases = new(StringComparer.Ordinal);
    private List<Package> packages = [];

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

    /// <summary>Says that files are the project's own code: what they seem to say about a package is not one.</summary>
    public void Explain(params IEnumerable<string> paths)
    {
        lock (gate)
        {
            explained.UnionWith(paths);
        }
    }

    /// <summary>Says which operating system the artefact holds, by the file that says so; the first path in ordinal order wins.</summary>
    public void RunsOn(string path, OsRelease release)
    {
        lock (gate)
        {
            releases[path] = release;
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

    /// <summary>What the artefact holds, once every reader has seen every entry. Called once.</summary>
    public ArtifactInventory Finish(Artifact artifact)
    {
        Settle();
        var ownership = new Ownership(owned);
        return new ArtifactInventory
        {
            Artifact = artifact,
            Packages = PackageMerger.Merge(packages, ownership),
            Code = CodeCoverage.Of(artifact.Entries, ownership, packages, explained),
            Problems = [.. artifact.Problems.Concat(problems).Distinct().OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)],
        };
    }

    /// <summary>Puts together what only several entries can say.</summary>
    internal void Settle()
    {
        var settlement = new Settlement(packages, owned, explained, releases.Values.FirstOrDefault());
        packages = settlement.Packages;
        owned.Clear();
        owned.AddRange(settlement.Owned);
    }

    internal IReadOnlyList<Package> Packages => packages;

    internal IReadOnlyList<(string Path, Package Package)> Ownerships => owned;

    internal IReadOnlyList<ArtifactProblem> Problems => problems;
}
