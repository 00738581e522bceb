using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// The lock files of npm, <c>package-lock.json</c> and <c>npm-shrinkwrap.json</c>, in all versions: 1 has a tree of <c>dependencies</c>, 3 a list of
/// <c>packages</c> by their folders, 2 both (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). Workspaces and links are the
/// project's own code and left out.
/// </summary>
public sealed class NpmLockReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "package-lock.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        (entry.IsNamed(Format) || entry.IsNamed("npm-shrinkwrap.json")) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        List<Package> tree = [], folders = [];
        var hasFolders = false;
        try
        {
            if (!json.EnterObject())
            {
                into.Report(entry.Path, $"is not the object that a `{Format}` is");
                return;
            }

            while (json.NextProperty())
            {
                if (json.NameIs("dependencies"u8))
                {
                    ReadTree(entry, ref json, tree);
                }
                else if (json.NameIs("packages"u8))
                {
                    hasFolders = true;
                    ReadFolders(entry, ref json, folders);
                }
                else
                {
                    json.Skip();
                }
            }
        }
        finally
        {
            foreach (var package in (hasFolders ? folders : tree).DistinctBy(package => (package.Name, package.Version, package.IsDevelopment)))
            {
                into.Add(package);
            }
        }
    }

    private static void ReadTree(ArtifactEntry entry, ref JsonCursor json, List<Package> found)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            var line = json.Line;
            var name = json.Name();
            if (!json.EnterObject())
            {
                continue;
            }

            string? version = null;
            var isDevelopment = false;
            while (json.NextProperty())
            {
                if (json.NameIs("version"u8))
                {
                    version = json.Text();
                }
                else if (json.NameIs("dev"u8))
                {
                    isDevelopment = json.IsTrue();
                }
                else if (json.NameIs("dependencies"u8))
                {
                    ReadTree(entry, ref json, found);
                }
                else
                {
                    json.Skip();
                }
            }

            Add(entry, name, version, "", isDevelopment, line, found);
        }
    }

    private static void ReadFolders(ArtifactEntry entry, ref JsonCursor json, List<Package> found)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            var line = json.Line;
            var folder = json.Name();
            if (!json.EnterObject())
            {
                continue;
            }

            string? name = null, version = null, license = null, resolved = null;
            bool isLink = false, isDevelopment = false;
            while (json.NextProperty())
            {
                if (json.NameIs("name"u8))
                {
                    name = json.Text();
                }
                else if (json.NameIs("version"u8))
                {
                    version = json.Text();
                }
                else if (json.NameIs("resolved"u8))
                {
                    resolved = json.Text();
                }
                else if (json.NameIs("license"u8))
                {
                    license = NodeManifest.ReadLicense(ref json);
                }
                else if (json.NameIs("link"u8))
                {
                    isLink = json.IsTrue();
                }
                else if (json.NameIs("dev"u8))
                {
                    isDevelopment = json.IsTrue();
                }
                else
                {
                    json.Skip();
                }
            }

            var at = folder.LastIndexOf("node_modules/", StringComparison.Ordinal);
            if (at >= 0 && !isLink && !NodeNames.IsLocal(resolved))
            {
                Add(entry, name ?? folder[(at + "node_modules/".Length)..], version, license ?? "", isDevelopment, line, found);
            }
        }
    }

    private static void Add(ArtifactEntry entry, ReadOnlySpan<char> name, ReadOnlySpan<char> version, string license, bool isDevelopment, int line, List<Package> found)
    {
        if (version.StartsWith("npm:"))
        {
            NodeNames.Split(version[4..], out name, out version);
        }

        if (!NodeNames.IsName(name) || NodeNames.IsLocal(version))
        {
            return;
        }

        // In version 1 the version of what comes from elsewhere is its URL.
        var isVersion = NodeNames.IsVersion(version);
        found.Add(new Package
        {
            Ecosystem = Ecosystem.Npm,
            Name = name.ToString(),
            Version = isVersion ? version.ToString() : "",
            Kind = PackageKind.Declared,
            Path = entry.Path,
            Line = line,
            License = license,
            IsCertain = isVersion,
            IsDevelopment = isDevelopment,
        });
    }
}
