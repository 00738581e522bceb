using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary><c>packages.config</c>, the list of packages of older projects (https://learn.microsoft.com/nuget/reference/packages-config).</summary>
public sealed class PackagesConfigReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "packages.config";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("packages.config") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var error = XmlWalk.Visit(content, leave: null, (path, attribute, line) =>
        {
            if (path is ["packages", "package"] && attribute("id") is { Length: > 0 } name)
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.NuGet,
                    Name = name,
                    Version = attribute("version") ?? "",
                    Kind = PackageKind.Declared,
                    Path = entry.Path,
                    Line = line,
                    IsDevelopment = attribute("developmentDependency") == "true",
                });
            }
        });
        if (error is not null)
        {
            into.Report(entry.Path, error);
        }
    }
}
