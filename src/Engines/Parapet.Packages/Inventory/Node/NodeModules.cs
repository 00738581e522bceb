using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Node;

/// <summary>Where packages lie below <c>node_modules</c> (https://nodejs.org/api/modules.html#loading-from-node_modules-folders).</summary>
internal static class NodeModules
{
    private const string Folder = "node_modules/";

    /// <summary>Whether the entry lies in an installed package.</summary>
    public static bool Holds(ArtifactEntry entry) => entry.IsBelow(Folder);

    /// <summary>
    /// Whether a <c>package.json</c> with this path is that of a package and not one of the many inside one. The folder's name is the package's
    /// unless it was installed under another, and empty in a store that calls them all the same. It is odd when the <c>node_modules</c> lies where no package manager makes one, such as in the tests of a package.
    /// </summary>
    public static bool IsRoot(string path, out string name, out bool isOdd)
    {
        name = "";
        isOdd = false;
        var last = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (last < 0 || (last > 0 && path[last - 1] != '/'))
        {
            return false;
        }

        var below = path.AsSpan(last + Folder.Length, Math.Max(0, path.LastIndexOf('/') - last - Folder.Length));
        if (!IsNameInFolder(below))
        {
            // Yarn's store says the name only inside: `.store/LOCATOR/package/`.
            return below.StartsWith(".store/") && below.EndsWith("/package") && below.Count('/') == 2;
        }

        name = below.ToString();
        var above = last == 0 ? -1 : path.LastIndexOf(Folder, last - 1, StringComparison.Ordinal);
        if (above >= 0)
        {
            // `.pnpm/NAME@VERSION/` and its like are stores, with a node_modules for each package.
            var between = path.AsSpan(above + Folder.Length, last - above - Folder.Length).TrimEnd('/');
            isOdd = !(between.StartsWith(".") || IsNameInFolder(between));
        }

        return true;
    }

    private static bool IsNameInFolder(ReadOnlySpan<char> folder) =>
        folder.Length > 0 && folder[0] != '.' && folder.Count('/') == (folder[0] == '@' ? 1 : 0);
}
