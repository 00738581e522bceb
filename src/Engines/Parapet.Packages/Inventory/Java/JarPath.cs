namespace Parapet.Packages.Inventory.Java;

/// <summary>Where an entry lies with respect to the jar around it, and what a jar's file name says.</summary>
internal static class JarPath
{
    /// <summary>Where the classes lie that a file below <c>META-INF/</c> describes: a jar with <c>!/</c> behind it, or a folder with <c>/</c> or nothing.</summary>
    public static string Root(string path) => path[..Math.Max(0, path.LastIndexOf("META-INF/", StringComparison.Ordinal))];

    /// <summary>The path of the jar whose root this is; empty for a folder.</summary>
    public static string Jar(string root) => root.EndsWith("!/", StringComparison.Ordinal) ? root[..^2] : "";

    /// <summary>
    /// Splits <c>log4j-api-2.17.1.jar</c> into name and version. A version starts after a dash with a number, and goes back over parts that are numbers
    /// too, as in <c>a-1.0-20240102.101112-3.jar</c>; the name may have numbers of its own, as <c>log4j-1.2-api-2.17.1.jar</c>.
    /// </summary>
    public static (string Name, string Version) FileName(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        name = dot > 0 ? name[..dot] : name;
        var version = -1;
        for (var dash = name.LastIndexOf('-'); dash > 0; dash = name.LastIndexOf('-', dash - 1))
        {
            var isNumber = dash + 1 < name.Length && char.IsAsciiDigit(name[dash + 1]);
            if (isNumber)
            {
                version = dash;
            }
            else if (version >= 0)
            {
                break;
            }
        }

        return version < 0 ? (name, "") : (name[..version], name[(version + 1)..]);
    }

    /// <summary>Says that the classes of a package belong to it. They mostly lie in the package that the group names; a group of one word is too wide for that.</summary>
    public static void OwnClasses(this InventoryBuilder into, Package package, string group)
    {
        if (group.Contains('.', StringComparison.Ordinal))
        {
            into.Own(package, $"{Root(package.Path)}{group.Replace('.', '/')}/");
        }
    }

    /// <summary>Whether a path is that of a jar or of something built like one.</summary>
    public static bool IsJar(string path) => path.EndsWith(".jar", StringComparison.Ordinal) || path.EndsWith(".war", StringComparison.Ordinal);
}
