using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>The files of a tar, each where it stands in the tar.</summary>
internal sealed class TarFiles
{
    private const int KeptAtOnce = 1 << 20;

    private readonly Dictionary<string, ByteSource> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>All files with their paths.</summary>
    public IEnumerable<(string Path, ByteSource Bytes)> All => _files.Select(each => (each.Key, each.Value));

    /// <summary>Finds the files of a tar; a compressed one is decompressed into memory first, because layers are read at any offset.</summary>
    /// <param name="tar">The tar.</param>
    /// <param name="walk">Whose limits hold.</param>
    /// <param name="most">How many files are looked at.</param>
    public static TarFiles Open(ByteSource tar, Walk walk, int most)
    {
        var files = new TarFiles();
        if (Decompression.IsCompressed(tar))
        {
            using var stream = new MeasuredStream(Decompression.Open(tar, new SourceStream(tar, 0, tar.Length)), walk.Limits.CompressedTar, isHashed: false);
            var plain = Keep(tar.Name, stream);
            if (stream.Problem is { } problem)
            {
                walk.Report("", $"{problem}; a compressed tar is read only in part, one that is not compressed can be larger");
            }

            tar = plain;
        }

        files.Index(tar, walk, most);
        return files;
    }

    /// <summary>The bytes of a file, or null. Older tars of Docker have links in the place of layers that they have already.</summary>
    public ByteSource? Find(string path) =>
        _files.TryGetValue(path, out var found) || (_links.TryGetValue(path, out var target) && _files.TryGetValue(target, out found)) ? found : null;

    private void Index(ByteSource tar, Walk walk, int most)
    {
        var reader = new TarReader(new SourceStream(tar, 0, tar.Length));
        while (reader.TryNext(out var entry))
        {
            if (_files.Count + _links.Count >= most)
            {
                walk.Report("", $"is a tar of more than {most} files; the others are not looked at");
                break;
            }

            if (EntryPath.TryMakeInImage(entry.Name, out var path) is { } problem)
            {
                walk.Report(entry.Name, problem);
            }
            else if (entry.Kind == TarKind.File)
            {
                _files[path] = tar.Slice(path, reader.Position, entry.Size);
            }
            else if (entry.Kind is TarKind.Link or TarKind.HardLink)
            {
                var folder = entry.Kind == TarKind.Link ? path[..(path.LastIndexOf('/') + 1)] : "";
                _links[path] = Resolve(folder, entry.Target);
            }
        }

        if (reader.Problem is { } damage)
        {
            walk.Report("", damage);
        }
    }

    private static string Resolve(string folder, string target)
    {
        var segments = new Stack<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                segments.TryPop(out _);
            }
            else if (segment != ".")
            {
                segments.Push(segment);
            }
        }

        return string.Join('/', segments.Reverse());
    }

    private static ByteSource Keep(string name, Stream stream)
    {
        var blocks = new List<byte[]>();
        long length = 0;
        int read;
        do
        {
            var block = GC.AllocateUninitializedArray<byte>(KeptAtOnce);
            read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            blocks.Add(block);
            length += read;
        }
        while (read == KeptAtOnce);

        return new ByteSource(name, length, (offset, into) =>
        {
            var room = Math.Min(into.Length, length - offset);
            if (room <= 0)
            {
                return 0;
            }

            var part = blocks[(int)(offset / KeptAtOnce)].AsSpan((int)(offset % KeptAtOnce));
            part = part[..(int)Math.Min(part.Length, room)];
            part.CopyTo(into);
            return part.Length;
        });
    }
}
