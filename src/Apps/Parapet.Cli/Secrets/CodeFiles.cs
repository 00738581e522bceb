using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Analysis.Secrets.Code;
using Parapet.Analysis.Secrets.Files;
using Parapet.Model;
using Parapet.Packages.Artifacts;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Documents.Suppressions;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Secrets;

/// <summary>Reads the texts of functions' code and layers, each artefact once however many functions share it.</summary>
internal sealed class CodeFiles
{
    private static readonly ArtifactLimits OnlyFiles = ArtifactLimits.Default with { Nesting = 0 };

    private readonly ConcurrentDictionary<string, Lazy<ReadCode?>> read = new(StringComparer.Ordinal);

    /// <summary>What the code of a deployment's functions says about secrets.</summary>
    /// <param name="tree">What the template lies in.</param>
    /// <param name="deployment">What it deploys.</param>
    /// <param name="withArchives">Whether archives and images are looked into too, and not only folders.</param>
    /// <param name="suppressions">Receives the requests in the code to keep silent.</param>
    public DeploymentCode Of(SourceTree tree, Deployment deployment, bool withArchives, out ImmutableArray<Suppression> suppressions)
    {
        var asked = ImmutableArray.CreateBuilder<Suppression>();
        var readings = new Dictionary<string, CodeReading>(StringComparer.Ordinal);
        var artifacts = ArtifactFinder.Find(deployment, path =>
        {
            if (tree.Locate(path) is { } full && read.GetOrAdd($"{full} {path}", _ => new Lazy<ReadCode?>(() => Read(full, path, withArchives))).Value is { } code && readings.TryAdd(path, code.Reading))
            {
                asked.AddRange(code.Suppressions);
            }

            return (null, new Unknown(UnknownKind.RemoteFile, path));
        });
        suppressions = asked.ToImmutable();
        return DeploymentCode.Of(deployment, artifacts, readings);
    }

    // What cannot be read here is a problem of the scan with --packages; without, code is a bonus.
    private static ReadCode? Read(string full, string path, bool withArchives)
    {
        if (ArtifactWalk.Open(full, path, CodeReader.SkippedFolders, out _) is not { } walk || (!walk.IsFolder && !withArchives))
        {
            return null;
        }

        var reader = new CodeReader();
        var suppressions = new ConcurrentBag<Suppression>();
        walk.Read(reader.Wants, (entry, content) =>
        {
            reader.Read(entry, content);
            if (content.Span.IndexOf("parapet:ignore"u8) >= 0 && PlainText.Read(content.Span) is { } text)
            {
                foreach (var suppression in TextSuppressions.In(walk.Place(entry.Path, 0, 0).File, text))
                {
                    suppressions.Add(suppression);
                }
            }
        }, withArchives ? null : OnlyFiles);
        return new ReadCode(reader.Finish(path, walk.IsFolder), [.. suppressions]);
    }

    private sealed record ReadCode(CodeReading Reading, ImmutableArray<Suppression> Suppressions);
}
