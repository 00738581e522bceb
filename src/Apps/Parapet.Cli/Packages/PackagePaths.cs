using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>Turns the paths that a user names into functions and artefacts, each artefact read once.</summary>
internal sealed class PackagePaths(PackagePathOptions options)
{
    private static readonly ImmutableArray<string> TemplateExtensions = [".yaml", ".yml", ".json", ".template"];

    private readonly ArtifactFiles files = new();
    private readonly List<Problem> problems = [];
    private readonly List<string> said = [];

    /// <summary>Reads everything.</summary>
    public PackageTargets Read()
    {
        // A folder and a template in it lead to the same functions.
        var targets = options.Paths.SelectMany(path => Read(path)).DistinctBy(target => (target.Source, target.FunctionId, target.Name)).ToImmutableArray();

        // The same id in two templates is two functions: each is then called by its template too.
        var twice = targets.CountBy(target => target.Name).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        targets = [.. targets.Select(target => twice.Contains(target.Name) && target.Source.Length > 0 ? target with { Name = $"{target.Name} ({target.Source})" } : target)];
        if (!targets.IsEmpty && targets.All(target => target.Artifacts.Code.Inventory is null))
        {
            problems.Add(new Problem(targets[0].At, "the code of no function lies here: nothing was looked at; build first, or name the artefacts"));
        }

        return new PackageTargets(targets, [.. problems.Distinct().OrderBy(problem => problem.At).ThenBy(problem => problem.Message, StringComparer.Ordinal)], [.. said]);
    }

    private ImmutableArray<PackageTarget> Read(string path)
    {
        var full = Path.GetFullPath(path, options.WorkingFolder);
        var isFolder = Directory.Exists(full);
        if (!isFolder && !File.Exists(full))
        {
            problems.Add(new Problem(new Location(path, 0, 0), "there is no such file or folder"));
            return [];
        }

        var isImage = isFolder && File.Exists(Path.Combine(full, "oci-layout"));
        var mayBeTemplates = isFolder ? !isImage : TemplateExtensions.Contains(Path.GetExtension(full).ToLowerInvariant());
        if (mayBeTemplates && !options.IsArtifact)
        {
            var deployments = new DeploymentTargets(options, files);
            var targets = deployments.Read(path, problems);
            if (!targets.IsEmpty || !isFolder)
            {
                said.Add($"`{path}`: {deployments.Count switch { 1 => "a template", var count => $"{count} templates" }} with {(targets.Length == 1 ? "1 function" : $"{targets.Length} functions")}{(isFolder ? "; what else lies in the folder is not looked at: name it with `--runtime` to take it for code" : "")}");
                return targets;
            }
        }

        return Artifact(path, full);
    }

    private ImmutableArray<PackageTarget> Artifact(string path, string full)
    {
        var parts = new CodePart[options.Layers.Length + 1];
        Progress.Show("reading", parts.Length, step => Parallel.For(0, parts.Length, i =>
        {
            parts[i] = i == 0 ? Part(path, full) : Part(options.Layers[i - 1], Path.GetFullPath(options.Layers[i - 1], options.WorkingFolder));
            step();
        }));
        if (parts.FirstOrDefault(part => part.Inventory is null) is { } unread)
        {
            problems.Add(new Problem(new Location(unread.Name, 0, 0), unread.Why!.Kind is UnknownKind.RemoteFile ? "there is no such file or folder" : unread.Why.ToString()));
            return [];
        }

        var kind = Kind(parts[0].Inventory!);
        var layers = options.Layers.Length switch { 0 => "", 1 => " with 1 layer", var count => $" with {count} layers" };
        said.Add($"`{path}`: {kind}{layers}");
        return
        [
            new PackageTarget
            {
                Name = Shown(path),
                FunctionId = null,
                At = new Location(Shown(path), 0, 0),
                Source = "",
                Runtime = options.Runtime,
                Artifacts = new FunctionArtifacts(Shown(path), parts[0], [.. parts[1..]]),
                LayerNames = [.. options.Layers.Select(Shown)],
            },
        ];
    }

    private CodePart Part(string path, string full)
    {
        var (inventory, why) = files.Read(full, Shown(path));
        return new CodePart(Shown(path), new Location(Shown(path), 0, 0), inventory, why);
    }

    private static string Kind(ArtifactInventory inventory) => inventory.Artifact.Kind switch
    {
        ArtifactKind.Zip => "a zip",
        ArtifactKind.Image => "a container image",
        _ => "a folder of code",
    };

    private static string Shown(string path) => path.Replace('\\', '/').TrimEnd('/') is { Length: > 0 } shown ? shown : path;
}

/// <summary>What there is to read.</summary>
internal sealed record PackagePathOptions
{
    /// <summary>Files and folders as the user typed them.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Layers of an artefact, in order.</summary>
    public required ImmutableArray<string> Layers { get; init; }

    /// <summary>The runtime of an artefact, or null.</summary>
    public required string? Runtime { get; init; }

    /// <summary>Template parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Whether the paths are artefacts, because the user says something of them that only an artefact needs.</summary>
    public bool IsArtifact => !Layers.IsEmpty || Runtime is not null;
}
