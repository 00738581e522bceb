using System.Text;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// The package of a path such as <c>../node_modules/@scope/name/dist/index.js</c>. The stores of pnpm
/// (<c>.pnpm/name@1.2.3_peers/node_modules/name</c>) and Yarn (<c>cache/name-npm-1.2.3-HASH.zip/node_modules/name</c>) say the version as well.
/// </summary>
internal static class ModulePath
{
    /// <summary>The end of the folder that holds packages.</summary>
    public static ReadOnlySpan<byte> Folder => "node_modules/"u8;

    /// <summary>Reads the package after a <c>node_modules/</c> that ends at <paramref name="at"/>; false for a store and for a package that holds a further <c>node_modules</c> on the path.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, out string name, out string version)
    {
        name = version = "";
        var rest = text[at..];
        rest = rest[..Math.Min(rest.Length, NodeNames.MaxLength + 1)];
        var slash = rest.IndexOf((byte)'/');
        if (slash > 0 && rest[0] == '@')
        {
            var second = rest[(slash + 1)..].IndexOf((byte)'/');
            slash = second < 0 ? -1 : slash + 1 + second;
        }

        if (slash <= 0 || rest[0] == '.' || text[(at + slash + 1)..].StartsWith(Folder))
        {
            return false;
        }

        name = Encoding.Latin1.GetString(rest[..slash]);
        if (!NodeNames.IsName(name))
        {
            return false;
        }

        version = StoredVersion(text[..(at - Folder.Length)], name);
        return true;
    }

    /// <summary>The version that the folder before <c>/node_modules/</c> says.</summary>
    private static string StoredVersion(ReadOnlySpan<byte> before, string name)
    {
        before = before[Math.Max(0, before.Length - 400)..];
        if (before.IsEmpty || before[^1] != '/')
        {
            return "";
        }

        before = before[..^1];
        var slash = before.LastIndexOf((byte)'/');
        var store = Encoding.Latin1.GetString(before[(slash + 1)..]);
        var flat = name.Replace('/', '+');
        if (store.EndsWith(".zip", StringComparison.Ordinal) && store.IndexOf("-npm-", StringComparison.Ordinal) is > 0 and var npm)
        {
            var parts = store[(npm + "-npm-".Length)..].Split('-');
            return parts.Length > 2 ? Exact(string.Join('-', parts[..^2])) : "";
        }

        return store.StartsWith(flat + "@", StringComparison.Ordinal) ? Exact(store[(flat.Length + 1)..].Split('_', '(')[0]) : "";
    }

    private static string Exact(string version) => NodeNames.IsVersion(version) ? version : "";
}
