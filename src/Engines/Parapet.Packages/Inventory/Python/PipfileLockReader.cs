using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary><c>Pipfile.lock</c> of Pipenv: <c>default</c>, <c>develop</c> and further groups (https://pipenv.pypa.io/en/latest/pipfile.html).</summary>
public sealed class PipfileLockReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "Pipfile.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed(Format) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        if (!json.EnterObject())
        {
            into.Report(entry.Path, $"is not the object that a `{Format}` is");
            return;
        }

        while (json.NextProperty())
        {
            if (json.NameIs("_meta"u8))
            {
                json.Skip();
                continue;
            }

            var isDevelopment = json.NameIs("develop"u8);
            if (!json.EnterObject())
            {
                continue;
            }

            while (json.NextProperty())
            {
                ReadPackage(entry, ref json, isDevelopment, into);
            }
        }
    }

    private static void ReadPackage(ArtifactEntry entry, ref JsonCursor json, bool isDevelopment, InventoryBuilder into)
    {
        var line = json.Line;
        var name = json.Name();
        if (!json.EnterObject())
        {
            return;
        }

        var version = "";
        var isLocal = false;
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                version = json.Text() is { } pinned && pinned.StartsWith("==", StringComparison.Ordinal) ? pinned.TrimStart('=') : "";
            }
            else if (json.NameIs("path"u8))
            {
                isLocal = true;
                json.Skip();
            }
            else
            {
                json.Skip();
            }
        }

        if (!isLocal && PythonNames.IsName(name))
        {
            into.Add(new Package
            {
                Ecosystem = Ecosystem.PyPI,
                Name = PythonNames.Normalise(name),
                Version = version,
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = line,
                IsCertain = version.Length > 0,
                IsDevelopment = isDevelopment,
            });
        }
    }
}
