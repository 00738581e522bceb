using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary>
/// <c>META-INF/maven/GROUP/ARTIFACT/pom.xml</c>, which Maven puts into every jar, and which stays where <c>pom.properties</c> was left out
/// (https://maven.apache.org/shared/maven-archiver/). The path says group and artifact; the version may be that of a parent.
/// </summary>
public sealed class PackedPomReader : InventoryReader
{
    /// <summary>The end of the paths that are read.</summary>
    internal const string Suffix = "/pom.xml";

    private const string Folder = "META-INF/maven/";

    /// <inheritdoc/>
    public override string Format => "pom.xml in a jar";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(Suffix, StringComparison.Ordinal) && entry.Path.Contains(Folder, StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var start = entry.Path.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
        if (entry.Path[start..].Split('/') is not [{ Length: > 0 } group, { Length: > 0 } artifact, _])
        {
            return;
        }

        var pom = new Pom();
        if (XmlWalk.Visit(content, pom.Take) is { } error)
        {
            into.Report(entry.Path, error);
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.Maven,
            Name = $"{group}:{artifact}",
            Version = pom.Resolve("${project.version}") ?? "",
            Kind = PackageKind.Bundled,
            Path = entry.Path,
        };
        into.Add(package);
        into.OwnClasses(package, group);
    }
}
