using System.Collections.Immutable;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>
/// How much of an artefact's code belongs to a package. What no package explains may be the function's own code, or somebody else's whose metadata was
/// stripped or bundled away: of that, no scanner can say which version it is.
/// </summary>
public sealed record CodeCoverage
{
    private const int Shown = 20;

    /// <summary>Bytes of files that hold code, once inflated; a nested archive counts as one file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes of those that no package explains, and that are not known to be the project's own.</summary>
    public required long UnattributedBytes { get; init; }

    /// <summary>The largest files that no package explains, largest first, at most 20.</summary>
    public required ImmutableArray<ArtifactEntry> Largest { get; init; }

    /// <summary>The share that no package explains, from 0 to 1; 0 when there is no code.</summary>
    public double UnattributedShare => Bytes == 0 ? 0 : (double)UnattributedBytes / Bytes;

    internal static CodeCoverage Of(ImmutableArray<ArtifactEntry> entries, Ownership ownership, IEnumerable<Package> packages, HashSet<string> own)
    {
        // An archive or a linked binary that holds a package is explained by it.
        var proofs = packages
            .Where(package => package.Kind is not PackageKind.Declared)
            .Select(package => package.Path)
            .Select(path => path.IndexOf("!/", StringComparison.Ordinal) is var nested and >= 0 ? path[..nested] : path)
            .ToHashSet(StringComparer.Ordinal);
        long bytes = 0, unattributed = 0;
        var rest = new List<ArtifactEntry>();
        foreach (var entry in entries.Where(entry => IsCode(entry) && !entry.Path.Contains("!/", StringComparison.Ordinal)))
        {
            bytes += entry.Size;
            if (ownership.Of(entry.Path) is null && !proofs.Contains(entry.Path) && !own.Contains(entry.Path))
            {
                unattributed += entry.Size;
                rest.Add(entry);
            }
        }

        return new CodeCoverage
        {
            Bytes = bytes,
            UnattributedBytes = unattributed,
            Largest = [.. rest.OrderByDescending(entry => entry.Size).ThenBy(entry => entry.Path, StringComparer.Ordinal).Take(Shown)],
        };
    }

    private static bool IsCode(ArtifactEntry entry)
    {
        var name = entry.Name;
        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            return name is "bootstrap" || entry.Path.StartsWith("bin/", StringComparison.Ordinal);
        }

        return name[dot..] is ".js" or ".mjs" or ".cjs" or ".node" or ".wasm" or ".py" or ".pyc" or ".so" or ".dll" or ".exe" or ".jar" or ".war" or ".class" or ".rb" or ".php"
            || name.Contains(".so.", StringComparison.Ordinal);
    }
}
