namespace Parapet.Packages.Artifacts.Images;

/// <summary>
/// The file system that the layers of an image make together. Layers are added from the highest down, so that whether a file is seen at last
/// is known when it is met. What a layer takes away it takes from the layers below it, wherever in the layer that stands
/// (https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts).
/// </summary>
internal sealed class ImageTree(int room)
{
    private const string Whiteout = ".wh.";
    private const string OpaqueWhiteout = ".wh..wh..opq";

    private int _room = room;

    public ImageNode Root { get; } = new("", null);

    /// <summary>Whether there were more names than are kept.</summary>
    public bool IsFull => _room < 0;

    /// <summary>Takes note of a whiteout; false when the path is not that of one.</summary>
    public bool TryWhiteout(string path, int layer)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (!name.StartsWith(Whiteout, StringComparison.Ordinal))
        {
            return false;
        }

        var folder = path.AsSpan(0, path.Length - name.Length).TrimEnd('/');
        if (name.SequenceEqual(OpaqueWhiteout))
        {
            if (Reach(folder, layer, isFolder: true) is { } opened)
            {
                opened.Opaque = Math.Max(opened.Opaque, layer);
            }
        }
        else if (!name.StartsWith(".wh..wh.", StringComparison.Ordinal) && name.Length > Whiteout.Length)
        {
            // What starts so and is not the opaque mark is AUFS's own.
            var gone = folder.IsEmpty ? name[Whiteout.Length..].ToString() : $"{folder}/{name[Whiteout.Length..]}";
            if (Reach(gone, layer, isFolder: false) is { } node)
            {
                node.Cover = Math.Max(node.Cover, layer);
            }
        }

        return true;
    }

    /// <summary>Puts a folder into the tree; nothing changes when a higher layer hides it.</summary>
    public void AddFolder(string path, int layer) => Reach(path, layer, isFolder: true);

    /// <summary>Makes room for a file or a link; null when a higher layer hides it.</summary>
    public ImageNode? Add(string path, int layer)
    {
        if (Reach(path, layer, isFolder: false) is not { } node || node.FolderIn > layer)
        {
            return null;
        }

        node.Cover = layer;
        return node;
    }

    // Walks to a node, making it when nobody did, and stops where a higher layer hides what this one has.
    private ImageNode? Reach(ReadOnlySpan<char> path, int layer, bool isFolder)
    {
        var node = Root;
        node.FolderIn = Math.Max(node.FolderIn, layer);
        while (!path.IsEmpty)
        {
            var slash = path.IndexOf('/');
            var segment = slash < 0 ? path : path[..slash];
            path = slash < 0 ? default : path[(slash + 1)..];
            if (node.Opaque > layer)
            {
                return null;
            }

            var child = node.Child(segment);
            if (child is null)
            {
                if (--_room < 0)
                {
                    return null;
                }

                child = node.Add(segment);
            }

            if (child.Cover > layer)
            {
                return null;
            }

            if (!path.IsEmpty || isFolder)
            {
                child.FolderIn = Math.Max(child.FolderIn, layer);
            }

            node = child;
        }

        return node;
    }
}
