using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// Where a runtime looks for packages, first to last.
/// Layers: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html#packaging-layers-paths. NODE_PATH:
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Python: https://docs.aws.amazon.com/lambda/latest/dg/python-package.html.
/// </summary>
internal static class SearchPath
{
    private const int Runtime = 10;
    private const int OffPath = int.MaxValue;

    /// <summary>The rank of the folder in which a package lies, 0 first; null when every copy is loaded, whatever lies elsewhere.</summary>
    public static int? Rank(Package package, OriginKind origin, string? runtime) => (package.Ecosystem, origin) switch
    {
        (Ecosystem.Npm or Ecosystem.PyPI or Ecosystem.Maven, OriginKind.Code) => 0,
        (Ecosystem.Npm or Ecosystem.PyPI, OriginKind.Runtime) => Runtime,
        (Ecosystem.Npm, OriginKind.Layer) => Node(package.Path, runtime),
        (Ecosystem.PyPI, OriginKind.Layer) => Python(package.Path, runtime),
        (Ecosystem.Maven, OriginKind.Layer) => package.Path.StartsWith("java/lib/", StringComparison.Ordinal) ? 1 : OffPath,
        _ => null,
    };

    /// <summary>Whether a rank says that nobody looks there.</summary>
    public static bool IsOffPath(int? rank) => rank is OffPath;

    // NODE_PATH is /opt/nodejs/nodeNN/node_modules, /opt/nodejs/node_modules, then the runtime's own.
    private static int Node(string path, string? runtime)
    {
        var major = runtime is not null && runtime.StartsWith("nodejs", StringComparison.Ordinal) ? runtime[6..].Split('.')[0] : null;
        if (path.StartsWith("nodejs/node_modules/", StringComparison.Ordinal))
        {
            return 2;
        }

        return path.StartsWith("nodejs/node", StringComparison.Ordinal)
            && path.Split('/') is [_, var folder, "node_modules", ..]
            && (major is null || folder == "node" + major) ? 1 : OffPath;
    }

    private static int Python(string path, string? runtime)
    {
        if (!path.StartsWith("python/", StringComparison.Ordinal))
        {
            return OffPath;
        }

        if (path.Split('/') is ["python", "lib", var folder, "site-packages", ..])
        {
            return runtime is null || folder == runtime ? 1 : OffPath;
        }

        // Only what lies directly in python/ is on the path: python/NAME-VERSION.dist-info/METADATA.
        return path.Split('/').Length <= 3 ? 2 : OffPath;
    }
}
