using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>What an import takes or leaves as a whole: a package of the search path with everything nested in it.</summary>
/// <param name="Name">The name that is imported.</param>
/// <param name="IsNested">Whether the package only comes along inside the unit.</param>
internal readonly record struct ImportUnit(string Name, bool IsNested)
{
    private const string Modules = "node_modules/";

    /// <summary>The unit of a package: for npm the outermost package around it, else the package itself.</summary>
    public static ImportUnit Of(Package package)
    {
        if (package.Ecosystem is not Ecosystem.Npm || package.Path.IndexOf(Modules, StringComparison.Ordinal) is not (var start and >= 0))
        {
            return new ImportUnit(package.Name, false);
        }

        var inside = package.Path[(start + Modules.Length)..];
        var segments = inside.Split('/');
        var outer = segments is [['@', ..] scope, var scoped, ..] ? scope + "/" + scoped : segments[0];
        return new ImportUnit(outer, inside.Contains(Modules, StringComparison.Ordinal));
    }
}
