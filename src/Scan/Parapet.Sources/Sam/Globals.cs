using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Sam;

/// <summary>The <c>Globals</c> section. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html</summary>
internal static class Globals
{
    private const string SamPrefix = "AWS::Serverless::";

    /// <summary>The resource with what <c>Globals</c> says for its type; other resources come back as they are.</summary>
    public static Resource Merge(Value globals, Resource resource)
    {
        if (!resource.Type.StartsWith(SamPrefix, StringComparison.Ordinal)
            || globals[resource.Type[SamPrefix.Length..]] is not MapValue section)
        {
            return resource;
        }

        var kept = WithoutIgnored(section, resource.Attributes["IgnoreGlobals"]);
        return resource.Properties switch
        {
            MapValue local => resource with { Properties = MergeMaps(kept, local) },
            AbsentValue or TextValue { Kind: ScalarKind.Null } => resource with { Properties = new MapValue(kept.Entries, resource.At) },
            _ => resource,
        };
    }

    private static MapValue WithoutIgnored(MapValue section, Value ignored)
    {
        foreach (var item in ignored.AsTextItems())
        {
            section = item.Text.Known switch
            {
                "*" => MapValue.Empty,
                { } key => section.Without(key),
                null => section,
            };
        }

        return section;
    }

    private static MapValue MergeMaps(MapValue global, MapValue local)
    {
        var merged = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var entry in global.Entries)
        {
            merged.Add(local.Find(entry.Key) is { } own ? own with { Value = MergeValues(entry.Value, own.Value) } : entry);
        }

        foreach (var entry in local.Entries)
        {
            if (global.Find(entry.Key) is null)
            {
                merged.Add(entry);
            }
        }

        return new MapValue(merged.ToImmutable(), local.At);
    }

    /// <summary>
    /// Maps merge and lists join; anything else is overridden. An undecided <c>Fn::If</c> counts as a scalar on either side,
    /// because the transform does not look into intrinsic functions.
    /// </summary>
    private static Value MergeValues(Value global, Value local) => (global, local) switch
    {
        (MapValue globalMap, MapValue localMap) => MergeMaps(globalMap, localMap),
        (ListValue globalList, ListValue localList) => new ListValue([.. globalList.Items, .. localList.Items], localList.At),
        _ => local,
    };
}
