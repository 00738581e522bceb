using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>
/// Reads an image from its highest layer down, so that a file is known to be the one that is seen when it is met, and can be read at once.
/// A layer is decompressed again only when a link leads to a file in it that nobody wanted under its own name.
/// </summary>
internal sealed class ImageReader(ImageLayout layout, Walk walk)
{
    // Folders, links and what higher layers hide are no entries, and there are more of them than files.
    private const int NamesPerEntry = 4;
    private const int MembersPerEntry = 16;

    private readonly LayerReader _layers = new(walk);
    private readonly ImageTree _tree = new((int)Math.Min((long)walk.Limits.Entries * NamesPerEntry, int.MaxValue));
    private readonly List<(ImageNode Node, string Path)> _links = [];
    private readonly SecondLook _again = new(walk);
    private long _members;
    private bool _isOver;

    public void Read()
    {
        for (var layer = layout.Layers.Count - 1; layer >= 0 && !_isOver; layer--)
        {
            ReadLayer(layer);
        }

        if (_isOver || _tree.IsFull)
        {
            walk.Report("", $"has more files than the limit of {walk.Limits.Entries}; the others are not read");
        }

        new ImageLinks(_tree, _again, walk).Follow(_links);
        _again.Read(layout, _layers);
    }

    private void ReadLayer(int layer)
    {
        // What hard links in this layer can mean: files that a higher layer hides count as well.
        var files = new Dictionary<string, LayerFile>(StringComparer.Ordinal);
        _layers.Read(layout.Layers[layer], isFirst: true, (tar, entry, ordinal) =>
        {
            if (EntryPath.TryMakeInImage(entry.Name, out var path) is { } problem)
            {
                walk.Report(entry.Name, problem);
            }
            else if (path.Length > 0 && !_tree.TryWhiteout(path, layer))
            {
                Add(path.TrimEnd('/'), layer, tar, entry, ordinal, files);
            }

            _isOver |= ++_members > (long)walk.Limits.Entries * MembersPerEntry || _tree.IsFull;
            return !_isOver;
        });
    }

    private void Add(string path, int layer, TarReader tar, TarEntry entry, long ordinal, Dictionary<string, LayerFile> files)
    {
        if (walk.Room <= 0)
        {
            _isOver = true;
            return;
        }

        switch (entry.Kind)
        {
            case TarKind.Folder:
                _tree.AddFolder(path, layer);
                break;
            case TarKind.File:
                files[path] = AddFile(path, layer, tar, new LayerFile(ordinal, entry.Size, null));
                break;
            case TarKind.HardLink:
                AddHardLink(path, layer, entry.Target, files);
                break;
            case TarKind.Link:
                AddLink(path, layer, entry.Target);
                break;
            case TarKind.Sparse:
                walk.Report(path, "is a file with holes, which tar keeps in a form that is not read");
                _tree.Add(path, layer);
                break;
            default:
                _tree.Add(path, layer);
                break;
        }
    }

    private LayerFile AddFile(string path, int layer, TarReader tar, LayerFile file)
    {
        if (_tree.Add(path, layer) is not { } node)
        {
            return file;
        }

        var entry = new ArtifactEntry(path, file.Size);
        List(node, entry);
        var start = _layers.Take(tar, [entry]);
        node.File = new ImageFile(entry, layer, file.Ordinal, IsAsked: start is not null);
        return file with { Start = start };
    }

    // The content stands where the other name is. It was read there, if at all, for the other name only.
    private void AddHardLink(string path, int layer, string target, Dictionary<string, LayerFile> files)
    {
        if (EntryPath.TryMakeInImage(target, out var targetPath) is not null || !files.TryGetValue(targetPath, out var file))
        {
            walk.Report(path, $"is a hard link to `{EntryPath.Printable(target)}`, which its layer does not have");
            return;
        }

        files[path] = file;
        if (_tree.Add(path, layer) is { } node)
        {
            var entry = new ArtifactEntry(path, file.Size);
            List(node, entry);
            var isAsked = _again.Ask(entry, layer, file);
            node.File = new ImageFile(entry, layer, file.Ordinal, isAsked);
        }
    }

    private void AddLink(string path, int layer, string target)
    {
        if (_tree.Add(path, layer) is { } node)
        {
            node.File = null;
            node.Target = target.Length <= EntryPath.Longest ? target : "";
            _links.Add((node, path));
        }
    }

    private void List(ImageNode node, ArtifactEntry entry)
    {
        node.Target = null;
        if (node.File is null)
        {
            walk.List(entry);
        }
        else
        {
            walk.Report(entry.Path, "is there more than once in its layer; each one is read");
        }
    }
}
