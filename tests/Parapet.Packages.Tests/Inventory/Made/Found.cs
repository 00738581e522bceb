using System.Text;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;

namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>What the readers make of entries: every reader is asked about each, as the walk does.</summary>
internal static class Found
{
    public static InventoryBuilder In(params (string Path, byte[] Content)[] entries)
    {
        var builder = new InventoryBuilder();
        foreach (var (path, content) in entries)
        {
            var entry = new ArtifactEntry(path, content.Length);
            foreach (var reader in InventoryReaders.All.Where(reader => Wants(reader, path, content)))
            {
                reader.Read(entry, content, builder);
            }
        }

        builder.Settle();
        return builder;
    }

    public static InventoryBuilder In(string path, string content) => In((path, Encoding.UTF8.GetBytes(content)));

    /// <summary>Whether the reader reads the entry, asked as the walk does.</summary>
    public static bool Wants(InventoryReader reader, string path, byte[] content)
    {
        var entry = new ArtifactEntry(path, content.Length);
        var want = reader.Wants(entry, default);
        return (want is Want.Start ? reader.Wants(entry, content.AsSpan(0, Math.Min(Artifact.StartLength, content.Length))) : want) is Want.Everything;
    }

    /// <summary>The packages, one a line, sorted: name, version, kind and line, with a question mark behind a conclusion.</summary>
    public static string[] Listed(this InventoryBuilder builder) =>
        [.. builder.Packages.Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>Who owns a file by its own path or by the nearest folder.</summary>
    public static string Owner(this InventoryBuilder builder, string path) => builder.Ownerships
        .Where(owned => owned.Path == path || (owned.Path.EndsWith('/') && path.StartsWith(owned.Path, StringComparison.Ordinal)))
        .OrderByDescending(owned => owned.Path.Length)
        .ThenByDescending(owned => owned.Package.IsCertain)
        .Select(owned => owned.Package.Name)
        .FirstOrDefault("nobody");

    public static string Problem(this InventoryBuilder builder) => string.Join('\n', builder.Problems.Select(problem => $"{problem.Path} {problem.Message}"));

    private static string Line(Package package) =>
        $"{package.Name} {package.Version} {package.Kind}{(package.Line > 0 ? $" :{package.Line}" : "")}{(package.IsDevelopment ? " development" : "")}{(package.IsCertain ? "" : " ?")}";
}
