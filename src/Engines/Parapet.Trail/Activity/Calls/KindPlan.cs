using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Iam.Catalog;

namespace Parapet.Trail.Activity.Calls;

/// <summary>How to find resources of one kind for an action.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Templates">Its ARNs.</param>
/// <param name="First">The rows that say more than the event's own list of resources.</param>
/// <param name="Later">The other rows.</param>
/// <param name="Replaces">The kind that is not meant when this one is found.</param>
internal sealed record KindPlan(string Name, ImmutableArray<ArnTemplate> Templates, ImmutableArray<ResourceRow> First, ImmutableArray<ResourceRow> Later, string? Replaces)
{
    private static readonly ConcurrentDictionary<(CatalogAction Action, string? Variant), ImmutableArray<KindPlan>> Made = new();

    private static readonly ConcurrentDictionary<string, ImmutableArray<ArnTemplate>> OfServices = new(StringComparer.Ordinal);

    public bool HasRows => !First.IsEmpty || !Later.IsEmpty;

    /// <summary>The kinds that an action works on.</summary>
    public static ImmutableArray<KindPlan> Of(CatalogAction action, string? variant) =>
        Made.GetOrAdd((action, variant), static key => [.. key.Action.Resources.Select(resource => Make(key.Action, key.Variant, resource.Type))]);

    /// <summary>Whether an ARN is of this kind, and of no kind of the service that it fits better.</summary>
    public bool Includes(string service, string arn)
    {
        var best = Best(Templates, arn);
        return best >= 0 && Best(OfServices.GetOrAdd(service, static prefix => [.. IamCatalog.Service(prefix)!.ResourceTypes.SelectMany(type => ArnTemplate.Of(type))]), arn) <= best;
    }

    private static KindPlan Make(CatalogAction action, string? variant, ResourceType type)
    {
        var rows = ResourceTable.For(action.FullName, action.Service, variant, type.Name);
        return new KindPlan(
            type.Name,
            ArnTemplate.Of(type),
            [.. rows.Where(row => row.First)],
            [.. rows.Where(row => !row.First)],
            rows.FirstOrDefault(row => row.Replaces is not null)?.Replaces);
    }

    private static int Best(ImmutableArray<ArnTemplate> templates, string arn)
    {
        var best = -1;
        foreach (var template in templates)
        {
            if (template.Precision > best && template.Matches(arn))
            {
                best = template.Precision;
            }
        }

        return best;
    }
}
