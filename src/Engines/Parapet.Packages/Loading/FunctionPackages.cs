using System.Collections.Immutable;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// Everything that lies in a function's environment: its code, the layers in order, and what the runtime brings; with the copy that an import gives.
/// Layers are laid over each other in <c>/opt</c>, the later over the earlier (https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html).
/// </summary>
public static class FunctionPackages
{
    /// <summary>The packages of a function.</summary>
    /// <param name="code">The function's own zip, folder or image.</param>
    /// <param name="layers">Its layers, in the order of the function's list, with the name of each.</param>
    /// <param name="runtime">The runtime's identifier such as <c>python3.13</c>, or null when unknown or an image.</param>
    /// <param name="added">The folders that its environment variables add; null for none.</param>
    public static ImmutableArray<LoadedPackage> Of(
        ArtifactInventory code, ImmutableArray<(string Name, ArtifactInventory Inventory)> layers, string? runtime, AddedFolders? added = null)
    {
        var present = new List<LoadedPackage>();
        var gone = new List<(LoadedPackage Package, int By)>();
        present.AddRange(code.Packages.Select(package => Seen(package, new PackageOrigin(OriginKind.Code, code.Artifact.Name))));
        for (var i = 0; i < layers.Length; i++)
        {
            foreach (var package in layers[i].Inventory.Packages)
            {
                var seen = Seen(package, new PackageOrigin(OriginKind.Layer, layers[i].Name, i));
                if (Overwriting(layers, i, OuterPath(package.Path)) is { } by)
                {
                    gone.Add((seen, by));
                }
                else
                {
                    present.Add(seen);
                }
            }
        }

        present.AddRange(RuntimePackages.Of(runtime).Select(package => Seen(package, new PackageOrigin(OriginKind.Runtime, runtime!))));
        var judged = Judge(present, runtime, added ?? AddedFolders.None);
        NodeNeighbours.Restore(judged, layers);
        return
        [
            .. judged
                .Concat(gone.Select(lost => lost.Package with
                {
                    State = LoadState.Overwritten,
                    By = judged.FirstOrDefault(other => other.Origin.Index == lost.By && other.Origin.Kind is OriginKind.Layer && other.Package.Path == lost.Package.Package.Path),
                }))
                .OrderBy(loaded => loaded.Package.Ecosystem)
                .ThenBy(loaded => loaded.Package.Name, StringComparer.Ordinal)
                .ThenBy(loaded => loaded.State)
                .ThenBy(loaded => loaded.Origin.Kind)
                .ThenBy(loaded => loaded.Origin.Index)
                .ThenBy(loaded => loaded.Package.Path, StringComparer.Ordinal)
                .ThenBy(loaded => loaded.Package.Version, StringComparer.Ordinal),
        ];
    }

    private static LoadedPackage Seen(Package package, PackageOrigin origin) => new() { Package = package, Origin = origin, State = LoadState.Loaded };

    // The last layer after this one that has a file at the path. A layer has thousands of files, in ordinal order, and many functions have the layer.
    private static int? Overwriting(ImmutableArray<(string Name, ArtifactInventory Inventory)> layers, int layer, string path)
    {
        for (var i = layers.Length - 1; i > layer; i--)
        {
            if (layers[i].Inventory.Artifact.Entries.AsSpan().BinarySearch(new EntryAt(path)) >= 0)
            {
                return i;
            }
        }

        return null;
    }

    private static List<LoadedPackage> Judge(List<LoadedPackage> present, string? runtime, AddedFolders added)
    {
        var copies = present.Select(loaded => new Copy(loaded, SearchPath.Rank(loaded.Package, loaded.Origin.Kind, runtime, added), ImportUnit.Of(loaded.Package))).ToList();
        var first = copies
            .Where(copy => copy.CanShadow)
            .GroupBy(copy => (copy.Loaded.Package.Ecosystem, copy.Unit.Name))
            .ToDictionary(group => group.Key, group => group.Min()!);
        return [.. copies.Select(copy => State(copy, first))];
    }

    private static LoadedPackage State(Copy copy, Dictionary<(Ecosystem, string), Copy> first)
    {
        if (copy.Rank is null)
        {
            return copy.Loaded;
        }

        if (SearchPath.IsOffPath(copy.Rank))
        {
            return copy.Loaded with { State = LoadState.OffPath };
        }

        return first.TryGetValue((copy.Loaded.Package.Ecosystem, copy.Unit.Name), out var best) && best.CompareTo(copy) < 0
            ? copy.Loaded with { State = LoadState.Shadowed, By = best.Loaded }
            : copy.Loaded;
    }

    private static string OuterPath(string path) => path.IndexOf("!/", StringComparison.Ordinal) is var nested and >= 0 ? path[..nested] : path;

    /// <summary>An entry's place among the others.</summary>
    private readonly record struct EntryAt(string Path) : IComparable<ArtifactEntry>
    {
        public int CompareTo(ArtifactEntry other) => string.CompareOrdinal(Path, other.Path);
    }

    /// <summary>One copy of a package, and where it stands among the copies of its name.</summary>
    private sealed record Copy(LoadedPackage Loaded, int? Rank, ImportUnit Unit) : IComparable<Copy>
    {
        public bool CanShadow => Rank is not null && !SearchPath.IsOffPath(Rank) && !Unit.IsNested
            && Loaded.Package.Kind is PackageKind.Installed or PackageKind.Runtime;

        /// <summary>Less is found first: the folder's place on the search path; in one folder the later layer, whose files replace the others'; of jars the first by name.</summary>
        public int CompareTo(Copy? other)
        {
            var byFolder = (Rank ?? 0, -Loaded.Origin.Index).CompareTo((other?.Rank ?? 0, -other?.Loaded.Origin.Index ?? 0));
            return byFolder != 0 || Loaded.Package.Ecosystem is not Ecosystem.Maven
                ? byFolder
                : string.CompareOrdinal(OuterPath(Loaded.Package.Path), OuterPath(other?.Loaded.Package.Path ?? ""));
        }
    }
}
