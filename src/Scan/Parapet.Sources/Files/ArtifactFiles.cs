using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Values;

namespace Parapet.Sources.Files;

/// <summary>
/// Reads the artefacts that lie on the disk, each once however many functions share it. Nothing is written, no link is followed out of an artefact's folder,
/// and of a folder what version control keeps is left out.
/// </summary>
public sealed class ArtifactFiles
{
    private const int MaxFiles = 500_000;

    // Never part of a deployment package, and large.
    private static readonly string[] SkippedFolders = [".git", ".aws-sam"];

    private readonly ConcurrentDictionary<string, Lazy<(ArtifactInventory?, Unknown?)>> read = new(StringComparer.Ordinal);

    /// <summary>What lies at a full path; an unknown says why nothing is known of it.</summary>
    /// <param name="fullPath">A zip, a folder, an image's tar or its OCI layout.</param>
    /// <param name="name">What findings call it.</param>
    public (ArtifactInventory? Inventory, Unknown? Why) Read(string fullPath, string name) =>
        read.GetOrAdd(Path.TrimEndingDirectorySeparator(fullPath), path => new Lazy<(ArtifactInventory?, Unknown?)>(() => ReadOnce(path, name))).Value;

    private static (ArtifactInventory?, Unknown?) ReadOnce(string fullPath, string name)
    {
        try
        {
            if (Directory.Exists(fullPath))
            {
                return Folder(fullPath, name);
            }

            if (!File.Exists(fullPath))
            {
                return (null, new Unknown(UnknownKind.RemoteFile, name));
            }

            using var handle = File.OpenHandle(fullPath);
            var source = Source(handle, name);
            return ArtifactReader.Guess(source) switch
            {
                ArtifactKind.Zip => (InventoryScan.Zip(source), null),
                ArtifactKind.Image => (InventoryScan.Image(source), null),
                _ => (null, new Unknown(UnknownKind.Malformed, $"`{name}` is neither a zip nor the tar of an image")),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, new Unknown(UnknownKind.Malformed, $"`{name}` cannot be read: {BoundedFile.Reason(e)}"));
        }
    }

    private static (ArtifactInventory?, Unknown?) Folder(string fullPath, string name)
    {
        if (File.Exists(Path.Combine(fullPath, "oci-layout")) && File.Exists(Path.Combine(fullPath, "index.json")))
        {
            return (InventoryScan.ImageFolder(name, inside => Inside(fullPath, inside)), null);
        }

        var files = new List<(string, ByteSource)>();
        var links = new FolderLinks(fullPath);
        var pending = new Stack<(string Folder, string Path)>([(fullPath, "")]);
        while (pending.TryPop(out var next))
        {
            foreach (var entry in new DirectoryInfo(next.Folder).EnumerateFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal))
            {
                var path = next.Path + entry.Name;
                if (entry.LinkTarget is not null)
                {
                    var (linked, linkedPath, folder) = links.Follow(entry, path);
                    if (linked is not null)
                    {
                        files.Add((linkedPath, Source(linked)));
                    }
                    else if (folder is not null)
                    {
                        pending.Push((folder.FullName, path + "/"));
                    }
                }
                else if (entry is FileInfo file)
                {
                    files.Add((path, Source(file)));
                }
                else if (!SkippedFolders.Contains(entry.Name))
                {
                    pending.Push((entry.FullName, path + "/"));
                }
            }

            if (files.Count > MaxFiles)
            {
                return (null, new Unknown(UnknownKind.TooLarge, $"`{name}` holds more than {MaxFiles:N0} files"));
            }
        }

        var inventory = InventoryScan.Folder(name, files);
        return (inventory with { Problems = [.. inventory.Problems.Concat(links.Problems).OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)] }, null);
    }

    private static ByteSource? Inside(string root, string path)
    {
        var full = Path.GetFullPath(path, root);
        var file = new FileInfo(full);
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && file.Exists && file.LinkTarget is null ? Source(file) : null;
    }

    // Opened for each read: a folder has more files than a process may hold open, and of most nothing is read at all.
    private static ByteSource Source(FileInfo file) => new(file.Name, file.Length, (offset, into) =>
    {
        try
        {
            using var handle = File.OpenHandle(file.FullName);
            return RandomAccess.Read(handle, into, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // The engine reports an end that comes too early as a problem of the file.
        }
    });

    private static ByteSource Source(SafeFileHandle handle, string name) =>
        new(name, RandomAccess.GetLength(handle), (offset, into) => RandomAccess.Read(handle, into, offset));
}
