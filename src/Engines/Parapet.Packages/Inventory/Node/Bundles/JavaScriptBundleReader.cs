using System.Buffers.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// Code into which a bundler put packages: a <c>.js</c>, <c>.mjs</c> or <c>.cjs</c> outside <c>node_modules</c>, and the file of licences that some
/// bundlers write beside it. What is found is a conclusion; that nothing is found says nothing. A source map inside it is read as well.
/// </summary>
public sealed class JavaScriptBundleReader : InventoryReader
{
    private const int MinSize = 2048;

    /// <inheritdoc/>
    public override string Format => "JavaScript bundle";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start)
    {
        var path = entry.Path;
        var isCode = entry.Size >= MinSize
            && (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".mjs", StringComparison.Ordinal) || path.EndsWith(".cjs", StringComparison.Ordinal));
        var isLicenses = path.EndsWith(".LICENSE.txt", StringComparison.Ordinal) || path.EndsWith(".LEGAL.txt", StringComparison.Ordinal);
        return (isCode || isLicenses) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;
    }

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var evidence = new BundleEvidence();
        var code = content.Span;
        var map = code.LastIndexOf("//# sourceMappingURL=data:application/json"u8);
        var text = map < 0 ? code : code[..map];
        var regions = ModulePaths.Scan(text, evidence);
        InlinedManifests.Scan(text, regions, evidence);
        Banners.Scan(text, evidence);
        if (map >= 0)
        {
            ReadMap(entry, code[map..], map, evidence, into);
        }

        evidence.AddTo(entry, code, into);
    }

    private static void ReadMap(ArtifactEntry entry, ReadOnlySpan<byte> comment, int offset, BundleEvidence evidence, InventoryBuilder into)
    {
        var comma = comment.IndexOf(";base64,"u8);
        if (comma < 0)
        {
            return;
        }

        var encoded = comment[(comma + ";base64,".Length)..].TrimEnd(" \r\n\t*/"u8);
        var json = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        Base64.DecodeFromUtf8(encoded, json, out _, out var written);
        SourceMap.Scan(entry, json.AsSpan(0, written), offset, evidence, into);
    }
}
