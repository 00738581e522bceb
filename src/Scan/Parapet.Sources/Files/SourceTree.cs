using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Inventory;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Files;

/// <summary>
/// The only door to the disk: everything under one root, and nothing else. Links are not followed, files are bounded,
/// and paths are spelled as the user would type them, relative to the working directory where they lie below it.
/// </summary>
public sealed class SourceTree
{
    private static readonly ImmutableHashSet<string> Extensions = [".yaml", ".yml", ".json", ".template"];

    // Folders that hold copies, packages or build results rather than what somebody wrote.
    private static readonly ImmutableHashSet<string> SkippedFolders = [".git", ".aws-sam", "node_modules", "bin", "obj", ".venv", "venv", "__pycache__"];

    private readonly string root;
    private readonly string workingFolder;
    private readonly ImmutableArray<string> named;
    private readonly ConcurrentDictionary<string, Document?> documents = new(StringComparer.Ordinal);

    private SourceTree(string root, string workingFolder, ImmutableArray<string> named)
    {
        this.root = root;
        this.workingFolder = workingFolder;
        this.named = named;
    }

    /// <summary>A tree for a folder, or for one file (whose root is the working directory when the file lies below it, else the file's own folder).</summary>
    /// <param name="path">As the user typed it.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="problem">Set when there is no such file or folder.</param>
    public static SourceTree? Open(string path, string workingFolder, out Problem? problem)
    {
        problem = null;
        var full = Path.GetFullPath(path, workingFolder);
        if (Directory.Exists(full))
        {
            return new SourceTree(Path.TrimEndingDirectorySeparator(full), workingFolder, []);
        }

        if (File.Exists(full))
        {
            var root = IsUnder(full, workingFolder) ? workingFolder : Path.GetDirectoryName(full)!;
            return new SourceTree(Path.TrimEndingDirectorySeparator(root), workingFolder, [full]);
        }

        problem = new Problem(new Location(path, 0, 0), "there is no such file or folder");
        return null;
    }

    /// <summary>Whether the user named one file rather than a folder.</summary>
    public bool IsSingleFile => !named.IsEmpty;

    /// <summary>The files that may be templates, in ordinal order: the named file, or everything below the folder with a fitting extension.</summary>
    /// <param name="problems">Receives the folders that could not be listed.</param>
    public ImmutableArray<string> Candidates(ICollection<Problem> problems)
    {
        if (IsSingleFile)
        {
            return [.. named.Select(Display)];
        }

        var found = ImmutableArray.CreateBuilder<string>();
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder, problems))
            {
                if (entry.LinkTarget is not null)
                {
                    continue;
                }

                if (entry is DirectoryInfo)
                {
                    if (!SkippedFolders.Contains(entry.Name))
                    {
                        pending.Push(entry.FullName);
                    }
                }
                else if (Extensions.Contains(entry.Extension.ToLowerInvariant()))
                {
                    found.Add(Display(entry.FullName));
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found.ToImmutable();
    }

    /// <summary>The bytes of a file of the tree, or null and why not.</summary>
    public ReadOnlyMemory<byte>? Bytes(string path, out Problem? problem) =>
        BoundedFile.Read(Path.GetFullPath(path, workingFolder), path, out problem);

    /// <summary>The first megabyte of a file of the tree that is too large to be read whole, or null when it cannot be read.</summary>
    public ReadOnlyMemory<byte>? Start(string path) => BoundedFile.Start(Path.GetFullPath(path, workingFolder));

    /// <summary>A document that another one points to, by the path that findings would give it; null when there is none or it lies outside the root.</summary>
    public Document? Read(string path) => documents.GetOrAdd(path, ReadUncached);

    /// <summary>What an artefact of the tree holds, by the path that findings would give it; an unknown when there is none, or it lies outside the root or behind a link.</summary>
    /// <param name="path">A zip, a folder, or an image.</param>
    /// <param name="artifacts">Reads it, if it has not been read yet.</param>
    public (ArtifactInventory? Inventory, Unknown? Why) Artifact(string path, ArtifactFiles artifacts) =>
        Locate(path) is { } full ? artifacts.Read(full, path) : (null, new Unknown(UnknownKind.RemoteFile, path));

    /// <summary>The full path of what findings call <paramref name="path"/>; null when it lies outside the root, or behind a link.</summary>
    public string? Locate(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingFolder));
        return (full == root || IsUnder(full, root)) && !PassesThroughLink(full) ? full : null;
    }

    private Document? ReadUncached(string path) =>
        Locate(path) is { } full && File.Exists(full) && Bytes(path, out _) is { } bytes
            ? DocumentReader.Read(path, bytes)
            : null;

    private bool PassesThroughLink(string full)
    {
        for (var path = full; path.Length > root.Length; path = Path.GetDirectoryName(path)!)
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private string Display(string full) =>
        (IsUnder(full, workingFolder) ? Path.GetRelativePath(workingFolder, full) : full).Replace('\\', '/');

    private FileSystemInfo[] Entries(string folder, ICollection<Problem> problems)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(new Location(Display(folder), 0, 0), $"the folder cannot be listed: {BoundedFile.Reason(e)}"));
            return [];
        }
    }

    private static bool IsUnder(string full, string folder) =>
        full.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
