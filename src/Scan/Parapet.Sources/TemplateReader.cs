using System.Collections.Immutable;
using System.Text;
using Parapet.Model;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Deployments;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam;
using Parapet.Values;

namespace Parapet.Sources;

/// <summary>A template with all that belongs to it, from bytes to nouns: read, resolve, transform, build.</summary>
public static class TemplateReader
{
    private static readonly IReadOnlyDictionary<string, string> NoParameters = ImmutableDictionary<string, string>.Empty;

    /// <summary>The deployment of a template that stands alone.</summary>
    /// <param name="file">The name by which findings call it.</param>
    /// <param name="template">The template, in YAML or JSON.</param>
    public static Deployment ReadText(string file, string template) =>
        Read(DocumentReader.Read(file, Encoding.UTF8.GetBytes(template)), NoParameters, _ => null).Deployment;

    /// <summary>The deployment of a document, and the files that it is made of.</summary>
    /// <param name="document">A document that <see cref="TemplateResolver.IsTemplate"/>.</param>
    /// <param name="parameters">Values the user gave, by parameter name.</param>
    /// <param name="read">Reads another file of the scan root by its path relative to it; null when there is none, or it lies outside.</param>
    public static (Deployment Deployment, ImmutableArray<string> Files) Read(
        Document document, IReadOnlyDictionary<string, string> parameters, Func<string, Document?> read)
    {
        var stacks = TemplateResolver.Resolve(document, parameters, read).WithNested().ToImmutableArray();
        var expanded = stacks.Select(SamTransform.Expand).ToImmutableArray();
        var deployment = DeploymentBuilder.Build(
            document.File,
            [.. expanded.SelectMany(e => e.Resources)],
            [.. stacks.SelectMany(s => s.Suppressions)],
            [.. stacks.SelectMany(s => s.Problems), .. expanded.SelectMany(e => e.Problems)],
            [.. stacks.SelectMany(s => s.Unknowns)]);
        var pseudo = parameters.Where(parameter => parameter.Key.StartsWith("AWS::", StringComparison.Ordinal)).ToImmutableDictionary(StringComparer.Ordinal);
        deployment = deployment with
        {
            PseudoParameters = pseudo,
            Parameters = [.. stacks.SelectMany(s => s.Parameters)],
            Names = [.. stacks.SelectMany(s => s.Names.Select(name => s.Scope + name))],
            JsonScopes = [.. stacks.Where(s => s.IsJson).Select(s => s.Scope)],
            Outputs = [.. stacks.SelectMany(s => s.Outputs.Entries.Select(output => new TemplateOutput(s.Scope + output.Key, output.KeyAt, output.Value.AsText())))],
        };
        return (deployment, [.. stacks.Select(s => s.File).Distinct()]);
    }
}
