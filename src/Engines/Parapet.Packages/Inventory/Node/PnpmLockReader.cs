using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// <c>pnpm-lock.yaml</c> in the versions 5, 6 and 9 (https://github.com/pnpm/spec/tree/master/lockfile). They differ in how they spell a package:
/// <c>/name/1.2.3_peers</c>, <c>/name@1.2.3(peers)</c>, <c>name@1.2.3</c>. The first two say <c>dev: true</c>; of the last,
/// <see cref="PnpmGraph"/> works it out.
/// </summary>
public sealed class PnpmLockReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "pnpm-lock.yaml";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var found = new Dictionary<(string Name, string Version), Found>();
        var graph = new PnpmGraph();
        var lines = new LockLines(text);
        var section = "";
        var current = new Found();
        var (isLock, hasPackages, isUnderstood) = (false, false, true);
        while (lines.Next())
        {
            if (lines.Indent == 0)
            {
                isLock |= lines.Key is "lockfileVersion";

                // Between braces stands what this does not read, unless it is nothing.
                hasPackages = false;
                isUnderstood &= lines.Key is not "packages" || lines.Value is "" or "{}";
                Keep(current, found);
                current = new Found();
                section = lines.Key.ToString();
            }
            else if (section != "packages")
            {
                graph.Add(section, lines);
            }
            else if (lines.Indent == 2)
            {
                hasPackages = true;
                Keep(current, found);
                current = new Found { Line = lines.Number, Key = PnpmGraph.WithoutPeers(lines.Key.ToString()) };
                Spell(lines.Key, out current.Name, out current.Version);
            }
            else if (!hasPackages)
            {
                // Written with another indent than pnpm's.
                isUnderstood = false;
            }
            else if (lines.Indent == 4)
            {
                switch (lines.Key)
                {
                    // What comes from elsewhere than a registry has its name and version inside.
                    case "name":
                        current.Name = lines.Value.ToString();
                        break;
                    case "version":
                        current.Version = lines.Value.ToString();
                        break;
                    case "dev":
                        current.IsDevelopment = lines.Value is "true";
                        break;
                    case "resolution" when lines.Value.Contains("type: directory", StringComparison.Ordinal):
                        current.IsLocal = true;
                        break;
                }
            }
        }

        Keep(current, found);
        if (!string.IsNullOrWhiteSpace(text) && !(isLock && isUnderstood))
        {
            into.Report(entry.Path, "is no pnpm lock file that can be read");
        }

        var production = graph.Production();
        foreach (var (key, package) in found)
        {
            into.Add(new Package
            {
                Ecosystem = Ecosystem.Npm,
                Name = key.Name,
                Version = key.Version,
                Kind = PackageKind.Declared,
                Path = entry.Path,
                Line = package.Line,
                IsCertain = key.Version.Length > 0,
                IsDevelopment = production is null ? package.IsDevelopment : !production.Contains(package.Key),
            });
        }
    }

    private static void Keep(Found package, Dictionary<(string, string), Found> found)
    {
        if (package.IsLocal || !NodeNames.IsName(package.Name))
        {
            return;
        }

        var key = (package.Name, NodeNames.IsVersion(package.Version) ? package.Version : "");
        if (!found.TryGetValue(key, out var known))
        {
            found.Add(key, package);
        }
        else if (known.IsDevelopment && !package.IsDevelopment)
        {
            // With other peers it is needed in production.
            found[key] = package with { Line = known.Line };
        }
    }

    /// <summary>Takes the key of a package apart; a version that is a URL or a path is left for what stands inside.</summary>
    private static void Spell(ReadOnlySpan<char> key, out string name, out string version)
    {
        key = key.StartsWith("/") ? key[1..] : key;
        var peers = key.IndexOf('(');
        key = peers < 0 ? key : key[..peers];
        NodeNames.Split(key, out var first, out var rest);
        if (!NodeNames.IsName(first) || rest.IsEmpty || !(NodeNames.IsVersion(rest) || rest.Contains(':')))
        {
            // Version 5: the last segment is the version, after what may be the host of a registry, then `_` and the peers.
            var local = key.StartsWith("@") ? key.IndexOf('/') + 1 : 0;
            var slash = key[local..].IndexOf('/') + local;
            if (slash > local && !key.StartsWith("@") && key[..slash].Contains('.') && key.Count('/') > 1)
            {
                key = key[(slash + 1)..];
                local = key.StartsWith("@") ? key.IndexOf('/') + 1 : 0;
                slash = key[local..].IndexOf('/') + local;
            }

            first = slash > local ? key[..slash] : key;
            rest = slash > local ? key[(slash + 1)..] : default;
            var end = rest.IndexOf('_');
            rest = end < 0 ? rest : rest[..end];
        }

        name = first.ToString();
        version = rest.ToString();
    }

    private record struct Found
    {
        public string Key;
        public string Name;
        public string Version;
        public int Line;
        public bool IsDevelopment;
        public bool IsLocal;
    }
}
