using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Nested stacks whose template is a file of the scan root. Each is resolved once, when its first output is asked for or the parent is built.</summary>
internal sealed class NestedStacks(Evaluator evaluator)
{
    private const int MaxDepth = 10;

    private readonly Dictionary<string, StackBuilder?> stacks = new(StringComparer.Ordinal);
    private readonly HashSet<string> opening = new(StringComparer.Ordinal);

    /// <summary>An output of a nested stack, at its own place; null when the resource is no nested stack that can be read.</summary>
    public Value? Output(string logicalId, string output, Location at)
    {
        if (Open(logicalId, at) is not { } stack)
        {
            return null;
        }

        return stack.Output(output) ?? evaluator.Malformed(at, $"nested stack `{logicalId}` has no output `{TextBuilder.Clip(output)}`");
    }

    /// <summary>The nested stack of a resource; null when it is none, or its template is not here.</summary>
    public StackBuilder? Open(string logicalId, Location at)
    {
        if (stacks.TryGetValue(logicalId, out var known))
        {
            return known;
        }

        if (!evaluator.Resources.TryGetValue(logicalId, out var entry) || TemplateKey(Texts.Known(entry.Node["Type"])) is not { } key)
        {
            return null;
        }

        if (!opening.Add(logicalId))
        {
            evaluator.Report(at, $"nested stack `{logicalId}` depends on its own outputs");
            return null;
        }

        var opened = Read(logicalId, entry, key);
        opening.Remove(logicalId);
        stacks[logicalId] = opened;
        return opened;
    }

    private static string? TemplateKey(string? type) => type switch
    {
        "AWS::CloudFormation::Stack" => "TemplateURL",
        "AWS::Serverless::Application" => "Location",
        _ => null,
    };

    private StackBuilder? Read(string logicalId, Entry entry, string key)
    {
        var frame = entry.Frame;
        string? when = null;
        if (evaluator.Name(entry.Node["Condition"], frame) is { } condition)
        {
            switch (evaluator.Conditions.Decide(condition, entry.Node["Condition"].At, frame))
            {
                case false:
                    return null;
                case null:
                    when = evaluator.Conditions.Scoped(condition);
                    frame = evaluator.Conditions.Assume(frame, condition, true);
                    break;
            }
        }

        var properties = entry.Node["Properties"];
        var location = evaluator.Resolve(properties[key], frame);
        var written = AssetPath(entry.Node, key) ?? Texts.Known(location);
        if (written is null || Paths.IsRemote(written))
        {
            evaluator.Unknowns.Add((location.At, new Unknown(UnknownKind.RemoteFile, TextBuilder.Clip(Texts.Of(location)?.ToString() ?? logicalId))));
            return null;
        }

        var path = Paths.Beside(evaluator.Document.File, written);
        if (evaluator.Input.Files.Contains(path) || evaluator.Input.Files.Count > MaxDepth || !evaluator.Input.Run.Budget.OpenStack())
        {
            evaluator.Report(location.At, evaluator.Input.Files.Contains(path)
                ? $"nested template `{written}` contains itself"
                : $"nested template `{written}` is not looked at: stacks nest deeper than {MaxDepth}, or there are more than {Budget.MaxStacks}");
            return null;
        }

        var document = evaluator.Input.Run.Read(path);
        if (document?.Root is null || !TemplateResolver.IsTemplate(document))
        {
            evaluator.Report(location.At, document is null
                ? $"nested template `{written}` is not there, or lies outside the scan root"
                : $"nested template `{written}` is no CloudFormation template");
            return null;
        }

        var given = evaluator.Resolve(properties["Parameters"], frame);
        return new StackBuilder(new Evaluator(document, new StackInput
        {
            Scope = $"{evaluator.Scope}{logicalId}/",
            Given = name => given[name] is { IsAbsent: false } value ? value : null,
            Pseudo = evaluator.Input.Pseudo,
            Files = evaluator.Input.Files.Add(path),
            Outside = Frame.Outermost.AssumeAll(frame),
            When = Conditions.Both(evaluator.Input.When, when),
            Run = evaluator.Input.Run,
        }));
    }

    /// <summary>The CDK writes the template's file beside the URL of its upload.</summary>
    private static string? AssetPath(Value resource, string key)
    {
        var metadata = resource["Metadata"];
        return Texts.Known(metadata["aws:asset:property"]) == key ? Texts.Known(metadata["aws:asset:path"]) : null;
    }
}
