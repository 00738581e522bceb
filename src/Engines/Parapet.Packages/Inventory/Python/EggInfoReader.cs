using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// What setuptools and distutils left before wheels: <c>NAME.egg-info/PKG-INFO</c>, a file <c>NAME.egg-info</c>, and <c>EGG-INFO/PKG-INFO</c> of an egg,
/// which owns all of the egg (https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html).
/// </summary>
public sealed class EggInfoReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "PKG-INFO";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(".egg-info", StringComparison.Ordinal)
        || (entry.IsNamed(Format) && (entry.Folder().EndsWith(".egg-info/") || entry.Folder().EndsWith("EGG-INFO/")))
            ? Want.Everything
            : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        if (PythonMetadata.Read(entry, text, into) is { } package)
        {
            into.Add(package);
            into.Own(package, !entry.IsNamed(Format) ? entry.Path : Owned(entry.Folder()));
        }
    }

    private static string Owned(ReadOnlySpan<char> folder)
    {
        var egg = folder.EndsWith("/EGG-INFO/") ? folder[..^"EGG-INFO/".Length] : folder;
        return (egg.EndsWith(".egg/") ? egg : folder).ToString();
    }
}
