using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>The rpm database in SQLite: <c>rpmdb.sqlite</c>, the form of Amazon Linux 2023 and Fedora. Its table <c>Packages</c> holds a header in each row.</summary>
public sealed class RpmSqliteReader : InventoryReader
{
    private const string Log = "rpmdb.sqlite-wal";

    /// <inheritdoc/>
    public override string Format => "rpmdb.sqlite";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        RpmDatabase.Wants(entry, "rpmdb.sqlite") is Want.Everything || (entry.Size > 0 && RpmDatabase.Wants(entry, Log) is Want.Everything) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (entry.IsNamed(Log))
        {
            into.Report(entry.Path, "may hold changes that are not in the database yet: packages may be missing");
            return;
        }

        if (SqliteFile.Open(content) is not { } file || file.FindTable("Packages") is not { } root)
        {
            into.Report(entry.Path, "is not an rpm database in SQLite");
            return;
        }

        RpmDatabase.Read(entry, file.Rows(root).Select(row => row is { } bytes ? SqliteRecord.LastBlob(bytes) : null), content.Length, into);
    }
}
