using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Parapet.Model;
using Parapet.Packages.Artifacts;
using Parapet.Values;

namespace Parapet.Sources.Files;

/// <summary>
/// A file, a folder, an archive or an image on the disk, of which somebody wants to see every entry. No link is followed, nothing but plain files is opened.
/// Of a folder what version control keeps is left out.
/// </summary>
public sealed class ArtifactWalk
{
    private const int MaxFiles = 500_000;

    private static readonly string[] TarEndings = [".tar", ".tgz", ".tar.gz", ".tar.zst"];

    private readonly string fullPath;
    private readonly Shape shape;
    private readonly List<(string Path, ByteSource Bytes)> files = [];
    private readonly List<ArtifactWalk> tars = [];
    private readonly List<Problem> problems = [];

    private ArtifactWalk(string fullPath, string name, Shape shape) => (this.fullPath, Name, this.shape) = (fullPath, name, shape);

    private enum Shape
    {
        Folder,
        File,
        Zip,
        Tar,
        ImageFolder,
    }

    /// <summary>What a person calls it.</summary>
    public string Name { get; }

    /// <summary>How many files there are outside of archives; 1 for an archive.</summary>
    public int Count => shape is Shape.Folder ? files.Count : 1;

    /// <summary>Whether it is a folder of files, not an archive.</summary>
    public bool IsFolder => shape is Shape.Folder;

    /// <summary>Whether it is an image, or another tar.</summary>
    public bool IsTar => shape is Shape.Tar or Shape.ImageFolder;

    /// <summary>The tars and images in a folder, each with a name of its own. They are not read with it.</summary>
    public IReadOnlyList<ArtifactWalk> Tars => tars;

    /// <summary>What lies at a full path; null when there is nothing, or it cannot be read.</summary>
    /// <param name="fullPath">A file, a folder, a zip, an image's tar or its OCI layout.</param>
    /// <param name="name">What findings call it.</param>
    /// <param name="skips">The names of folders that are not looked into.</param>
    /// <param name="problem">Why there is nothing.</param>
    public static ArtifactWalk? Open(string fullPath, string name, ImmutableHashSet<string> skips, out Problem? problem)
    {
        problem = null;
        try
        {
            var full = Path.TrimEndingDirectorySeparator(fullPath);
            if (Directory.Exists(full))
            {
                var isImage = File.Exists(Path.Combine(full, "oci-layout")) && File.Exists(Path.Combine(full, "index.json"));
                var folder = new ArtifactWalk(full, name, isImage ? Shape.ImageFolder : Shape.Folder);
                if (!isImage)
                {
                    folder.List(skips);
                }

                return folder;
            }

            var file = new FileInfo(full);
            if (!file.Exists)
            {
                problem = new Problem(new Location(name, 0, 0), "there is no such file or folder");
                return null;
            }

            // Whoever names a link means what it leads to. A pipe has no length, and opening one would wait for ever.
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            {
                (file, full) = (target, target.FullName);
            }

            return new ArtifactWalk(full, name, file.Length == 0 ? Shape.File : ShapeOf(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = Unreadable(name, e);
            return null;
        }
    }

    /// <summary>Shows the entries that are wanted, and returns what could not be read.</summary>
    /// <param name="wants">Asked about every entry, by several threads.</param>
    /// <param name="read">Gets the wanted ones, by several threads.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    public ImmutableArray<Problem> Read(EntryFilter wants, EntryReader read, ArtifactLimits? limits = null)
    {
        try
        {
            var artifact = shape switch
            {
                Shape.Folder => ArtifactReader.ReadFolder(Name, files, wants, read, limits),
                Shape.File => ArtifactReader.ReadFolder(Name, [(Path.GetFileName(fullPath), Source(new FileInfo(fullPath)))], wants, read, limits),
                Shape.ImageFolder => ArtifactReader.ReadImageFolder(Name, Inside, wants, read, limits),
                _ => ReadArchive(wants, read, limits),
            };
            return [.. problems.Concat(artifact.Problems.Select(each => new Problem(Place(each.Path, 0, 0), each.Message)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return [Unreadable(Name, e)];
        }
    }

    /// <summary>The place of an entry, as a user would type it.</summary>
    /// <param name="path">The entry; empty for the whole.</param>
    /// <param name="line">The line, or 0.</param>
    /// <param name="column">The column, or 0.</param>
    public Location Place(string path, int line, int column)
    {
        var file = path.Length == 0 ? Name
            : shape is Shape.Folder ? Name is "." or "" ? path : $"{Name.TrimEnd('/')}/{path}"
            : shape is Shape.File ? Name
            : $"{Name}!/{path}";
        return new Location(file, line, column);
    }

    private static Shape ShapeOf(FileInfo file)
    {
        using var handle = File.OpenHandle(file.FullName);
        return ArtifactReader.Guess(Source(handle, file.Name)) switch
        {
            ArtifactKind.Zip => Shape.Zip,
            ArtifactKind.Image => Shape.Tar,
            _ => Shape.File,
        };
    }

    private Artifact ReadArchive(EntryFilter wants, EntryReader read, ArtifactLimits? limits)
    {
        using var handle = File.OpenHandle(fullPath);
        var source = Source(handle, Name);
        return shape is Shape.Zip ? ArtifactReader.ReadZip(source, wants, read, limits) : ArtifactReader.ReadTar(source, wants, read, limits);
    }

    private void List(ImmutableHashSet<string> skips)
    {
        var pending = new Stack<(string Folder, string Path)>([(fullPath, "")]);
        while (pending.TryPop(out var next))
        {
            foreach (var entry in Entries(next.Folder, next.Path))
            {
                if (entry is DirectoryInfo && entry.LinkTarget is null && !skips.Contains(entry.Name))
                {
                    pending.Push((entry.FullName, $"{next.Path}{entry.Name}/"));
                }
                else if (entry is FileInfo file)
                {
                    List(file, next.Path + file.Name);
                }
            }

            if (files.Count > MaxFiles)
            {
                problems.Add(new Problem(new Location(Name, 0, 0), $"there are more than {MaxFiles:N0} files; the others are not read"));
                return;
            }
        }
    }

    private void List(FileInfo file, string path)
    {
        try
        {
            if (file.LinkTarget is not null || file.Length == 0)
            {
                return;
            }

            // By its name first: only what could be a tar is opened to be told from a text that is called so.
            if (Array.Exists(TarEndings, ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && ShapeOf(file) is Shape.Tar)
            {
                tars.Add(new ArtifactWalk(file.FullName, Place(path, 0, 0).File, Shape.Tar));
            }
            else
            {
                files.Add((path, Source(file)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(Place(path, 0, 0).File, e));
        }
    }

    private FileSystemInfo[] Entries(string folder, string path)
    {
        try
        {
            var entries = new DirectoryInfo(folder).GetFileSystemInfos();
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(Place(path.TrimEnd('/'), 0, 0), $"the folder cannot be listed: {BoundedFile.Reason(e)}"));
            return [];
        }
    }

    private ByteSource? Inside(string path)
    {
        var full = Path.GetFullPath(path, fullPath);
        var file = new FileInfo(full);
        return full.StartsWith(fullPath + Path.DirectorySeparatorChar, StringComparison.Ordinal) && file.Exists && file.LinkTarget is null ? Source(file) : null;
    }

    private static Problem Unreadable(string name, Exception e) => new(new Location(name, 0, 0), $"the file cannot be read: {BoundedFile.Reason(e)}");

    // Opened for each read: a folder has more files than a process may hold open.
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
