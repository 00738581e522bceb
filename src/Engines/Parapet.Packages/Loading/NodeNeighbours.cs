using System.Collections.Immutable;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// What stands in a layer looks for what it imports in the <c>node_modules</c> beside and above itself, and only then where the function does
/// (https://nodejs.org/api/modules.html#loading-from-node_modules-folders): a copy that the function's own code does not get may still be loaded.
/// </summary>
internal static class NodeNeighbours
{
    private const string Modules = "node_modules/";
    private const string Root = "nodejs/";

    /// <summary>Makes loaded again what something loaded in the layers may import.</summary>
    /// <param name="judged">The copies, changed in place.</param>
    /// <param name="layers">The layers of the function.</param>
    public static void Restore(List<LoadedPackage> judged, ImmutableArray<(string Name, ArtifactInventory Inventory)> layers)
    {
        var shadowed = new Dictionary<(string Folder, string Name), List<int>>();
        var importers = new Queue<Package>();
        for (var i = 0; i < judged.Count; i++)
        {
            if (judged[i] is not { Origin.Kind: OriginKind.Layer, Package: { Ecosystem: Ecosystem.Npm } package })
            {
                continue;
            }

            if (judged[i].State is LoadState.Loaded)
            {
                importers.Enqueue(package);
            }
            else if (judged[i].State is LoadState.Shadowed)
            {
                var key = (package.Path[..package.Path.IndexOf(Modules, StringComparison.Ordinal)], ImportUnit.Of(package).Name);
                if (!shadowed.TryGetValue(key, out var copies))
                {
                    shadowed.Add(key, copies = []);
                }

                copies.Add(i);
            }
        }

        if (shadowed.Count == 0)
        {
            return;
        }

        var open = layers.SelectMany(layer => Unknown(layer.Inventory)).SelectMany(Above).ToHashSet(StringComparer.Ordinal);
        foreach (var key in shadowed.Keys.Where(key => open.Contains(key.Folder)).ToList())
        {
            Load(key);
        }

        while (importers.TryDequeue(out var importer))
        {
            foreach (var name in importer.Requires.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var folder in Above(importer.Path))
                {
                    Load((folder, name));
                }
            }
        }

        void Load((string, string) key)
        {
            if (shadowed.Remove(key, out var copies))
            {
                foreach (var i in copies)
                {
                    judged[i] = judged[i] with { State = LoadState.Loaded, By = null };
                    importers.Enqueue(judged[i].Package);
                }
            }
        }
    }

    // A layer's own scripts may import anything, and so may what could not be read.
    private static IEnumerable<string> Unknown(ArtifactInventory layer) =>
        layer.Artifact.Entries.Select(entry => entry.Path).Where(IsOwnScript).Concat(layer.Problems.Select(problem => problem.Path));

    private static bool IsOwnScript(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal)
        && (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".cjs", StringComparison.Ordinal) || path.EndsWith(".mjs", StringComparison.Ordinal))
        && !path.Contains(Modules, StringComparison.Ordinal);

    // The folders with a node_modules on the search path in which something at this path looks.
    private static IEnumerable<string> Above(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            yield break;
        }

        yield return Root;
        if (path.IndexOf('/', Root.Length) is var end and >= 0)
        {
            yield return path[..(end + 1)];
        }
    }
}
