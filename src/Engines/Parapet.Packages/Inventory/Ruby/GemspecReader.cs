using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Ruby;

/// <summary>
/// <c>specifications/NAME-VERSION[-PLATFORM].gemspec</c>, which RubyGems writes for an installed gem. It is a program, but always of one form, with
/// name and version in its line <c># stub:</c> (https://guides.rubygems.org/specification-reference/). The gem owns its folder under <c>gems/</c>.
/// </summary>
public sealed class GemspecReader : TextInventoryReader
{
    private const string Suffix = ".gemspec";

    /// <inheritdoc/>
    public override string Format => "gemspec";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(Suffix, StringComparison.Ordinal) && IsSpecification(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        string name = "", version = "", license = "";
        var lines = new LineCursor(text);
        while (lines.Next())
        {
            var line = lines.Current.Trim();
            if (line.StartsWith("# stub: ") && name.Length == 0)
            {
                var stub = line["# stub: ".Length..].ToString().Split(' ', 3);
                (name, version) = (stub[0], stub.Length > 1 ? stub[1] : "");
            }
            else if (line.StartsWith("s.name =") && name.Length == 0)
            {
                name = Quoted(line).ToString();
            }
            else if (line.StartsWith("s.version =") && version.Length == 0)
            {
                version = Quoted(line).ToString();
            }
            else if (line.StartsWith("s.license") && license.Length == 0)
            {
                license = Quoted(line).ToString();
            }
        }

        var file = entry.Name[..^Suffix.Length];
        var isStated = name.Length > 0 && version.Length > 0;
        if (!isStated)
        {
            FromFileName(file, out name, out version);
        }

        if (name.Length == 0)
        {
            into.Report(entry.Path, "says neither inside nor by its name which gem it is");
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.RubyGems,
            Name = name,
            Version = version,
            Kind = PackageKind.Installed,
            Path = entry.Path,
            License = license,
            IsCertain = isStated,
        };
        into.Add(package);
        into.Own(package, entry.Path, $"{Home(entry)}gems/{file}/");
    }

    private static bool IsSpecification(ArtifactEntry entry) =>
        entry.Folder().EndsWith("specifications/") || entry.Folder().EndsWith("specifications/default/");

    /// <summary>The folder that holds <c>specifications/</c> and <c>gems/</c>.</summary>
    private static ReadOnlySpan<char> Home(ArtifactEntry entry)
    {
        var at = entry.Folder().LastIndexOf("specifications/");
        return at < 0 ? default : entry.Folder()[..at];
    }

    private static ReadOnlySpan<char> Quoted(ReadOnlySpan<char> line)
    {
        var open = line.IndexOfAny('"', '\'');
        if (open < 0)
        {
            return default;
        }

        var rest = line[(open + 1)..];
        var close = rest.IndexOf(line[open]);
        return close < 0 ? default : rest[..close];
    }

    /// <summary>Names may have dashes; the version starts with the first digit after one.</summary>
    private static void FromFileName(ReadOnlySpan<char> file, out string name, out string version)
    {
        for (var at = 1; at < file.Length - 1; at++)
        {
            if (file[at] == '-' && char.IsAsciiDigit(file[at + 1]))
            {
                name = file[..at].ToString();
                version = GemLockReader.WithoutPlatform(file[(at + 1)..]).ToString();
                return;
            }
        }

        name = version = "";
    }
}
