using System.Text;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary>
/// <c>META-INF/MANIFEST.MF</c> of a jar: a conclusion from what the manifest and the file's name say together, for jars that Maven did not build
/// (https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#jar-manifest).
/// </summary>
public sealed class ManifestReader : InventoryReader
{
    private const string Suffix = "!/META-INF/MANIFEST.MF";
    private const int LongestValue = 1024;

    /// <inheritdoc/>
    public override string Format => "MANIFEST.MF";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.Path.EndsWith(Suffix, StringComparison.Ordinal) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var main = MainSection(content);
        var (file, fileVersion) = JarPath.FileName(entry.Path[..^Suffix.Length]);

        // The parameters of a symbolic name follow a semicolon.
        var symbolic = Value("Bundle-SymbolicName").Split(';')[0].Trim();
        var artifact = fileVersion.Length > 0 ? file : First(Title(Value("Implementation-Title")), file);
        var group = First(Value("Implementation-Vendor-Id"), Group(symbolic, artifact), Group(Value("Automatic-Module-Name"), artifact));
        var version = First(fileVersion, Value("Implementation-Version"), Value("Bundle-Version"), Value("Specification-Version"));
        if (main.Count == 0 || (symbolic.Length == 0 && version.Length == 0))
        {
            return;
        }

        into.Add(new Package
        {
            Ecosystem = Ecosystem.Maven,
            Name = group.Length == 0 ? artifact : $"{group}:{artifact}",
            Version = version,
            Kind = PackageKind.Installed,
            Path = entry.Path,
            IsCertain = false,
            License = Value("Bundle-License") is var license && license.Contains("://", StringComparison.Ordinal) ? "" : license,
        });

        string Value(string key) => main.GetValueOrDefault(key, "");
    }

    // Symbolic names are the group and the artifact with a dot between; where they repeat each other, once.
    private static string Group(string name, string artifact)
    {
        var words = artifact.Replace('-', '.');
        return name.EndsWith("." + artifact, StringComparison.Ordinal) || name.EndsWith("." + words, StringComparison.Ordinal)
            ? name[..^(artifact.Length + 1)]
            : name.Contains('.', StringComparison.Ordinal) ? name : "";
    }

    // A title with spaces is prose.
    private static string Title(string title) => title.Contains(' ', StringComparison.Ordinal) ? "" : title;

    private static string First(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0 && !value.Contains("${", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return "";
    }

    // Up to the first empty line; a line that starts with a space goes on with the one before it.
    private static Dictionary<string, string> MainSection(ReadOnlyMemory<byte> content)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var key = "";
        var value = new StringBuilder();
        foreach (var (_, line) in TextLines.Of(content))
        {
            if (line.Length == 0)
            {
                break;
            }

            if (line[0] == ' ')
            {
                if (value.Length < LongestValue)
                {
                    value.Append(line.AsSpan(1));
                }

                continue;
            }

            Keep();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            key = colon > 0 ? line[..colon] : "";
            value.Append(line.AsSpan(colon + 1));
        }

        Keep();
        return values;

        void Keep()
        {
            if (key.Length > 0 && value.Length < LongestValue)
            {
                values[key] = value.ToString().Trim();
            }

            value.Clear();
        }
    }
}
