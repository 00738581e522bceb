namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// The paths that bundlers leave of the modules they put in: esbuild's <c>// node_modules/name/index.js</c> and
/// <c>__commonJS({ "node_modules/name/index.js"(exports) {</c>, webpack's ids <c>"./node_modules/name/index.js":</c> and headings
/// <c>!*** ./node_modules/name/index.js ***!</c>, Rolldown's region marks, which end in <c>region node_modules/name/index.js</c>. A path in a text of the program is none of these.
/// </summary>
internal static class ModulePaths
{
    private const int MaxPath = 512;

    /// <summary>Notes every package, and returns where the modules of each begin: the last one before a place says in which package it is.</summary>
    public static List<Region> Scan(ReadOnlySpan<byte> code, BundleEvidence evidence)
    {
        var regions = new List<Region>();
        for (int at = 0, next; (next = code[at..].IndexOf(ModulePath.Folder)) >= 0;)
        {
            var found = at + next;
            at = found + ModulePath.Folder.Length;
            if (!ModulePath.TryRead(code, at, out var name, out var version) || !IsModule(code, found, at, out var isManifest))
            {
                continue;
            }

            evidence.Add(name, version, found);
            if (regions.Count == 0 || regions[^1].Name != name || regions[^1].IsManifest != isManifest)
            {
                regions.Add(new Region(found, name, isManifest));
            }
        }

        return regions;
    }

    /// <summary>Whether a path of which a part stands at <paramref name="found"/> is one that a bundler left.</summary>
    private static bool IsModule(ReadOnlySpan<byte> code, int found, int after, out bool isManifest)
    {
        var start = found;
        while (start > 0 && found - start < MaxPath && !IsBoundary(code[start - 1]))
        {
            start--;
        }

        var rest = code.Slice(after, Math.Min(code.Length - after, MaxPath));
        var length = 0;
        while (length < rest.Length && !IsBoundary(rest[length]))
        {
            length++;
        }

        isManifest = rest[..length].EndsWith("/package.json"u8);
        var before = code[..start];
        rest = rest[length..];
        if (before.IsEmpty)
        {
            return false;
        }

        if (before[^1] is (byte)'"' or (byte)'\'')
        {
            return rest.Length > 1 && rest[0] == before[^1] && rest[1..].TrimStart(" \t\r\n"u8) is [(byte)':' or (byte)'(', ..];
        }

        return before.EndsWith("!*** "u8)
            || ((rest.IsEmpty || rest[0] is (byte)'\n' or (byte)'\r')
                && (before.EndsWith("// "u8) || before.EndsWith("region "u8) || before.EndsWith("MODULE: "u8)));
    }

    private static bool IsBoundary(byte character) => character is <= (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)',' or (byte)';' or (byte)'!';

    /// <summary>Where modules of a package begin.</summary>
    internal readonly record struct Region(int Offset, string Name, bool IsManifest);
}
