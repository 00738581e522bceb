using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>AWS::Serverless::Function</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html</summary>
internal static class ServerlessFunction
{
    /// <summary>Properties that become something else than the same property of <c>AWS::Lambda::Function</c>; every other one is carried.</summary>
    private static readonly ImmutableHashSet<string> NotCarried = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AssumeRolePolicyDocument", "AutoPublishAlias", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256", "CodeUri", "DeadLetterQueue",
        "DeploymentPreference", "EventInvokeConfig", "Events", "FunctionUrlConfig", "ImageUri", "InlineCode", "PermissionsBoundary", "Policies",
        "PropagateTags", "ProvisionedConcurrencyConfig", "Role", "RolePath", "Tags", "Tracing", "VersionDeletionPolicy", "VersionDescription");

    public static void Expand(Expansion expansion, Resource resource)
    {
        if (resource.Properties is not MapValue properties)
        {
            expansion.Keep(resource with { Type = "AWS::Lambda::Function", MadeFrom = resource.Id });
            return;
        }

        var function = expansion.Add(resource, resource.LogicalId, "AWS::Lambda::Function", FunctionProperties(resource, properties), resource.At);
        var alias = FunctionAlias.Expand(expansion, resource, function);
        var target = Node.RefText((alias ?? function).Id);
        FunctionUrl.Expand(expansion, resource, target);
        var destinations = EventInvokeConfig.Expand(expansion, resource, function, alias);
        var additions = Branches.IsSet(properties["Events"]) ? FunctionEvents.Expand(expansion, resource, function, target) : new RoleAdditions([], []);
        FunctionRole.Expand(expansion, resource, destinations, additions);
    }

    private static MapValue FunctionProperties(Resource resource, MapValue properties)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var entry in properties.Entries)
        {
            switch (entry.Key)
            {
                case "Tracing":
                    entries.Add(entry with { Key = "TracingConfig", Value = Alternatives.Map(entry.Value, mode => Node.Map(mode.At, ("Mode", mode))) });
                    break;
                case "DeadLetterQueue":
                    entries.Add(entry with { Key = "DeadLetterConfig", Value = Alternatives.Map(entry.Value, queue => Node.Map(queue.At, ("TargetArn", queue["TargetArn"]))) });
                    break;
                case "Tags":
                    entries.Add(entry with { Value = Alternatives.Map(entry.Value, TagList) });
                    break;
                case var key when !NotCarried.Contains(key):
                    entries.Add(entry);
                    break;
            }
        }

        Set("Code", FunctionCode.Of(properties), properties.At);
        Set("Role", FunctionRole.Of(resource), resource.At);
        return new MapValue(entries.ToImmutable(), properties.At);

        void Set(string key, Value value, Location keyAt)
        {
            if (!value.IsAbsent)
            {
                entries.Add(new MapEntry(key, keyAt, value));
            }
        }
    }

    private static Value TagList(Value tags) => tags is MapValue map
        ? Node.List(map.At, map.Entries.Select(tag => Node.Map(tag.KeyAt, ("Key", Node.Text(tag.Key, tag.KeyAt)), ("Value", tag.Value))))
        : tags;
}
