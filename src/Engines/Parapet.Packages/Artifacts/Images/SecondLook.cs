using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>A file of a layer, whether it is seen at last or not.</summary>
/// <param name="Ordinal">Which member of the layer it is, from 0.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Start">Its first bytes, if they were looked at.</param>
internal sealed record LayerFile(long Ordinal, long Size, byte[]? Start);

/// <summary>Files that are wanted under a name by which they were not met: they are read once the layers have been.</summary>
internal sealed class SecondLook(Walk walk)
{
    private readonly SortedDictionary<int, Dictionary<long, List<ArtifactEntry>>> _wanted = [];

    /// <summary>Asks about a file under another name; what is wanted will be read. Returns whether somebody took an interest.</summary>
    public bool Ask(ArtifactEntry entry, int layer, LayerFile file)
    {
        var plan = walk.Ask(entry);
        if (plan == Plan.None)
        {
            return false;
        }

        // With the first bytes at hand most need no second look: a script that is no binary, whatever it is called.
        var isStartKnown = file.Start is { } start && start.Length == Math.Min(file.Size, Artifact.StartLength);
        if (!isStartKnown || walk.Ask(entry, plan, file.Start) != Plan.None)
        {
            Add(entry, layer, file.Ordinal);
        }

        return true;
    }

    public void Read(ImageLayout layout, LayerReader layers)
    {
        foreach (var (layer, wanted) in _wanted)
        {
            layers.Read(layout.Layers[layer], isFirst: false, (tar, _, ordinal) =>
            {
                if (wanted.Remove(ordinal, out var names))
                {
                    layers.Take(tar, names);
                }

                return wanted.Count > 0;
            });

            foreach (var entry in wanted.Values.SelectMany(names => names))
            {
                walk.Report(entry.Path, "is a link to a file that could not be read again");
            }
        }
    }

    private void Add(ArtifactEntry entry, int layer, long ordinal)
    {
        if (!_wanted.TryGetValue(layer, out var ofLayer))
        {
            _wanted[layer] = ofLayer = [];
        }

        if (!ofLayer.TryGetValue(ordinal, out var names))
        {
            ofLayer[ordinal] = names = [];
        }

        names.Add(entry);
    }
}
