using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Node;

/// <summary>What a <c>package.json</c> says of its own package; empty where it says nothing.</summary>
internal readonly record struct NodeManifest(string Name, string Version, string License, string Requires)
{
    /// <summary>Reads the object that comes next.</summary>
    public static NodeManifest Read(ref JsonCursor json)
    {
        string? name = null, version = null, license = null;
        var requires = new SortedSet<string>(StringComparer.Ordinal);
        if (json.EnterObject())
        {
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
                else if (json.NameIs("license"u8) || json.NameIs("licenses"u8))
                {
                    license = ReadLicense(ref json) ?? license;
                }
                else if (json.NameIs("dependencies"u8) || json.NameIs("optionalDependencies"u8) || json.NameIs("peerDependencies"u8))
                {
                    ReadNames(ref json, requires);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return new NodeManifest(name ?? "", version?.Trim() ?? "", license ?? "", string.Join(' ', requires));
    }

    /// <summary>A text, or as long ago <c>{ "type": … }</c>, or a list of either, where any may be chosen.</summary>
    public static string? ReadLicense(ref JsonCursor json)
    {
        if (json.IsObject())
        {
            return ReadType(ref json);
        }

        if (!json.IsArray())
        {
            return json.Text();
        }

        var all = new List<string>();
        json.EnterArray();
        while (json.NextElement())
        {
            if ((json.IsObject() ? ReadType(ref json) : json.Text()) is { Length: > 0 } one && all.Count < 16)
            {
                all.Add(one);
            }
        }

        return all.Count switch { 0 => null, 1 => all[0], _ => $"({string.Join(" OR ", all)})" };
    }

    private static void ReadNames(ref JsonCursor json, SortedSet<string> into)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.Name() is var name && NodeNames.IsName(name))
            {
                into.Add(name);
            }

            json.Skip();
        }
    }

    private static string? ReadType(ref JsonCursor json)
    {
        string? type = null;
        json.EnterObject();
        while (json.NextProperty())
        {
            if (json.NameIs("type"u8))
            {
                type = json.Text();
            }
            else
            {
                json.Skip();
            }
        }

        return type;
    }
}
