using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>The <c>Mappings</c> section and <c>Fn::FindInMap</c>. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html</summary>
internal sealed class MappingTable(Evaluator evaluator)
{
    private readonly Dictionary<string, Entry> mappings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> resolved = new(StringComparer.Ordinal);

    public void Fill(ImmutableArray<Entry> section)
    {
        foreach (var entry in section)
        {
            mappings.TryAdd(entry.Key, entry);
        }
    }

    public Value Find(Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::FindInMap", argument, 3, 4) is not { } arguments)
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::FindInMap` takes a list of 3 to 4 arguments"), at);
        }

        var keys = arguments.Take(3).Select(key => evaluator.Resolve(key, frame)).ToImmutableArray();
        var fallback = arguments.Length == 4 ? arguments[3]["DefaultValue"] : null;
        return Branches.Over(keys, known => Find(known, fallback, at, frame), at);
    }

    private Value Find(ImmutableArray<Value> keys, Value? fallback, Location at, Frame frame)
    {
        var path = keys.Select(Texts.Known).ToList();
        var name = path[0] ?? "Fn::FindInMap";
        if (path.Contains(null))
        {
            return new UnknownValue(new Unknown(UnknownKind.Mapping, name), at);
        }

        if (!mappings.ContainsKey(name) && fallback is null && !evaluator.HasMacro)
        {
            return evaluator.Malformed(keys[0].At, $"there is no mapping `{name}`");
        }

        var found = Mapping(name)[path[1]!][path[2]!];
        if (!found.IsAbsent)
        {
            return Branches.Move(frame.Restrict(found), at);
        }

        return fallback is { IsAbsent: false }
            ? evaluator.Resolve(fallback, frame)
            : new UnknownValue(new Unknown(UnknownKind.Mapping, name), at);
    }

    private Value Mapping(string name)
    {
        if (!resolved.TryGetValue(name, out var mapping))
        {
            mapping = mappings.TryGetValue(name, out var entry) ? evaluator.Resolve(entry.Node, entry.Frame) : MapValue.Empty;
            resolved[name] = mapping;
        }

        return mapping;
    }
}
