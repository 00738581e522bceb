using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>
/// Event bus policies, whose resource is a single statement: written whole, or in the older form as properties of its parts.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-eventbuspolicy.html
/// </summary>
internal static class EventBusPolicy
{
    /// <summary>The resource type.</summary>
    public const string Type = "AWS::Events::EventBusPolicy";

    /// <summary>The policy document that EventBridge makes of the resource; absent when the resource says nothing.</summary>
    public static Value Document(Resource resource)
    {
        var properties = resource.Properties;
        var statement = properties["Statement"].IsAbsent ? OfParts(properties) : properties["Statement"];

        // Some write a whole document where the statement belongs.
        return statement.IsAbsent || !statement["Statement"].IsAbsent ? statement
            : Map(statement.At, ("Version", new TextValue("2012-10-17", statement.At)), ("Statement", statement));
    }

    private static Value OfParts(Value properties)
    {
        if (properties["Action"].IsAbsent && properties["Principal"].IsAbsent)
        {
            return properties is UnknownValue ? properties : new AbsentValue(properties.At);
        }

        // The policy is about its own bus only, so every resource means the bus.
        var at = properties.At;
        return Map(
            at,
            ("Sid", properties["StatementId"]),
            ("Effect", new TextValue("Allow", at)),
            ("Principal", Map(at, ("AWS", properties["Principal"]))),
            ("Action", properties["Action"]),
            ("Resource", new TextValue("*", at)),
            ("Condition", Condition(properties["Condition"])));
    }

    // Type, Key and Value stand beside each other; a part that is not known leaves the condition unread, never away.
    private static Value Condition(Value condition)
    {
        if (condition.IsAbsent || condition is UnknownValue)
        {
            return condition;
        }

        return condition["Type"].AsString().ValueOrDefault is { } type && condition["Key"].AsString().ValueOrDefault is { } key
            ? Map(condition.At, (type, Map(condition.At, (key, condition["Value"]))))
            : new UnknownValue(new Unknown(UnknownKind.Malformed, "a condition needs a `Type`, a `Key` and a `Value`"), condition.At);
    }

    private static MapValue Map(Location at, params ReadOnlySpan<(string Key, Value Value)> entries)
    {
        var map = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var (key, value) in entries)
        {
            if (!value.IsAbsent)
            {
                map.Add(new MapEntry(key, value.At, value));
            }
        }

        return new MapValue(map.ToImmutable(), at);
    }
}
