using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary>
/// <c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c>, which Maven puts into every jar (https://maven.apache.org/shared/maven-archiver/). A jar with
/// several was shaded: it holds what they name. <see cref="JarSettlement"/> says which is the jar's own.
/// </summary>
public sealed class PomPropertiesReader : InventoryReader
{
    private const string FileName = "pom.properties";

    /// <inheritdoc/>
    public override string Format => FileName;

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith("/" + FileName, StringComparison.Ordinal) && entry.Path.Contains("META-INF/maven/", StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        string group = "", artifact = "", version = "";
        foreach (var (_, line) in TextLines.Of(content))
        {
            var at = line.IndexOfAny(['=', ':']);
            if (at > 0 && line[0] is not ('#' or '!'))
            {
                var value = line[(at + 1)..].Trim();
                switch (line[..at].Trim())
                {
                    case "groupId":
                        group = value;
                        break;
                    case "artifactId":
                        artifact = value;
                        break;
                    case "version":
                        version = value;
                        break;
                }
            }
        }

        if (group.Length == 0 || artifact.Length == 0)
        {
            into.Report(entry.Path, "names no group or no artifact");
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.Maven,
            Name = $"{group}:{artifact}",
            Version = version.Contains("${", StringComparison.Ordinal) ? "" : version,
            Kind = PackageKind.Bundled,
            Path = entry.Path,
        };
        into.Add(package);
        into.OwnClasses(package, group);
    }
}
