using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary><c>pom.xml</c> of a source tree: the dependencies it declares (https://maven.apache.org/pom.html). What only a parent elsewhere knows has no version here.</summary>
public sealed class PomXmlReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "pom.xml";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed("pom.xml") && !entry.Path.Contains("!/", StringComparison.Ordinal) && !entry.Path.Contains("META-INF/maven/", StringComparison.Ordinal)
            ? Want.Everything
            : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var pom = new Pom();
        if (XmlWalk.Visit(content, pom.Take) is { } error)
        {
            into.Report(entry.Path, error);
        }

        foreach (var dependency in pom.Dependencies)
        {
            var (group, artifact) = (pom.Resolve(dependency.Group), pom.Resolve(dependency.Artifact));
            if (group is null or "" || artifact is null or "")
            {
                continue;
            }

            var version = pom.Resolve(dependency.Version.Length > 0 ? dependency.Version : pom.Managed(group, artifact)) ?? "";
            into.Add(new Package
            {
                Ecosystem = Ecosystem.Maven,
                Name = $"{group}:{artifact}",

                // A range says which versions may be taken, not which is.
                Version = version.AsSpan().IndexOfAny('[', '(', ',') >= 0 ? "" : version,
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = dependency.Line,
                IsDevelopment = dependency.Scope == "test",
            });
        }
    }
}
