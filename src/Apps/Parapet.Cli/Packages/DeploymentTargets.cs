using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>The functions of the templates below a path, with their code and their layers as far as they lie in the tree.</summary>
internal sealed class DeploymentTargets(PackagePathOptions options, ArtifactFiles files)
{
    /// <summary>How many templates deploy something.</summary>
    public int Count { get; private set; }

    /// <summary>Every function, in the order of the templates.</summary>
    /// <param name="path">A template or a folder.</param>
    /// <param name="problems">Receives what could not be read.</param>
    public ImmutableArray<PackageTarget> Read(string path, List<Problem> problems)
    {
        var work = Templates.Find([path], options.WorkingFolder, problems);
        var read = new (SourceTree Tree, ReadTemplate Template)?[work.Length];
        Progress.Show("reading", work.Length, step => Parallel.For(0, work.Length, i =>
        {
            read[i] = Templates.Read(work[i], options.Parameters) is { } template ? (work[i].Tree, template) : null;
            step();
        }));
        var roots = Templates.Roots([.. read.OfType<(SourceTree Tree, ReadTemplate Template)>()], one => (one.Template.File, one.Template.Files)).ToList();
        problems.AddRange(roots.Select(one => one.Template.Problem).OfType<Problem>());
        var deployments = roots.Where(one => one.Template.Deployment is not null).Select(one => (one.Tree, Deployment: one.Template.Deployment!)).ToList();
        Count = deployments.Count;
        problems.AddRange(deployments.SelectMany(one => one.Deployment.Problems));
        Inflate(deployments);
        return [.. deployments.SelectMany(one => Targets(one.Tree, one.Deployment))];
    }

    // Artefacts are read side by side and each once; the finder then gets every one of them at once.
    private void Inflate(List<(SourceTree Tree, Deployment Deployment)> deployments)
    {
        var named = new ConcurrentDictionary<string, SourceTree>(StringComparer.Ordinal);
        foreach (var (tree, deployment) in deployments)
        {
            ArtifactFinder.Find(deployment, path =>
            {
                named.TryAdd(path, tree);
                return (null, null);
            });
        }

        var paths = named.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        Progress.Show("reading", paths.Count, step => Parallel.ForEach(paths, pair =>
        {
            pair.Value.Artifact(pair.Key, files);
            step();
        }));
    }

    private IEnumerable<PackageTarget> Targets(SourceTree tree, Deployment deployment)
    {
        var context = FunctionContext.Of(deployment);
        foreach (var artifacts in ArtifactFinder.Find(deployment, path => tree.Artifact(path, files)))
        {
            var function = deployment.Function(artifacts.FunctionId)!;
            yield return new PackageTarget
            {
                Name = function.Id,
                FunctionId = function.Id,
                At = function.At,
                Source = deployment.Source,
                Runtime = function.Runtime.ValueOrDefault,
                Artifacts = artifacts,
                LayerNames = [.. function.Layers.Select(layer => LayerName(deployment, layer))],
                Exposure = context.Exposure(function),
                Blast = context.Blast(function),
            };
        }
    }

    private static string LayerName(Deployment deployment, TextItem layer) =>
        layer.Text.Reference is { } reference && deployment.Resource(reference.Resource) is { } resource ? resource.LogicalId : layer.Text.ToString();
}
