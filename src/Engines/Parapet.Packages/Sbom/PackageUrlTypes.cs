using System.Text;

namespace Parapet.Packages.Sbom;

/// <summary>What the types ask of a name's spelling (https://github.com/package-url/purl-spec/tree/main/types).</summary>
internal static class PackageUrlTypes
{
    /// <summary>One segment of a namespace as the type spells it.</summary>
    public static string Namespace(string type, string segment) => type switch
    {
        "npm" or "golang" or "composer" or "deb" or "rpm" or "apk" or "github" or "bitbucket" or "alpm" or "hex" or "qpkg" => segment.ToLowerInvariant(),
        _ => segment,
    };

    /// <summary>A name as the type spells it.</summary>
    public static string Name(string type, string name) => type switch
    {
        "npm" or "golang" or "composer" or "deb" or "apk" or "github" or "bitbucket" or "alpm" or "hex" or "oci" => name.ToLowerInvariant(),
        "pypi" => PyPI(name),
        _ => name,
    };

    // PEP 503: lower case, and every run of dots, dashes and underscores is one dash.
    private static string PyPI(string name)
    {
        var text = new StringBuilder(name.Length);
        var dashed = false;
        foreach (var c in name)
        {
            var isDash = c is '-' or '_' or '.';
            if (!isDash || !dashed)
            {
                text.Append(isDash ? '-' : char.ToLowerInvariant(c));
            }

            dashed = isDash;
        }

        return text.ToString();
    }
}
