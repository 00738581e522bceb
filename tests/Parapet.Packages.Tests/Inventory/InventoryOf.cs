using System.Text;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Inventory;

/// <summary>Asks every reader about files that stand in a test, as the walk over an artefact does.</summary>
internal static class InventoryOf
{
    public static InventoryBuilder Files(params (string Path, string Text)[] files) =>
        Bytes([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);

    public static InventoryBuilder Bytes(params (string Path, byte[] Content)[] files)
    {
        var builder = new InventoryBuilder();
        foreach (var (path, content) in files)
        {
            var entry = new ArtifactEntry(path, content.Length);
            foreach (var reader in InventoryReaders.All)
            {
                var want = reader.Wants(entry, default);
                if (want == Want.Start)
                {
                    want = reader.Wants(entry, content.AsSpan(0, Math.Min(content.Length, Artifact.StartLength)));
                }

                if (want == Want.Everything)
                {
                    reader.Read(entry, content, builder);
                }
            }
        }

        return builder;
    }

    /// <summary>One line for each package: <c>name version line</c>, then <c>dev</c>, <c>?</c> for uncertain and the kind unless it is declared.</summary>
    public static string[] Lines(this InventoryBuilder builder) =>
        [.. builder.Packages.OrderBy(package => package.Path, StringComparer.Ordinal).ThenBy(package => package.Line).ThenBy(package => package.Name, StringComparer.Ordinal).Select(Line)];

    /// <summary>The same for one file.</summary>
    public static string[] Lines(string path, string text) => Files((path, text)).Lines();

    /// <summary>What was reported, as <c>path: message</c>.</summary>
    public static string[] Reports(this InventoryBuilder builder) => [.. builder.Problems.Select(problem => $"{problem.Path}: {problem.Message}")];

    private static string Line(Package package)
    {
        var words = new List<string> { package.Name, package.Version.Length == 0 ? "-" : package.Version, package.Line.ToString() };
        words.AddRange(package.Kind == PackageKind.Declared ? [] : [package.Kind.ToString().ToLowerInvariant()]);
        words.AddRange(package.IsDevelopment ? ["dev"] : []);
        words.AddRange(package.IsCertain ? [] : ["?"]);
        return string.Join(' ', words);
    }

    /// <summary>The one ecosystem of all packages.</summary>
    public static Ecosystem Ecosystem(this InventoryBuilder builder) => builder.Packages.Select(package => package.Ecosystem).Distinct().Single();
}
