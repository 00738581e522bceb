using System.Collections.Concurrent;
using Parapet.Analysis.Secrets.Code;
using Parapet.Model;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Secrets;

/// <summary>Reads the texts of functions' code and layers, each artefact once however many functions share it.</summary>
internal sealed class CodeFiles
{
    private readonly ConcurrentDictionary<string, Lazy<CodeReading?>> read = new(StringComparer.Ordinal);

    /// <summary>What the code of a deployment's functions says about secrets.</summary>
    /// <param name="tree">What the template lies in.</param>
    /// <param name="deployment">What it deploys.</param>
    /// <param name="withArchives">Whether archives and images are looked into too, and not only folders.</param>
    public DeploymentCode Of(SourceTree tree, Deployment deployment, bool withArchives)
    {
        var readings = new Dictionary<string, CodeReading>(StringComparer.Ordinal);
        var artifacts = ArtifactFinder.Find(deployment, path =>
        {
            if (tree.Locate(path) is { } full && read.GetOrAdd($"{full} {path}", _ => new Lazy<CodeReading?>(() => Read(full, path, withArchives))).Value is { } reading)
            {
                readings[path] = reading;
            }

            return (null, new Unknown(UnknownKind.RemoteFile, path));
        });
        return DeploymentCode.Of(deployment, artifacts, readings);
    }

    // What cannot be read here is a problem of the scan with --packages; without, code is a bonus.
    private static CodeReading? Read(string full, string path, bool withArchives)
    {
        if (ArtifactWalk.Open(full, path, CodeReader.SkippedFolders, out _) is not { } walk || (!walk.IsFolder && !withArchives))
        {
            return null;
        }

        var reader = new CodeReader();
        walk.Read((entry, start) => !withArchives && entry.Nesting > 0 ? Parapet.Packages.Artifacts.Want.Nothing : reader.Wants(entry, start), reader.Read);
        return reader.Finish(path, walk.IsFolder);
    }
}
