using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>Which files a package of dpkg owns: <c>var/lib/dpkg/info/NAME.list</c>, and <c>status.d/NAME.md5sums</c> in distroless images.</summary>
public sealed class DpkgFileListReader : InventoryReader
{
    private const string Lists = "var/lib/dpkg/info/";
    private const string Sums = "var/lib/dpkg/status.d/";

    /// <inheritdoc/>
    public override string Format => "dpkg file list";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        (entry.Path.StartsWith(Lists, StringComparison.Ordinal) && entry.Path.EndsWith(".list", StringComparison.Ordinal))
        || (entry.Path.StartsWith(Sums, StringComparison.Ordinal) && entry.Path.EndsWith(".md5sums", StringComparison.Ordinal))
            ? Want.Everything
            : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var isSums = entry.Path.EndsWith(".md5sums", StringComparison.Ordinal);
        var name = entry.Name[..entry.Name.LastIndexOf('.')].ToString().Split(':')[0];
        var package = SystemSettlement.Named(Ecosystem.Debian, name, entry.Path);
        into.Own(package, Lines(content, isSums).SelectMany(Paths));
    }

    // A folder stands before what is in it, and owns nothing by itself.
    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> content, bool isSums)
    {
        var last = "";
        foreach (var (_, text) in TextLines.Of(content))
        {
            var path = (isSums ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimStart() : text).TrimStart('/');
            if (last.Length > 0 && !(path.StartsWith(last, StringComparison.Ordinal) && path.AsSpan(last.Length) is ['/', ..]))
            {
                yield return last;
            }

            last = path == "." ? "" : path;
        }

        if (last.Length > 0)
        {
            yield return last;
        }
    }

    // Since Debian 12 /lib is a link to /usr/lib, yet packages list their files under /lib.
    private static IEnumerable<string> Paths(string path)
    {
        yield return path;
        if (path.StartsWith("lib", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("sbin/", StringComparison.Ordinal))
        {
            yield return "usr/" + path;
        }
    }
}
