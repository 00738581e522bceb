using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>The database of apk, <c>lib/apk/db/installed</c>, with the files of each package (https://wiki.alpinelinux.org/wiki/Apk_spec).</summary>
public sealed class ApkInstalledReader : InventoryReader
{
    private const int LongestPath = 4096;

    /// <inheritdoc/>
    public override string Format => "apk installed";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path is "lib/apk/db/installed" or "usr/lib/apk/db/installed" ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var isAny = false;
        var budget = new PathBudget(content.Length);
        foreach (var (line, fields) in Stanzas.Of(content))
        {
            string name = "", version = "", license = "", origin = "", folder = "";
            var files = new List<string>();
            foreach (var (key, value) in fields)
            {
                switch (key)
                {
                    case "P":
                        name = value;
                        break;
                    case "V":
                        version = value;
                        break;
                    case "L":
                        license = value;
                        break;
                    case "o":
                        origin = value;
                        break;
                    case "F":
                        folder = value.Length > LongestPath ? "" : value;
                        break;
                    case "R" when budget.Allows(folder.Length + value.Length):
                        files.Add(folder.Length == 0 ? value : $"{folder}/{value}");
                        break;
                }
            }

            if (name.Length > 0)
            {
                isAny = true;
                var package = new Package
                {
                    Ecosystem = Ecosystem.Alpine,
                    Name = name,
                    Version = version,
                    Kind = PackageKind.System,
                    Path = entry.Path,
                    Line = line,
                    SourceName = origin.Length > 0 ? origin : name,
                    License = license,
                };
                into.Add(package);
                into.Own(package, files);
            }
        }

        if (!isAny && content.Length > 0)
        {
            into.Report(entry.Path, "is not a database of apk");
        }

        if (budget.IsSpent)
        {
            into.Report(entry.Path, "lists longer paths than a file system has: files are left out");
        }
    }
}
