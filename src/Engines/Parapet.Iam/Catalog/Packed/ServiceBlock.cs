using System.Collections.Immutable;

namespace Parapet.Iam.Catalog.Packed;

/// <summary>One service's block: texts, lists of texts, condition keys, resource types, actions; each table names members of those before it by number.</summary>
internal static class ServiceBlock
{
    /// <summary>The service in an inflated block.</summary>
    public static Service Read(string prefix, ReadOnlySpan<byte> plain)
    {
        var reader = new PackedReader(plain);
        var name = reader.Text();
        var lists = ReadLists(ref reader);
        var keys = ReadKeys(ref reader);
        var types = ReadTypes(ref reader, lists);
        var actions = ReadActions(ref reader, prefix, types, lists);
        return new Service(prefix, name, actions, types, keys);
    }

    private static ImmutableArray<string>[] ReadLists(ref PackedReader reader)
    {
        var texts = new string[reader.Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.Text();
        }

        var lists = new ImmutableArray<string>[reader.Count()];
        for (var i = 0; i < lists.Length; i++)
        {
            var list = new string[reader.Count()];
            for (var j = 0; j < list.Length; j++)
            {
                list[j] = texts[reader.NumberBelow(texts.Length)];
            }

            lists[i] = [.. list];
        }

        return lists;
    }

    private static ImmutableArray<ConditionKey> ReadKeys(ref PackedReader reader)
    {
        var count = reader.Count();
        var keys = ImmutableArray.CreateBuilder<ConditionKey>(count);
        for (var i = 0; i < count; i++)
        {
            var kind = reader.NumberBelow(2 * ((int)ConditionKeyType.Binary + 1));
            keys.Add(new ConditionKey(reader.Text(), (ConditionKeyType)(kind / 2), kind % 2 == 1));
        }

        return keys.MoveToImmutable();
    }

    private static ImmutableArray<ResourceType> ReadTypes(ref PackedReader reader, ImmutableArray<string>[] lists)
    {
        var count = reader.Count();
        var types = ImmutableArray.CreateBuilder<ResourceType>(count);
        for (var i = 0; i < count; i++)
        {
            types.Add(new ResourceType(reader.Text(), reader.Text(), lists[reader.NumberBelow(lists.Length)]));
        }

        return types.MoveToImmutable();
    }

    private static ImmutableArray<CatalogAction> ReadActions(
        ref PackedReader reader, string prefix, ImmutableArray<ResourceType> types, ImmutableArray<string>[] lists)
    {
        var names = new string[reader.Count()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.Text();
        }

        var actions = ImmutableArray.CreateBuilder<CatalogAction>(names.Length);
        foreach (var name in names)
        {
            actions.Add(new CatalogAction
            {
                Service = prefix,
                Name = name,
                Level = (AccessLevel)reader.NumberBelow((int)AccessLevel.Tagging + 1),
                ConditionKeys = lists[reader.NumberBelow(lists.Length)],
                DependentActions = lists[reader.NumberBelow(lists.Length)],
                Resources = ReadResources(ref reader, types, lists),
            });
        }

        return actions.MoveToImmutable();
    }

    private static ImmutableArray<ActionResource> ReadResources(
        ref PackedReader reader, ImmutableArray<ResourceType> types, ImmutableArray<string>[] lists)
    {
        var count = reader.Count();
        var resources = ImmutableArray.CreateBuilder<ActionResource>(count);
        for (var i = 0; i < count; i++)
        {
            resources.Add(new ActionResource(
                types[reader.NumberBelow(types.Length)],
                reader.NumberBelow(2) == 1,
                lists[reader.NumberBelow(lists.Length)],
                lists[reader.NumberBelow(lists.Length)]));
        }

        return resources.MoveToImmutable();
    }
}
