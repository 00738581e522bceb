using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// The tags of resources as condition keys. Only tags that the template writes out are there: a stack adds its own to all of its resources.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html
/// </summary>
public static class ResourceTags
{
    /// <summary>The condition keys, with their values, of a request on a resource.</summary>
    public static ImmutableArray<KeyValuePair<string, ContextValue>> Of(Resource? resource)
    {
        if (resource?.Properties["Tags"] is not { IsAbsent: false } tags)
        {
            return [];
        }

        var own = resource.Type switch
        {
            "AWS::SecretsManager::Secret" => "secretsmanager:ResourceTag/",
            "AWS::SSM::Parameter" => "ssm:resourceTag/",
            _ => null,
        };
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        foreach (var (tag, when) in tags is MapValue ? [] : tags.EachItem())
        {
            Add(tag["Key"].AsString().ValueOrDefault, when is null ? tag["Value"] : null);
        }

        foreach (var entry in tags is MapValue map ? map.Entries : [])
        {
            Add(entry.Key, entry.Value);
        }

        return context.ToImmutable();

        void Add(string? name, Value? value)
        {
            if (name is not null && value?.AsString().ValueOrDefault is { } known)
            {
                context.Add(new("aws:ResourceTag/" + name, ContextValue.Of(known)));
                if (own is not null)
                {
                    context.Add(new(own + name, ContextValue.Of(known)));
                }
            }
        }
    }
}
