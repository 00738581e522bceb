using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>The source map beside a bundle.</summary>
public sealed class SourceMapReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "source map";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start)
    {
        var path = entry.Path;
        var isMap = path.EndsWith("js.map", StringComparison.Ordinal)
            && (path.EndsWith(".js.map", StringComparison.Ordinal) || path.EndsWith(".mjs.map", StringComparison.Ordinal) || path.EndsWith(".cjs.map", StringComparison.Ordinal));
        return isMap && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;
    }

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var evidence = new BundleEvidence();
        SourceMap.Scan(entry, content.Span, 0, evidence, into);
        evidence.AddTo(entry, content.Span, into);
    }
}
