using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>NAME-VERSION.dist-info/RECORD</c>, which lists a package's files with their hashes
/// (https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file). The package is the one of the
/// <c>METADATA</c> beside it and has that path; it is added here too, because tools that slim a function delete one or the other.
/// </summary>
public sealed class RecordReader : TextInventoryReader
{
    private const string Suffix = ".dist-info/RECORD";

    /// <inheritdoc/>
    public override string Format => "RECORD";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(Suffix, StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var stem = entry.Path[..^Suffix.Length];
        var site = stem[..(stem.LastIndexOf('/') + 1)];
        var dash = stem.LastIndexOf('-');
        if (dash <= site.Length || !PythonNames.IsName(stem.AsSpan(site.Length, dash - site.Length)))
        {
            into.Report(entry.Path, "lies in a folder that is not named after a package and its version");
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.PyPI,
            Name = PythonNames.Normalise(stem.AsSpan(site.Length, dash - site.Length)),
            Version = stem[(dash + 1)..],
            Kind = PythonNames.IsVendored(entry.Path) ? PackageKind.Bundled : PackageKind.Installed,
            Path = stem + ".dist-info/METADATA",
        };
        into.Add(package);

        var files = new List<string>();
        var lines = new LineCursor(text);
        while (lines.Next())
        {
            if (Locate(site, PathOf(lines.Current)) is { } file)
            {
                files.Add(file);
            }
        }

        into.Own(package, files);
    }

    /// <summary>The first column of the CSV.</summary>
    private static string PathOf(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("\""))
        {
            var close = line[1..].IndexOf("\",");
            return close < 0 ? "" : line.Slice(1, close).ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        var comma = line.IndexOf(',');
        return (comma < 0 ? line : line[..comma]).ToString();
    }

    /// <summary>The entry of the artefact; null for what would lie outside, such as scripts in an absolute folder.</summary>
    private static string? Locate(string site, string path)
    {
        var folder = site.AsSpan();
        var rest = path.AsSpan();
        while (rest.StartsWith("../"))
        {
            if (folder.IsEmpty)
            {
                return null;
            }

            folder = folder[..(folder[..^1].LastIndexOf('/') + 1)];
            rest = rest[3..];
        }

        return rest.IsEmpty || rest[0] == '/' || rest.Contains("/../", StringComparison.Ordinal) ? null : $"{folder}{rest}";
    }
}
