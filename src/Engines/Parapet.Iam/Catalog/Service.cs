using System.Collections.Immutable;

namespace Parapet.Iam.Catalog;

/// <summary>A service as policies know it: everything under one prefix.</summary>
public sealed class Service
{
    private readonly Lazy<Dictionary<string, CatalogAction>> actionsByName;
    private readonly Lazy<Dictionary<string, ConditionKey>> keysByName;

    internal Service(
        string prefix,
        string name,
        ImmutableArray<CatalogAction> actions,
        ImmutableArray<ResourceType> resourceTypes,
        ImmutableArray<ConditionKey> conditionKeys)
    {
        Prefix = prefix;
        Name = name;
        Actions = actions;
        ResourceTypes = resourceTypes;
        ConditionKeys = conditionKeys;
        actionsByName = new(() => Index(Actions, action => action.Name));
        keysByName = new(() => Index(ConditionKeys, key => key.Name));
    }

    /// <summary>The prefix of its actions, such as <c>s3</c>.</summary>
    public string Prefix { get; }

    /// <summary>The name that people know it by, such as <c>Amazon S3</c>.</summary>
    public string Name { get; }

    /// <summary>Its actions, in ordinal order of their names.</summary>
    public ImmutableArray<CatalogAction> Actions { get; }

    /// <summary>The kinds of resource that it defines.</summary>
    public ImmutableArray<ResourceType> ResourceTypes { get; }

    /// <summary>The condition keys that requests to it can carry: its own, the global ones it names, and some of other services.</summary>
    public ImmutableArray<ConditionKey> ConditionKeys { get; }

    /// <summary>The action with a name (<c>GetObject</c>), in any case.</summary>
    public CatalogAction? Action(string name) => actionsByName.Value.GetValueOrDefault(name);

    /// <summary>The condition key of this service that covers a key of a policy, in any case.</summary>
    public ConditionKey? ConditionKey(string key) =>
        keysByName.Value.GetValueOrDefault(key) ?? ConditionKeys.FirstOrDefault(known => known.IsFamily && known.Covers(key));

    private static Dictionary<string, T> Index<T>(ImmutableArray<T> items, Func<T, string> name)
    {
        var index = new Dictionary<string, T>(items.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            index.TryAdd(name(item), item);
        }

        return index;
    }
}
