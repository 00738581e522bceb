using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary>
/// What a <c>deps.json</c> says (https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md): the libraries an
/// application was published with, and the files each of them brought.
/// </summary>
internal sealed class DepsJson
{
    private const string RuntimePack = "runtimepack.";

    private readonly Dictionary<string, Library> libraries = new(StringComparer.OrdinalIgnoreCase);

    private bool hasLibraries;

    private DepsJson()
    {
    }

    /// <summary>Reads it; null when it is not JSON or lists nothing, which is then said in <paramref name="error"/>.</summary>
    public static DepsJson? Parse(ReadOnlySpan<byte> json, out string? error)
    {
        var deps = new DepsJson();
        error = JsonWalk.Visit(json, deps.Take) ?? (deps.hasLibraries ? null : "is no deps.json that can be read: it has no `libraries`");
        return error is null ? deps : null;
    }

    /// <summary>The name of the target, such as <c>.NETCoreApp,Version=v8.0</c>; empty when it is not said.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Whether .NET itself was published with the application.</summary>
    public bool IsSelfContained => libraries.Keys.Any(key => key.StartsWith(RuntimePack, StringComparison.Ordinal));

    /// <summary>The packages, each with the paths at which the files it brought are published.</summary>
    public IEnumerable<(Package Package, IReadOnlyCollection<string> Files)> Packages(string path, PackageKind kind)
    {
        foreach (var (key, library) in libraries)
        {
            // A library is keyed by its name and version; a runtime pack is a package whose id has a prefix here.
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && library.Type is "package" or "runtimepack")
            {
                var name = key[..slash];
                yield return (
                    new Package
                    {
                        Ecosystem = Ecosystem.NuGet,
                        Name = name.StartsWith(RuntimePack, StringComparison.Ordinal) ? name[RuntimePack.Length..] : name,
                        Version = key[(slash + 1)..],
                        Kind = kind,
                        Path = path,
                        Line = library.Line,
                    },
                    library.Files);
            }
        }
    }

    /// <summary>The files of the project and of the projects it refers to.</summary>
    public IEnumerable<string> OwnFiles => libraries.Values.Where(library => library.Type is "project" or "reference").SelectMany(library => library.Files);

    private void Take(JsonSpot spot)
    {
        var path = spot.Path;
        if (spot.Is(2, "runtimeTarget") && path[1] == "name")
        {
            Target = spot.Value ?? "";
        }
        else if (spot.Is(1, "libraries"))
        {
            hasLibraries = spot.Value is null;
        }
        else if (spot.Is(2, "libraries"))
        {
            Of(path[1]).Line = spot.Line;
        }
        else if (spot.Is(3, "libraries") && path[2] == "type")
        {
            Of(path[1]).Type = spot.Value ?? "";
        }
        else if (spot.Is(5, "targets"))
        {
            AddFile(Of(path[2]).Files, path[3], path[4]);
        }
    }

    private static void AddFile(HashSet<string> files, string group, string file)
    {
        // Published, a file stands beside the deps.json; one for a platform keeps its path, a translation the folder of its language.
        var last = file.LastIndexOf('/');
        switch (group)
        {
            case "runtime" or "native":
                files.Add(file[(last + 1)..]);
                break;
            case "resources" when last > 0:
                files.Add(file[(file.LastIndexOf('/', last - 1) + 1)..]);
                break;
            case "runtimeTargets":
                files.Add(file);
                break;
        }
    }

    private Library Of(string key)
    {
        if (!libraries.TryGetValue(key, out var library))
        {
            libraries.Add(key, library = new Library());
        }

        return library;
    }

    private sealed class Library
    {
        public string Type { get; set; } = "";

        public int Line { get; set; }

        public HashSet<string> Files { get; } = new(StringComparer.Ordinal);
    }
}
