using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>The rpm database in BerkeleyDB: <c>Packages</c>, the form of Amazon Linux 2 and CentOS 7, a hash of headers by number.</summary>
public sealed class RpmBerkeleyReader : InventoryReader
{
    // The number of the last header is stored among the headers.
    private const int CounterLength = 4;

    /// <inheritdoc/>
    public override string Format => "rpm Packages";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => RpmDatabase.Wants(entry, "Packages");

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (BerkeleyHash.Open(content) is not { } hash)
        {
            into.Report(entry.Path, "is not an rpm database in BerkeleyDB");
            return;
        }

        RpmDatabase.Read(entry, hash.Values().Where(value => value?.Length != CounterLength), content.Length, into);
    }
}
