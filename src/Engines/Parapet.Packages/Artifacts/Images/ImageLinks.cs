using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>
/// Follows symbolic links inside an image, as the processes in it will: <c>var/lib/rpm</c> may lead to <c>usr/lib/sysimage/rpm</c>. A file
/// is wanted by a link's path only when nobody wanted it by its own; links in folders to which a link leads are not followed on.
/// </summary>
internal sealed class ImageLinks(ImageTree tree, SecondLook again, Walk walk)
{
    private const int MostHops = 40;
    private const int MostSteps = 4_000_000;

    private int _steps = MostSteps;

    public void Follow(IReadOnlyList<(ImageNode Node, string Path)> links)
    {
        foreach (var (node, path) in links)
        {
            if (node.Target is not null && Resolve(node) is { } target)
            {
                Ask(target, path);
            }
        }

        if (_steps < 0)
        {
            walk.Report("", "has more links than are followed");
        }
    }

    // As Linux does, which gives up after 40 links (path_resolution(7)); the image's root is the end of every `..`.
    private ImageNode? Resolve(ImageNode link)
    {
        var at = link.Parent ?? tree.Root;
        var hops = 0;
        var waiting = new Stack<string>();
        Follow(link.Target!);
        while (waiting.TryPop(out var segment))
        {
            if (--_steps < 0)
            {
                return null;
            }

            if (segment == "..")
            {
                at = at.Parent ?? tree.Root;
            }
            else if (at.Child(segment) is not { } child)
            {
                return null;
            }
            else if (child.Target is null)
            {
                at = child;
            }
            else if (++hops < MostHops)
            {
                Follow(child.Target);
            }
            else
            {
                return null;
            }
        }

        return at;

        void Follow(string target)
        {
            at = target.StartsWith('/') ? tree.Root : at;
            foreach (var segment in target.Split('/').Reverse())
            {
                if (segment is not ("" or "."))
                {
                    waiting.Push(segment);
                }
            }
        }
    }

    private void Ask(ImageNode from, string path)
    {
        var waiting = new Stack<(ImageNode Node, string Path)>();
        waiting.Push((from, path));
        while (waiting.TryPop(out var each) && --_steps >= 0)
        {
            if (each.Node.File is { IsAsked: false } file)
            {
                again.Ask(new ArtifactEntry(each.Path, file.Entry.Size), file.Layer, new LayerFile(file.Ordinal, file.Entry.Size, null));
            }

            foreach (var (name, child) in each.Node.Children ?? [])
            {
                if (each.Path.Length + name.Length < EntryPath.Longest)
                {
                    waiting.Push((child, $"{each.Path}/{name}"));
                }
            }
        }
    }
}
