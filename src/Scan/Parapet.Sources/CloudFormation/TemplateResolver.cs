using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Resolves a template.</summary>
public static class TemplateResolver
{
    /// <summary>The resolved stack.</summary>
    /// <param name="document">A document that <see cref="IsTemplate"/>.</param>
    /// <param name="parameters">Values the user gave, by parameter name; <c>AWS::Region</c> and the other pseudo parameters may be among them.</param>
    /// <param name="read">Reads another file of the scan root by its path relative to it; null when there is none, or it lies outside.</param>
    public static Stack Resolve(Document document, IReadOnlyDictionary<string, string> parameters, Func<string, Document?> read)
    {
        var evaluator = new Evaluator(document, new StackInput
        {
            Scope = "",
            Given = name => parameters.TryGetValue(name, out var value) ? new TextValue(value, Location.None) : null,
            Pseudo = parameters,
            Files = [document.File],
            Outside = Frame.Outermost,
            Run = new Run(read),
        });
        return new StackBuilder(evaluator).Build();
    }

    /// <summary>Whether a document is a CloudFormation or SAM template rather than some other YAML or JSON.</summary>
    public static bool IsTemplate(Document document)
    {
        if (document.Root is not MapValue root)
        {
            return false;
        }

        return root.TryGet("AWSTemplateFormatVersion", out _)
            || (root.TryGet("Resources", out var resources) && resources is MapValue map && map.Entries.Any(IsResource));
    }

    private static bool IsResource(MapEntry entry) =>
        entry.Key.StartsWith("Fn::", StringComparison.Ordinal)
        || (entry.Value is MapValue map && map.TryGet("Type", out var type) && Texts.Known(type)?.Contains("::", StringComparison.Ordinal) == true);
}
