using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>What the three forms of the rpm database have in common: a store of headers under one of two folders.</summary>
internal static class RpmDatabase
{
    /// <summary>Whether the entry is the database of this name.</summary>
    public static Want Wants(ArtifactEntry entry, string name) =>
        entry.IsNamed(name)
        && entry.Folder() is "var/lib/rpm/" or "usr/lib/sysimage/rpm/" or "usr/share/rpm/"
            ? Want.Everything
            : Want.Nothing;

    /// <summary>Adds a package for each header; null stands for one that the store could not read.</summary>
    public static void Read(ArtifactEntry entry, IEnumerable<ReadOnlyMemory<byte>?> headers, long databaseBytes, InventoryBuilder into)
    {
        var damaged = 0;
        var budget = new PathBudget(databaseBytes);
        foreach (var blob in headers)
        {
            if (blob is not { } bytes || !RpmHeader.TryRead(bytes.Span, out var header))
            {
                damaged++;
            }
            else if (header.Package(entry.Path) is { } package)
            {
                into.Add(package);
                into.Own(package, header.Files(budget));
            }
        }

        if (damaged > 0)
        {
            into.Report(entry.Path, $"has {damaged} {(damaged == 1 ? "part" : "parts")} that cannot be read: packages are missing");
        }

        if (budget.IsSpent)
        {
            into.Report(entry.Path, "lists longer paths than a file system has: files are left out");
        }
    }
}
