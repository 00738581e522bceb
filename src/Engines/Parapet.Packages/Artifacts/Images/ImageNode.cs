namespace Parapet.Packages.Artifacts.Images;

/// <summary>A name in the file system of an image. Layers are numbered from the lowest, 0, and added from the highest.</summary>
internal sealed class ImageNode(string name, ImageNode? parent)
{
    /// <summary>Its name in the folder; empty for the root.</summary>
    public string Name { get; } = name;

    /// <summary>The folder it is in; null for the root.</summary>
    public ImageNode? Parent { get; } = parent;

    /// <summary>What is below it.</summary>
    public Dictionary<string, ImageNode>? Children { get; private set; }

    /// <summary>The highest layer that put something here or took it away: lower layers have no say, here and below.</summary>
    public int Cover { get; set; } = -1;

    /// <summary>The highest layer in which the folder starts anew: lower layers have no say below.</summary>
    public int Opaque { get; set; } = -1;

    /// <summary>The highest layer in which it is a folder: in lower layers it may be one, too, and nothing else.</summary>
    public int FolderIn { get; set; } = -1;

    /// <summary>The file that it is, or null.</summary>
    public ImageFile? File { get; set; }

    /// <summary>Where it leads when it is a symbolic link, or null.</summary>
    public string? Target { get; set; }

    public ImageNode? Child(ReadOnlySpan<char> name) =>
        Children is not null && Children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var child) ? child : null;

    public ImageNode Add(ReadOnlySpan<char> name)
    {
        Children ??= new Dictionary<string, ImageNode>(StringComparer.Ordinal);
        var child = new ImageNode(name.ToString(), this);
        Children.Add(child.Name, child);
        return child;
    }
}

/// <summary>A file of an image.</summary>
/// <param name="Entry">Its path and size.</param>
/// <param name="Layer">The layer that has it.</param>
/// <param name="Ordinal">Which member of that layer it is, from 0.</param>
/// <param name="IsAsked">Whether somebody took an interest in it under this path.</param>
internal sealed record ImageFile(ArtifactEntry Entry, int Layer, long Ordinal, bool IsAsked);
