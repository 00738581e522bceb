using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>Makes nodes that stand in no document, at the place of what they were made from.</summary>
internal static class Node
{
    public static TextValue Text(string text, Location at) => new(text, at);

    public static TextValue Bool(bool value, Location at) => new(Values.Text.Of(value ? "true" : "false"), ScalarKind.Boolean, at);

    public static TextValue Number(int value, Location at) => new(Values.Text.Of(value.ToString()), ScalarKind.Number, at);

    public static ListValue List(Location at, params IEnumerable<Value> items) => new([.. items], at);

    /// <summary>A map; entries whose value is null or absent are left out.</summary>
    public static MapValue Map(Location at, params ReadOnlySpan<(string Key, Value? Value)> entries)
    {
        var built = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var (key, value) in entries)
        {
            if (value is { IsAbsent: false })
            {
                built.Add(new MapEntry(key, value.At, value));
            }
        }

        return new MapValue(built.ToImmutable(), at);
    }

    /// <summary>What <c>Ref</c> gives for a resource.</summary>
    public static TextValue Ref(string resourceId, Location at) => new(RefText(resourceId), ScalarKind.String, at);

    /// <summary>What <c>Fn::GetAtt</c> gives for a resource.</summary>
    public static TextValue GetAtt(string resourceId, string attribute, Location at) => new(GetAttText(resourceId, attribute), ScalarKind.String, at);

    /// <summary>Text put together of known strings and holes, as <c>Fn::Sub</c> would.</summary>
    public static TextValue Join(Location at, params IEnumerable<Text> parts) => new(Values.Text.Concat(parts), ScalarKind.String, at);

    public static Text RefText(string resourceId)
    {
        var name = LogicalId(resourceId);
        return Values.Text.Of(new Hole(new Unknown(UnknownKind.ResourceAttribute, name), name, new Reference(resourceId, null)));
    }

    public static Text GetAttText(string resourceId, string attribute)
    {
        var name = $"{LogicalId(resourceId)}.{attribute}";
        return Values.Text.Of(new Hole(new Unknown(UnknownKind.ResourceAttribute, name), name, new Reference(resourceId, attribute)));
    }

    /// <summary>A pseudo parameter whose value only the account knows, such as <c>AWS::AccountId</c>.</summary>
    public static Text Pseudo(string name) => Values.Text.Of(new Hole(new Unknown(UnknownKind.PseudoParameter, name), name));

    private static string LogicalId(string resourceId) => resourceId[(resourceId.LastIndexOf('/') + 1)..];
}
