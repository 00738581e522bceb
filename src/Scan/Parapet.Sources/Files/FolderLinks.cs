using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;

namespace Parapet.Sources.Files;

/// <summary>
/// What the links in an artefact's folder stand for. Workspaces link their packages into <c>node_modules</c>, where they count as installed; a link that
/// leads out of the folder is never followed, since a scan must not read what nobody gave it.
/// </summary>
internal sealed class FolderLinks(string root)
{
    private const string Modules = "node_modules";
    private const string Manifest = "package.json";

    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly List<ArtifactProblem> _problems = [];

    /// <summary>What was not followed, and could have brought packages.</summary>
    public IReadOnlyList<ArtifactProblem> Problems => _problems;

    /// <summary>The file that a link brings into the artefact, or the folder; neither when all it leads to is read where it lies.</summary>
    /// <param name="link">The link.</param>
    /// <param name="path">Its path in the artefact.</param>
    public (FileInfo? File, string Path, DirectoryInfo? Folder) Follow(FileSystemInfo link, string path)
    {
        if (Target(link) is not { } target)
        {
            return default;
        }

        if (!IsInside(target.FullName))
        {
            if (target is DirectoryInfo or { Exists: false } ? IsFolder(target) || IsPackage(path) : IsPackage(path) || IsRead(path))
            {
                _problems.Add(new ArtifactProblem(path, "leads out of the folder and is not followed"));
            }

            return default;
        }

        if (target is not DirectoryInfo { Exists: true } folder)
        {
            return default;
        }

        var relative = Path.GetRelativePath(root, folder.FullName).Replace('\\', '/');
        if (IsPackage(path))
        {
            // What lies in the folder is read there; only that it is installed has to be said. Stores of packages say that themselves.
            var manifest = new FileInfo(Path.Combine(folder.FullName, Manifest));
            return !IsPackage(relative) && manifest.Exists && manifest.LinkTarget is null ? (manifest, $"{path}/{Manifest}", null) : default;
        }

        // Once each, and never one that the link lies in: whatever links lead to, there is an end.
        var isAbove = relative == "." || path.StartsWith(relative + "/", StringComparison.Ordinal) || link.FullName.StartsWith(folder.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return !isAbove && _followed.Add(folder.FullName) ? (null, "", folder) : default;
    }

    private static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Links that lead to each other lead nowhere.
        }
    }

    // By its text a path may lie below the root and yet lead elsewhere, over a link on the way.
    private bool IsInside(string target)
    {
        for (var at = target; at.Length >= root.Length; at = Path.GetDirectoryName(at) ?? "")
        {
            if (at == root)
            {
                return true;
            }

            if (new DirectoryInfo(at).LinkTarget is not null)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsFolder(FileSystemInfo target) => Directory.Exists(target.FullName);

    // A package itself, `node_modules/name` or `node_modules/@scope/name`; the programs in `.bin` are links by nature.
    private static bool IsPackage(string path)
    {
        string[] above = [.. path.Split('/')[..^1]];
        return path[(path.LastIndexOf('/') + 1)..] is not ['.', ..] && above is [.., Modules] or [.., Modules, ['@', ..]];
    }

    private static bool IsRead(string path) => InventoryReaders.All.Any(reader => reader.Wants(new ArtifactEntry(path, 0), []) is Want.Everything);
}
