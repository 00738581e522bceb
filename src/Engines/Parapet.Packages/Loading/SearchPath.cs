using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// Where a runtime looks for packages, first to last.
/// Layers: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html#packaging-layers-paths. NODE_PATH:
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Python: https://docs.aws.amazon.com/lambda/latest/dg/python-package.html.
/// Java: https://docs.aws.amazon.com/lambda/latest/dg/java-package.html.
/// </summary>
internal static class SearchPath
{
    private const int Runtime = 10;
    private const int OffPath = int.MaxValue;

    /// <summary>
    /// The rank of the folder in which a package lies, 0 first; null when the copy is taken for loaded, whatever lies elsewhere, and keeps no other from being so.
    /// </summary>
    public static int? Rank(Package package, OriginKind origin, string? runtime, AddedFolders added) => (package.Ecosystem, origin) switch
    {
        // What is asked for lies nowhere yet, or never will: whether a build follows, and where it installs to, nobody knows.
        _ when package.Kind is PackageKind.Declared => null,
        (Ecosystem.Npm or Ecosystem.PyPI, OriginKind.Runtime) => Runtime,
        (Ecosystem.Npm, OriginKind.Code) => package.Path.StartsWith("node_modules/", StringComparison.Ordinal) ? 0 : null,
        (Ecosystem.PyPI, OriginKind.Code) => IsInFolder(package.Path, "") ? 0 : null,
        (Ecosystem.Maven, OriginKind.Code) => package.Path.StartsWith("META-INF/", StringComparison.Ordinal) || IsJarIn(package.Path, "lib/") ? 0 : null,
        (Ecosystem.Npm or Ecosystem.PyPI, OriginKind.Layer) when added.MayHold(package) => null,
        (Ecosystem.Npm, OriginKind.Layer) => Node(package.Path, runtime),
        (Ecosystem.PyPI, OriginKind.Layer) => Python(package.Path, runtime),
        (Ecosystem.Maven, OriginKind.Layer) => IsJarIn(package.Path, "java/lib/") ? 1 : package.Path.StartsWith("java/lib/", StringComparison.Ordinal) ? null : OffPath,
        _ => null,
    };

    /// <summary>Whether a rank says that nobody looks there.</summary>
    public static bool IsOffPath(int? rank) => rank is OffPath;

    // NODE_PATH is /opt/nodejs/nodeNN/node_modules, /opt/nodejs/node_modules, then the runtime's own.
    private static int? Node(string path, string? runtime)
    {
        if (path.StartsWith("nodejs/node_modules/", StringComparison.Ordinal))
        {
            return 2;
        }

        if (!path.StartsWith("nodejs/node", StringComparison.Ordinal) || path.Split('/') is not [_, var folder, "node_modules", ..])
        {
            return OffPath;
        }

        var major = runtime is not null && runtime.StartsWith("nodejs", StringComparison.Ordinal) ? runtime[6..].Split('.')[0] : null;
        return major is null ? null : folder == "node" + major ? 1 : OffPath;
    }

    private static int? Python(string path, string? runtime)
    {
        if (!path.StartsWith("python/", StringComparison.Ordinal))
        {
            return OffPath;
        }

        if (path.Split('/') is ["python", "lib", var version, "site-packages", ..])
        {
            return runtime is null ? null : version != runtime ? OffPath : IsInFolder(path, $"python/lib/{version}/site-packages/") ? 1 : null;
        }

        // What lies deeper comes along with a package, as pip/_vendor/ does, or is found by path.
        return IsInFolder(path, "python/") ? 2 : null;
    }

    // NAME-VERSION.dist-info/METADATA, or the single file NAME.egg-info, directly in the folder.
    private static bool IsInFolder(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.AsSpan(folder.Length).Count('/') <= 1 && !path.Contains("!/", StringComparison.Ordinal);

    // A jar of the class path itself, and not one inside it, which only a class loader of its own finds.
    private static bool IsJarIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && path.Split("!/") is [var jar, ..] parts && parts.Length <= 2 && jar.IndexOf('/', folder.Length) < 0;
}
