using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// Who needs whom in a <c>pnpm-lock.yaml</c> of version 9, in which <c>importers</c> are the projects and <c>snapshots</c> the packages with their
/// peers: what no project needs in production is for development only.
/// </summary>
internal sealed class PnpmGraph
{
    private readonly Dictionary<string, List<string>> needs = new(StringComparer.Ordinal);
    private readonly List<string> roots = [];
    private string group = "";
    private string name = "";
    private List<string> current = [];

    /// <summary>Takes a line of another section than <c>packages</c>.</summary>
    public void Add(string section, LockLines line)
    {
        if (section == "snapshots")
        {
            AddSnapshot(line);
        }
        else if (section == "importers")
        {
            AddImporter(line);
        }
    }

    /// <summary>The packages, as <c>name@version</c> without peers, that are needed in production; null when the file has no snapshots.</summary>
    public HashSet<string>? Production()
    {
        if (needs.Count == 0)
        {
            return null;
        }

        var reached = new HashSet<string>(roots, StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var next))
        {
            foreach (var needed in needs.GetValueOrDefault(next, []))
            {
                if (reached.Add(needed))
                {
                    open.Push(needed);
                }
            }
        }

        return [.. reached.Select(WithoutPeers)];
    }

    /// <summary>The key of a package in <c>packages</c>, from that in <c>snapshots</c>.</summary>
    public static string WithoutPeers(string key)
    {
        var peers = key.IndexOf('(', StringComparison.Ordinal);
        return peers < 0 ? key : key[..peers];
    }

    private void AddSnapshot(LockLines line)
    {
        switch (line.Indent)
        {
            case 2:
                current = [];
                needs[line.Key.ToString()] = current;
                group = "";
                break;
            case 4:
                group = line.Key.ToString();
                break;
            case 6 when group is "dependencies" or "optionalDependencies":
                current.Add(Locate(line.Key, line.Value));
                break;
        }
    }

    private void AddImporter(LockLines line)
    {
        switch (line.Indent)
        {
            case 4:
                group = line.Key.ToString();
                break;
            case 6:
                name = line.Key.ToString();
                break;
            case 8 when line.Key is "version" && group is "dependencies" or "optionalDependencies":
                roots.Add(Locate(name, line.Value));
                break;
        }
    }

    /// <summary>The key of the snapshot: the version alone, or name and version for a package that was installed under another name.</summary>
    private static string Locate(ReadOnlySpan<char> name, ReadOnlySpan<char> version) =>
        version.Length > 0 && char.IsAsciiDigit(version[0]) || !HasName(version) ? $"{name}@{version}" : version.ToString();

    private static bool HasName(ReadOnlySpan<char> version)
    {
        NodeNames.Split(version, out var name, out var rest);
        return !rest.IsEmpty && NodeNames.IsName(name);
    }
}
