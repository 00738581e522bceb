using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>The database of dpkg, <c>var/lib/dpkg/status</c>, and of distroless images, <c>var/lib/dpkg/status.d/*</c> (https://man7.org/linux/man-pages/man5/deb-control.5.html).</summary>
public sealed class DpkgStatusReader : InventoryReader
{
    private const string Database = "var/lib/dpkg/status";

    /// <inheritdoc/>
    public override string Format => "dpkg status";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.StartsWith(Database, StringComparison.Ordinal)
        && (entry.Path.Length == Database.Length
            || (entry.Path.AsSpan(Database.Length).StartsWith(".d/") && !entry.Path.EndsWith(".md5sums", StringComparison.Ordinal)))
            ? Want.Everything
            : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var isAny = false;
        foreach (var (line, fields) in Stanzas.Of(content))
        {
            string name = "", version = "", source = "", status = "";
            foreach (var (key, value) in fields)
            {
                switch (key)
                {
                    case "Package":
                        name = value;
                        break;
                    case "Version":
                        version = value;
                        break;
                    case "Source":
                        source = value;
                        break;
                    case "Status":
                        status = value;
                        break;
                }
            }

            isAny |= name.Length > 0;

            // Of a package that was removed, the configuration may be left; distroless images write no status.
            if (name.Length > 0 && (status.Length == 0 || status.EndsWith(" installed", StringComparison.Ordinal)))
            {
                into.Add(Of(entry, line, name, version, source));
            }
        }

        if (!isAny && content.Length > 0)
        {
            into.Report(entry.Path, "is not a database of dpkg");
        }
    }

    // The source is named where it differs from the package, with its version in parentheses where that differs too.
    private static Package Of(ArtifactEntry entry, int line, string name, string version, string source)
    {
        var parenthesis = source.IndexOf('(', StringComparison.Ordinal);
        return new Package
        {
            Ecosystem = Ecosystem.Debian,
            Name = name,
            Version = version,
            Kind = PackageKind.System,
            Path = entry.Path,
            Line = line,
            SourceName = source.Length == 0 ? name : parenthesis < 0 ? source : source[..parenthesis].Trim(),
            SourceVersion = parenthesis < 0 ? "" : source[(parenthesis + 1)..].TrimEnd(')'),
        };
    }
}
