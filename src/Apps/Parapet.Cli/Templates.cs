using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Documents;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli;

/// <summary>Finds templates and reads them: the first half of the flow, for every command that needs deployments.</summary>
internal static class Templates
{
    /// <summary>The files below some paths that may be templates, each once, in ordinal order.</summary>
    /// <param name="paths">Files and folders as the user typed them.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="problems">Receives the paths that are not there and the folders that cannot be listed.</param>
    public static ImmutableArray<TemplateFile> Find(IEnumerable<string> paths, string workingFolder, ICollection<Problem> problems)
    {
        var work = new List<TemplateFile>();

        // A folder comes before what lies in it, so that the order of the arguments decides nothing.
        foreach (var path in paths.OrderBy(path => Path.GetFullPath(path, workingFolder), StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal))
        {
            var tree = SourceTree.Open(path, workingFolder, out var problem);
            if (tree is null)
            {
                problems.Add(problem!);
                continue;
            }

            work.AddRange(tree.Candidates(problems).Select(file => new TemplateFile(tree, file, tree.IsSingleFile)));
        }

        // A file that is named must be readable, also when a folder that is named too leads to it first.
        var named = work.Where(item => item.IsNamed).Select(item => item.File).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. work.DistinctBy(item => item.File).OrderBy(item => item.File, StringComparer.Ordinal)
                .Select(item => item with { IsNamed = named.Contains(item.File) }),
        ];
    }

    /// <summary>What a file deploys; null when it is no template and nobody said that it is one.</summary>
    public static ReadTemplate? Read(TemplateFile template, IReadOnlyDictionary<string, string> parameters)
    {
        var (tree, file, isNamed) = template;
        var bytes = tree.Bytes(file, out var problem);
        if (bytes is null)
        {
            // A lock file may be larger than any template: who looks for templates does not miss it.
            return isNamed || tree.Start(file) is not { } start || TemplateSniff.IsProbablyTemplate(start.Span) ? new ReadTemplate(tree, file, [file], null, problem) : null;
        }

        if (!TemplateSniff.IsProbablyTemplate(bytes.Value.Span) && !isNamed)
        {
            return null;
        }

        var document = DocumentReader.Read(file, bytes.Value);
        if (!TemplateResolver.IsTemplate(document))
        {
            problem = document.Problems is [var first, ..] ? first
                : isNamed ? new Problem(new Location(file, 0, 0), "this is no CloudFormation or SAM template: it has no `Resources` with a `Type`")
                : null;
            return problem is null ? null : new ReadTemplate(tree, file, [file], null, problem);
        }

        var (deployment, files) = TemplateReader.Read(document, parameters, tree.Read);
        return new ReadTemplate(tree, file, files, deployment, null);
    }

    /// <summary>
    /// The templates that no other one nests: those are part of that one. Of two that nest each other the first by name stays, so that
    /// no cycle makes both disappear.
    /// </summary>
    /// <param name="templates">The templates, or what came of them.</param>
    /// <param name="read">A template's path, and the files that it is made of.</param>
    public static IEnumerable<T> Roots<T>(ImmutableArray<T> templates, Func<T, (string File, ImmutableArray<string> Files)> read)
    {
        var all = templates.Select(read).ToImmutableArray();
        var nestedIn = (from template in all from file in template.Files where file != template.File select (file, template))
            .ToLookup(pair => pair.file, pair => pair.template, StringComparer.Ordinal);
        return templates.Where((_, i) => !nestedIn[all[i].File].Any(parent =>
            !all[i].Files.Contains(parent.File) || string.CompareOrdinal(parent.File, all[i].File) < 0));
    }
}

/// <summary>A file that may be a template.</summary>
/// <param name="Tree">What it lies in.</param>
/// <param name="File">Its path as findings name it.</param>
/// <param name="IsNamed">Whether the user named it, so that it has to be one.</param>
internal sealed record TemplateFile(SourceTree Tree, string File, bool IsNamed);

/// <summary>What came of reading a template.</summary>
/// <param name="Tree">What it lies in.</param>
/// <param name="File">Its path.</param>
/// <param name="Files">All files that it is made of.</param>
/// <param name="Deployment">What it deploys; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
internal sealed record ReadTemplate(SourceTree Tree, string File, ImmutableArray<string> Files, Deployment? Deployment, Problem? Problem);
