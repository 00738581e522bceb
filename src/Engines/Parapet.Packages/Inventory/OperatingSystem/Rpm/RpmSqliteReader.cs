using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>The rpm database in SQLite: <c>rpmdb.sqlite</c>, the form of Amazon Linux 2023 and Fedora. Its table <c>Packages</c> holds a header in each row.</summary>
public sealed class RpmSqliteReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "rpmdb.sqlite";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => RpmDatabase.Wants(entry, "rpmdb.sqlite");

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (SqliteFile.Open(content) is not { } file || file.FindTable("Packages") is not { } root)
        {
            into.Report(entry.Path, "is not an rpm database in SQLite");
            return;
        }

        RpmDatabase.Read(entry, file.Rows(root).Select(row => row is { } bytes ? SqliteRecord.LastBlob(bytes) : null), content.Length, into);
    }
}
