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
    /// <param name="isThorough">Whether images are looked into too, and archives in code and layers.</param>
    public CodeScan Of(SourceTree tree, Deployment deployment, bool isThorough)
    {
        var found = new SortedDictionary<string, ReadCode>(StringComparer.Ordinal);
        var artifacts = ArtifactFinder.FindSources(deployment, path =>
        {
            if (tree.Locate(path) is { } full && read.GetOrAdd($"{full} {path}", _ => new Lazy<ReadCode?>(() => Read(full, path, isThorough))).Value is { } code)
            {
                found[path] = code;
            }

            return (null, new Unknown(UnknownKind.RemoteFile, path));
        });
        return new CodeScan(
            DeploymentCode.Of(deployment, artifacts, found.ToDictionary(each => each.Key, each => each.Value.Reading, StringComparer.Ordinal)),
            [.. found.Values.SelectMany(each => each.Suppressions)],
            [.. found.Values.SelectMany(each => each.Problems)]);
    }

    private static ReadCode? Read(string full, string path, bool isThorough)
    {
        if (ArtifactWalk.Open(full, path, CodeReader.SkippedFolders, out _) is not { } walk || (walk.IsTar && !isThorough))
        {
            return null;
        }

        var reader = new CodeReader();
        var suppressions = new ConcurrentBag<Suppression>();
        var problems = walk.Read(reader.Wants, (entry, content) =>
        {
            reader.Read(entry, content);
            if (content.Span.IndexOf("parapet:ignore"u8) >= 0 && PlainText.Read(content.Span) is { } text)
            {
                foreach (var suppression in TextSuppressions.In(walk.Place(entry.Path, 0, 0).File, text))
                {
                    suppressions.Add(suppression);
                }
            }
        }, isThorough ? null : OnlyFiles);

        // A scan that looks into packages says itself what it could not read.
        return new ReadCode(reader.Finish(path, walk.IsFolder), [.. suppressions], isThorough ? [] : problems);
    }

    private sealed record ReadCode(CodeReading Reading, ImmutableArray<Suppression> Suppressions, ImmutableArray<Problem> Problems);
}

/// <summary>What came of reading the code of a deployment's functions.</summary>
/// <param name="Code">What it says about secrets.</param>
/// <param name="Suppressions">The requests in it to keep silent.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record CodeScan(DeploymentCode Code, ImmutableArray<Suppression> Suppressions, ImmutableArray<Problem> Problems);
