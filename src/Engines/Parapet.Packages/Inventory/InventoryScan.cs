using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>Reads an artefact and says which packages it holds.</summary>
public static class InventoryScan
{
    /// <summary>The packages of a zip.</summary>
    public static ArtifactInventory Zip(ByteSource source) => Read((wants, read) => ArtifactReader.ReadZip(source, wants, read));

    /// <summary>The packages of a folder.</summary>
    /// <param name="name">What a person calls it.</param>
    /// <param name="files">Its files, with their paths below it.</param>
    public static ArtifactInventory Folder(string name, IEnumerable<(string Path, ByteSource Bytes)> files) =>
        Read((wants, read) => ArtifactReader.ReadFolder(name, files, wants, read));

    /// <summary>The packages of an image, given as the tar that <c>docker save</c> writes or as the tar of an OCI layout.</summary>
    public static ArtifactInventory Image(ByteSource tar) => Read((wants, read) => ArtifactReader.ReadImage(tar, wants, read));

    /// <summary>The packages of an image, given as the folder of an OCI layout.</summary>
    /// <param name="name">What a person calls it.</param>
    /// <param name="open">Opens a file of the folder by its path below it; null when there is none.</param>
    public static ArtifactInventory ImageFolder(string name, Func<string, ByteSource?> open) => Read((wants, read) => ArtifactReader.ReadImageFolder(name, open, wants, read));

    private static ArtifactInventory Read(Func<EntryFilter, EntryReader, Artifact> walk)
    {
        var builder = new InventoryBuilder();
        var artifact = walk(
            (entry, start) =>
            {
                var most = Want.Nothing;
                foreach (var reader in InventoryReaders.All)
                {
                    most = Max(most, reader.Wants(entry, start));
                }

                return most;
            },
            (entry, content) =>
            {
                foreach (var reader in InventoryReaders.All)
                {
                    if (Wants(reader, entry, content.Span))
                    {
                        reader.Read(entry, content, builder);
                    }
                }
            });
        return builder.Finish(artifact);
    }

    private static bool Wants(InventoryReader reader, ArtifactEntry entry, ReadOnlySpan<byte> content) =>
        reader.Wants(entry, []) switch
        {
            Want.Everything => true,
            Want.Start => reader.Wants(entry, content[..Math.Min(content.Length, Artifact.StartLength)]) is Want.Everything,
            _ => false,
        };

    private static Want Max(Want left, Want right) => left > right ? left : right;
}
