using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.OperatingSystem;

namespace Parapet.Packages.Inventory;

/// <summary>Gathers what readers find. Safe to use from several threads: the order in which readers run changes nothing.</summary>
public sealed class InventoryBuilder
{
    /// <summary>So many packages are kept of one file, and of one artefact; what has more is not made by people, and costs more than a look at it is worth.</summary>
    public const int MostPackages = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<(string Path, Package Package)> owned = [];
    private readonly List<ArtifactProblem> problems = [];
    private readonly List<ArtifactProblem> doubts = [];
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OsRelease> releases = new(StringComparer.Ordinal);
    private List<Package> packages = [];

    /// <summary>Adds a package; false when its file has so many already that no other one of it will be kept.</summary>
    public bool Add(Package package)
    {
        lock (gate)
        {
            var count = counts.GetValueOrDefault(package.Path);
            if (count > MostPackages)
            {
                return false;
            }

            counts[package.Path] = count + 1;
            if (count == MostPackages)
            {
                problems.Add(new ArtifactProblem(package.Path, TooMany));
                return false;
            }

            packages.Add(package);
            if (packages.Count >= 2 * MostPackages)
            {
                Trim();
            }

            return true;
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

    /// <summary>Says that something of a declaration could not be understood, which matters unless the file belongs to an installed package.</summary>
    public void Doubt(string path, string message)
    {
        lock (gate)
        {
            doubts.Add(new ArtifactProblem(path, message));
        }
    }

    /// <summary>What the artefact holds, once every reader has seen every entry. Called once.</summary>
    public ArtifactInventory Finish(Artifact artifact)
    {
        Settle();
        var ownership = new Ownership(owned);
        problems.AddRange(doubts.Where(doubt => ownership.Of(doubt.Path) is not { Kind: PackageKind.Installed or PackageKind.System }));
        return new ArtifactInventory
        {
            Artifact = artifact,
            Packages = PackageMerger.Merge(packages, ownership),
            Code = CodeCoverage.Of(artifact.Entries, ownership, packages, explained),
            Problems = [.. artifact.Problems.Concat(problems).Distinct().OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)],
        };
    }

    // Those of the first files by their paths stay, whatever the order in which files are read.
    private void Trim()
    {
        if (packages.Count > MostPackages)
        {
            packages = [.. packages.OrderBy(package => package.Path, StringComparer.Ordinal).Take(MostPackages)];
            problems.Add(new ArtifactProblem("", TooMany));
        }
    }

    private static string TooMany => $"holds more than {MostPackages} packages; the others are not read";

    /// <summary>Puts together what only several entries can say.</summary>
    internal void Settle()
    {
        Trim();
        var settlement = new Settlement(packages, owned, explained, releases.Values.FirstOrDefault());
        packages = settlement.Packages;
        owned.Clear();
        owned.AddRange(settlement.Owned);
    }

    internal IReadOnlyList<Package> Packages => packages;

    internal IReadOnlyList<(string Path, Package Package)> Ownerships => owned;

    internal IReadOnlyList<ArtifactProblem> Problems => [.. problems, .. doubts];
}
