using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// The function's own <c>package.json</c>. It is no package, but it says what is to be installed: one version, or a range, of which nothing says
/// what it gave, so that the version is unknown. What is needed for development only counts when its version is exact.
/// </summary>
public sealed class NodeManifestReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "package.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.NameIs("dependencies"u8) || json.NameIs("optionalDependencies"u8))
            {
                ReadAll(entry, ref json, into, isDevelopment: false);
            }
            else if (json.NameIs("devDependencies"u8))
            {
                ReadAll(entry, ref json, into, isDevelopment: true);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadAll(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into, bool isDevelopment)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            var line = json.Line;
            ReadOnlySpan<char> name = json.Name();
            ReadOnlySpan<char> wanted = json.Text();
            if (wanted.StartsWith("npm:"))
            {
                NodeNames.Split(wanted[4..], out name, out wanted);
            }

            wanted = wanted.TrimStart('=');
            var isExact = NodeNames.IsVersion(wanted);
            if (NodeNames.IsName(name) && !NodeNames.IsLocal(wanted) && (isExact || !isDevelopment))
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.Npm,
                    Name = name.ToString(),
                    Version = isExact ? wanted.ToString() : "",
                    Kind = PackageKind.Declared,
                    Path = entry.Path,
                    Line = line,
                    IsCertain = isExact,
                    IsDevelopment = isDevelopment,
                });
            }
        }
    }
}
