using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary><c>obj/project.assets.json</c>: what the last restore resolved.</summary>
public sealed class ProjectAssetsJsonReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "project.assets.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("project.assets.json") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var line = 0;
        var error = JsonWalk.Visit(content.Span, spot =>
        {
            if (spot.Is(2, "libraries"))
            {
                line = spot.Line;
            }
            else if (spot is { Value: "package", Path: [_, var key, "type"] } && spot.Is(3, "libraries") && key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.NuGet,
                    Name = key[..slash],
                    Version = key[(slash + 1)..],
                    Kind = PackageKind.Declared,
                    Path = entry.Path,
                    Line = line,
                });
            }
        });
        if (error is not null)
        {
            into.Report(entry.Path, error);
        }
    }
}
