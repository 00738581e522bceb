using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary><c>_vendor/vendor.txt</c>, in which pip and others list the copies they keep of other packages, as in a requirements file.</summary>
public sealed class VendorListReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "vendor.txt";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && PythonNames.IsVendored(entry.Path) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var lines = new LineCursor(text);
        while (lines.Next())
        {
            if (RequirementsReader.ReadLine(lines.Current.Trim(), out var name, out var version))
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.PyPI,
                    Name = PythonNames.Normalise(name),
                    Version = version.ToString(),
                    Kind = PackageKind.Bundled,
                    Path = entry.Path,
                    Line = lines.Number,
                    IsCertain = false,
                });
            }
        }
    }
}
