using Parapet.Packages.Inventory.Formats;

namespace Parapet.Packages.Inventory.Php;

/// <summary>What Composer's files say of one package (https://getcomposer.org/doc/04-schema.md).</summary>
internal readonly record struct ComposerPackage(string Name, string Version, string License, string InstallPath, bool IsLocal, int Line)
{
    /// <summary>Reads the element that comes next.</summary>
    public static ComposerPackage Read(ref JsonCursor json)
    {
        string? name = null, version = null, license = null, installPath = null;
        var isLocal = false;
        var line = 0;
        if (json.EnterObject())
        {
            line = json.Line;
            while (json.NextProperty())
            {
                if (json.NameIs("name"u8))
                {
                    line = json.Line;
                    name = json.Text();
                }
                else if (json.NameIs("version"u8))
                {
                    version = json.Text();
                }
                else if (json.NameIs("license"u8))
                {
                    license = ReadLicense(ref json);
                }
                else if (json.NameIs("install-path"u8))
                {
                    installPath = json.Text();
                }
                else if (json.NameIs("dist"u8))
                {
                    isLocal = IsPath(ref json);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return new ComposerPackage(name ?? "", version ?? "", license ?? "", installPath ?? "", isLocal, line);
    }

    /// <summary>Whether the name has a vendor, as all on Packagist have.</summary>
    public bool HasName => Name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < Name.Length - 1 && Name.Length <= 300;

    private static string? ReadLicense(ref JsonCursor json)
    {
        if (!json.IsArray())
        {
            return json.Text();
        }

        var all = new List<string>();
        json.EnterArray();
        while (json.NextElement())
        {
            if (json.Text() is { Length: > 0 } one && all.Count < 16)
            {
                all.Add(one);
            }
        }

        return all.Count > 1 ? $"({string.Join(" OR ", all)})" : all.FirstOrDefault();
    }

    private static bool IsPath(ref JsonCursor json)
    {
        var isPath = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.NameIs("type"u8))
                {
                    isPath = json.Text() == "path";
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return isPath;
    }
}
