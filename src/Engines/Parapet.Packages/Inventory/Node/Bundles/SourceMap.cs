using System.Text;
using System.Text.Json;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>
/// What a source map says of a bundle (https://tc39.es/ecma426/): the <c>sources</c> are paths of modules, the <c>sourcesContent</c> may hold the
/// <c>package.json</c> of one, or its banner.
/// </summary>
internal static class SourceMap
{
    /// <summary>Notes what is found, all at one place; what is not JSON is reported.</summary>
    public static void Scan(ArtifactEntry entry, ReadOnlySpan<byte> map, int offset, BundleEvidence evidence, InventoryBuilder into)
    {
        try
        {
            // Some servers want a line before the JSON that no script can be.
            var start = map.StartsWith(")]}'"u8) ? map.IndexOf((byte)'\n') + 1 : 0;
            var json = new JsonCursor(map[start..]);
            Read(ref json, offset, evidence);
        }
        catch (JsonException)
        {
            into.Report(entry.Path, "has a source map that is not JSON to its end; packages may be missing");
        }
    }

    private static void Read(ref JsonCursor json, int offset, BundleEvidence evidence)
    {
        if (!json.EnterObject())
        {
            return;
        }

        List<(string Name, bool IsManifest)> sources = [];
        while (json.NextProperty())
        {
            if (json.NameIs("sources"u8))
            {
                ReadSources(ref json, offset, sources, evidence);
            }
            else if (json.NameIs("sourcesContent"u8) && sources.Count > 0)
            {
                ReadContents(ref json, offset, sources, evidence);
            }
            else if (json.NameIs("sections"u8) && json.EnterArray())
            {
                while (json.NextElement())
                {
                    ReadSection(ref json, offset, evidence);
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadSection(ref JsonCursor json, int offset, BundleEvidence evidence)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.NameIs("map"u8))
            {
                Read(ref json, offset, evidence);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadSources(ref JsonCursor json, int offset, List<(string, bool)> sources, BundleEvidence evidence)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextElement())
        {
            var path = Encoding.UTF8.GetBytes(json.Text() ?? "");
            var last = path.AsSpan().LastIndexOf(ModulePath.Folder);
            if (last >= 0 && ModulePath.TryRead(path, last + ModulePath.Folder.Length, out var name, out var version))
            {
                evidence.Add(name, version, offset);
                sources.Add((name, path.AsSpan().EndsWith("/package.json"u8)));
            }
            else
            {
                sources.Add(("", false));
            }
        }
    }

    private static void ReadContents(ref JsonCursor json, int offset, List<(string Name, bool IsManifest)> sources, BundleEvidence evidence)
    {
        if (!json.EnterArray())
        {
            return;
        }

        for (var index = 0; json.NextElement(); index++)
        {
            var (name, isManifest) = index < sources.Count ? sources[index] : ("", false);
            if (name.Length == 0 || !(isManifest || json.Raw.IndexOf("VERSION"u8) >= 0 || json.Raw.StartsWith("/*"u8)))
            {
                json.Skip();
                continue;
            }

            // The content is that of one module, so that a version in it is that of its package.
            var content = Encoding.UTF8.GetBytes(json.Text() ?? "");
            var inside = new BundleEvidence();
            InlinedManifests.Scan(content, [new ModulePaths.Region(-1, name, isManifest)], inside);
            Banners.Scan(content, inside);
            foreach (var version in inside.VersionsOf(name))
            {
                evidence.Add(name, version, offset);
            }
        }
    }
}
