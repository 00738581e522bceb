using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Makes the resolved stack out of a template's sections.</summary>
internal sealed class StackBuilder(Evaluator evaluator)
{
    private readonly Dictionary<string, Value> outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> resolving = new(StringComparer.Ordinal);
    private ImmutableArray<Entry>? declaredOutputs;

    public Stack Build()
    {
        var resources = ImmutableArray.CreateBuilder<Resource>();
        var nested = ImmutableArray.CreateBuilder<Stack>();
        if (!evaluator.Sections.TryGet("Resources", out _) && evaluator.Document.Root is MapValue)
        {
            evaluator.Report(new Location(evaluator.Document.File, 0, 0), "the template has no `Resources` section");
        }

        foreach (var entry in evaluator.Resources.Values)
        {
            if (Resource(entry) is not { } resource)
            {
                continue;
            }

            resources.Add(resource);
            var (first, last) = MetadataSuppressions.Extent(entry);
            MetadataSuppressions.Add(evaluator, resource.Attributes["Metadata"], first, last);
            if (evaluator.Nested.Open(entry.Key, entry.KeyAt) is { } child)
            {
                nested.Add(child.Build());
            }
        }

        var metadata = Top("Metadata");
        MetadataSuppressions.Add(evaluator, metadata, (0, 0), (int.MaxValue, int.MaxValue));
        var globals = Top("Globals");
        var values = Outputs();
        return new Stack
        {
            File = evaluator.Document.File,
            Scope = evaluator.Scope,
            IsJson = evaluator.Document.IsJson,
            Names = [.. evaluator.Names],
            UsesSam = evaluator.Entries.UsesSam,
            Resources = resources.ToImmutable(),
            Globals = globals,
            Outputs = values,
            Parameters = evaluator.Parameters.All(),
            Metadata = metadata,
            Nested = nested.ToImmutable(),
            Suppressions = [.. evaluator.Suppressions],
            Problems = [.. evaluator.Problems],
            Unknowns = UnknownPlaces.Of(resources, evaluator.Unknowns),
        };
    }

    /// <summary>An output's value, or null when there is no such output. An output that depends on itself is unknown.</summary>
    public Value? Output(string name)
    {
        if (outputs.TryGetValue(name, out var known))
        {
            return known;
        }

        declaredOutputs ??= evaluator.Section("Outputs");
        foreach (var entry in declaredOutputs.Value)
        {
            if (entry.Key == name)
            {
                if (!resolving.Add(name))
                {
                    return evaluator.Malformed(entry.KeyAt, $"output `{TextBuilder.Clip(name)}` depends on itself");
                }

                var value = Output(entry);
                resolving.Remove(name);
                return outputs[name] = value;
            }
        }

        return null;
    }

    private MapValue Outputs()
    {
        declaredOutputs ??= evaluator.Section("Outputs");
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var entry in declaredOutputs.Value)
        {
            if (!outputs.TryGetValue(entry.Key, out var value))
            {
                outputs[entry.Key] = value = Output(entry);
            }

            if (!value.IsAbsent)
            {
                entries.Add(new MapEntry(entry.Key, entry.KeyAt, value));
            }
        }

        return new MapValue(entries.ToImmutable(), evaluator.Sections["Outputs"].At);
    }

    private Value Output(Entry entry)
    {
        if (entry.Node is not MapValue)
        {
            return evaluator.Malformed(entry.Node.At, $"output `{TextBuilder.Clip(entry.Key)}` must be a map with a `Value`");
        }

        if (!Exists(entry, out var frame, out var when))
        {
            return new AbsentValue(entry.Node.At);
        }

        var value = evaluator.Resolve(entry.Node["Value"], frame);
        return when is null ? value : ChoiceValue.Of(when, value, new AbsentValue(entry.Node.At), value.At);
    }

    private Resource? Resource(Entry entry)
    {
        if (entry.Node is not MapValue node)
        {
            evaluator.Report(entry.Node.At, $"resource `{TextBuilder.Clip(entry.Key)}` must be a map with a `Type`");
            return null;
        }

        if (evaluator.Name(node["Type"], entry.Frame) is not { } type)
        {
            evaluator.Report(entry.KeyAt, $"resource `{TextBuilder.Clip(entry.Key)}` has no `Type`");
            return null;
        }

        if (!Exists(entry, out var frame, out var when))
        {
            return null;
        }

        var attributes = evaluator.Resolve(node.Without("Type").Without("Properties").Without("Condition"), frame);
        return new Resource
        {
            Id = evaluator.Scope + entry.Key,
            Type = type,
            Properties = evaluator.Resolve(node["Properties"], frame),
            At = entry.KeyAt,
            When = Conditions.Both(evaluator.Input.When, when),
            Attributes = attributes,
            IsFromLoop = !entry.Frame.Loops.IsEmpty,
        };
    }

    /// <summary>Whether a resource or output may exist; if that cannot be decided, under which condition, which its properties may then assume.</summary>
    private bool Exists(Entry entry, out Frame frame, out string? when)
    {
        frame = entry.Frame;
        when = null;
        var written = entry.Node["Condition"];
        if (written.IsAbsent)
        {
            return true;
        }

        if (evaluator.Name(written, frame) is not { } condition)
        {
            evaluator.Report(written.At, "`Condition` takes the name of a condition");
            return true;
        }

        var decided = evaluator.Conditions.Decide(condition, written.At, frame);
        if (decided is null)
        {
            when = evaluator.Conditions.Scoped(condition);
            frame = evaluator.Conditions.Assume(frame, condition, true);
        }

        return decided != false;
    }

    private Value Top(string section) => evaluator.Resolve(evaluator.Sections[section], evaluator.Input.Outside);
}
