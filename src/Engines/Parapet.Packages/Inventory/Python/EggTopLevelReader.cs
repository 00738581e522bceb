using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>NAME-VERSION.egg-info/top_level.txt</c>: the modules of a package that has no <c>RECORD</c>, so that their folders are taken for its own. For a
/// wheel the list is not read: its <c>RECORD</c> names each file, and what lies beside them is somebody else's.
/// </summary>
public sealed class EggTopLevelReader : TextInventoryReader
{
    private const string Suffix = ".egg-info/top_level.txt";

    /// <inheritdoc/>
    public override string Format => "top_level.txt";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(Suffix, StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        // `NAME-VERSION-py3.11.egg-info`, or in a source tree `NAME.egg-info`, which says no version.
        var stem = entry.Path[..^Suffix.Length];
        var site = stem[..(stem.LastIndexOf('/') + 1)];
        var parts = stem[site.Length..].Split('-');
        if (!PythonNames.IsName(parts[0]))
        {
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.PyPI,
            Name = PythonNames.Normalise(parts[0]),
            Version = parts.Length > 1 ? parts[1] : "",
            Kind = PythonNames.IsVendored(entry.Path) ? PackageKind.Bundled : PackageKind.Installed,
            Path = stem + ".egg-info/PKG-INFO",
            IsCertain = parts.Length > 1,
        };
        var lines = new LineCursor(text);
        while (lines.Next())
        {
            var module = lines.Current.Trim().ToString();
            if (module.Length > 0 && !module.Contains("..", StringComparison.Ordinal))
            {
                into.Own(package, $"{site}{module}/", $"{site}{module}.py");
            }
        }
    }
}
