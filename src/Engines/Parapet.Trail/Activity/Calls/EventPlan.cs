using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Catalog;

namespace Parapet.Trail.Activity.Calls;

/// <summary>What is known of an event before its parameters are read.</summary>
internal sealed class EventPlan
{
    // A log can hold any names; those of all services together are about as many.
    private const int MostRemembered = 20_000;

    private static readonly ConcurrentDictionary<(string Source, string Name), EventPlan> Remembered = new();

    private readonly CatalogAction? own;
    private readonly ImmutableArray<ActionRow> rows;
    private readonly Dictionary<string, CatalogAction> rowActions;
    private readonly ImmutableArray<ApiGatewayRow> requests;

    private EventPlan(string source, string eventName)
    {
        Service = EventNames.Prefix(source);
        Name = EventNames.WithoutVersion(eventName);
        own = IamCatalog.Action($"{Service}:{eventName}") ?? IamCatalog.Action($"{Service}:{Name}");
        rows = ActionTable.For(Service, Name);
        if (own is null && !rows.Any(row => !row.Adds))
        {
            rows = [.. rows, .. ActionTable.Like(Service, Name)];
        }

        rowActions = rows.SelectMany(row => row.Actions).Select(action => action.Action).Distinct().ToDictionary(name => name, name => IamCatalog.Action(name)!, StringComparer.Ordinal);
        requests = own is null && Service == ApiGatewayTable.Service ? ApiGatewayTable.For(Name) : [];
    }

    /// <summary>The prefix of the service's actions.</summary>
    public string Service { get; }

    /// <summary>The event's name without a version.</summary>
    public string Name { get; }

    /// <summary>Why no action is known, when none is.</summary>
    public string Unmapped => IamCatalog.Service(Service) is null
        ? $"no service has the prefix `{Service}`"
        : rows.IsEmpty ? $"no action is documented for `{Service}:{Name}`" : $"`{Service}:{Name}` needs other actions for other parameters, and these are not told";

    public static EventPlan For(string source, string name)
    {
        if (Remembered.TryGetValue((source, name), out var plan))
        {
            return plan;
        }

        plan = new EventPlan(source, name);
        if (Remembered.Count < MostRemembered)
        {
            Remembered.TryAdd((source, name), plan);
        }

        return plan;
    }

    /// <summary>The actions that a call with these parameters needed.</summary>
    public ImmutableArray<CalledAction> Actions(ResourceFinder finder, EventScope scope, JsonElement? parameters)
    {
        var actions = ImmutableArray.CreateBuilder<CalledAction>();
        var replaced = false;
        foreach (var row in rows.Where(row => row.Conditions.All(condition => parameters is { } root ? condition.Holds(root) : condition.HoldsForNothing)))
        {
            replaced |= !row.Adds;
            foreach (var (name, variant) in row.Actions)
            {
                var action = rowActions[name];
                actions.Add(new CalledAction { Action = action.FullName, Resources = finder.Find(action, variant) });
            }
        }

        if (!replaced && own is not null)
        {
            actions.Insert(0, new CalledAction { Action = own.FullName, Resources = finder.Find(own, null) });
        }

        actions.AddRange(ApiGatewayTable.Requests(requests, scope, parameters));
        return actions.Count < 2 ? actions.ToImmutable() : [.. actions.GroupBy(action => action.Action, StringComparer.Ordinal).Select(Together)];
    }

    private static CalledAction Together(IGrouping<string, CalledAction> same) =>
        same.First() with { Resources = [.. same.SelectMany(action => action.Resources).Distinct()] };
}
