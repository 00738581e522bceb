using System.Buffers;
using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>Streams layers: each is decompressed from front to back, and nothing but the wanted files is kept.</summary>
internal sealed class LayerReader(Walk walk)
{
    private long _budget = walk.Limits.Layers;

    /// <summary>Shows every member of a layer, from the first, until the visitor says that it has seen enough.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isFirst">Whether it is the first time: then the digests are compared, and problems said.</param>
    /// <param name="visit">Gets the tar at the content of the member, the member and its number; false to stop.</param>
    public void Read(ImageLayer layer, bool isFirst, Func<TarReader, TarEntry, long, bool> visit)
    {
        using var raw = new MeasuredStream(new SourceStream(layer.Bytes, 0, layer.Bytes.Length), long.MaxValue, isFirst && layer.Digest is not null);
        using var plain = new MeasuredStream(Decompression.Open(layer.Bytes, raw), _budget, isFirst && layer.TarDigest is not null);
        var tar = new TarReader(plain);
        for (long ordinal = 0; tar.TryNext(out var entry) && visit(tar, entry, ordinal); ordinal++)
        {
        }

        if (isFirst)
        {
            Check(layer, raw, plain, tar);
        }

        _budget -= plain.Count;
    }

    /// <summary>Asks about the file before which the tar stands, under each of its names, and does with it what is wanted.</summary>
    /// <returns>The first bytes, if somebody wanted them; null when nobody took an interest.</returns>
    public byte[]? Take(TarReader tar, IReadOnlyList<ArtifactEntry> names)
    {
        var plans = names.Select(walk.Ask).ToArray();
        if (Array.TrueForAll(plans, plan => plan == Plan.None))
        {
            return null;
        }

        var start = Array.Exists(plans, plan => (plan & (Plan.AskAgain | Plan.MayBeArchive)) != Plan.None) ? new byte[(int)Math.Min(names[0].Size, Artifact.StartLength)] : [];
        if (!tar.TryFill(start))
        {
            return start;
        }

        for (var index = 0; index < plans.Length; index++)
        {
            plans[index] = walk.Afford(names[index], walk.Ask(names[index], plans[index], start), 0, stored: false);
        }

        if (Array.Exists(plans, plan => plan != Plan.None))
        {
            Use(tar, names, plans, start);
        }

        return start;
    }

    private void Use(TarReader tar, IReadOnlyList<ArtifactEntry> names, Plan[] plans, byte[] start)
    {
        var size = (int)names[0].Size;
        var content = ArrayPool<byte>.Shared.Rent(size);
        start.CopyTo(content, 0);
        if (tar.TryFill(content.AsSpan(start.Length, size - start.Length)))
        {
            for (var index = 0; index < plans.Length; index++)
            {
                walk.Use(names[index], plans[index], content.AsMemory(0, size), 0);
            }
        }
        else
        {
            walk.Report(names[0].Path, Messages.Shorter);
        }

        ArrayPool<byte>.Shared.Return(content);
    }

    private void Check(ImageLayer layer, MeasuredStream raw, MeasuredStream plain, TarReader tar)
    {
        var tarDigest = layer.TarDigest is null ? null : plain.Finish();
        var digest = layer.Digest is null ? null : raw.Finish();
        if ((plain.Problem ?? tar.Problem) is { } problem)
        {
            walk.Report(layer.Name, problem);
        }
        else if (tarDigest != layer.TarDigest || digest != layer.Digest)
        {
            walk.Report(layer.Name, ImageLayoutReader.Mismatch);
        }
    }
}
