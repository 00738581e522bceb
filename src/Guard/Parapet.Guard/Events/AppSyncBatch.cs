using System.Collections.Immutable;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>
/// Fields that AWS AppSync asks a function to resolve together, where the resolver has a batch size: the event is an array
/// (https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-lambda-resolvers.html#advanced-use-case-batching). The answer has as many items, in the same order.
/// </summary>
/// <typeparam name="TArguments">The arguments of the field.</typeparam>
public sealed record AppSyncBatch<TArguments> : IEventContract<AppSyncBatch<TArguments>>
    where TArguments : class, IEventContract<TArguments>
{
    private const int MaxBytes = 6 * 1024 * 1024;
    private const int MaxDepth = 33;

    // https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html#appsync-CreateResolver-request-maxBatchSize
    private const int MaxItems = 2000;

    /// <summary>The fields, at least one.</summary>
    public required ImmutableArray<AppSync<TArguments>> Items { get; init; }

    static string IEventContract<AppSyncBatch<TArguments>>.ContractName => $"Parapet.Guard.Events.AppSyncBatch.of.{TArguments.ContractName}";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static AppSyncBatch<TArguments>? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out AppSyncBatch<TArguments>? value)
        where TMode : struct, IReadMode
    {
        value = null;
        if (!reader.TryOpenArray())
        {
            return;
        }

        var start = reader.Count;
        var items = new ItemBuffer<AppSync<TArguments>>();
        var count = 0;
        while (reader.NextItem())
        {
            if (count == MaxItems)
            {
                reader.Stop(Rules.Items, "must have at most 2000 items");
                break;
            }

            var before = reader.Count;
            AppSync<TArguments>.ReadContract<TMode>(ref reader, out var item);
            if (reader.Count != before)
            {
                reader.Under(before, count);
            }
            else if (item is not null)
            {
                items.Add(item);
            }

            count++;
        }

        if (!reader.Stopped && count == 0)
        {
            reader.Refuse(Rules.Length, "must have at least 1 item");
        }

        if (TMode.Builds && !reader.Stopped && reader.Count == start)
        {
            value = new AppSyncBatch<TArguments> { Items = items.ToImmutableArray() };
        }

        items.Dispose();
    }

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out AppSyncBatch<TArguments>? value)
        where TMode : struct, IReadMode
    {
        var reader = new EventReader(utf8, MaxBytes, MaxDepth, repairText: false, violations, level);
        ReadContract<TMode>(ref reader, out value);
        return reader.Finish(ref violations);
    }

    static void IEventContract<AppSyncBatch<TArguments>>.DescribeContract(ContractSchemas schemas)
    {
        var item = ContractSchemas.NameOf<AppSync<TArguments>>();
        if (schemas.Add(ContractSchemas.NameOf<AppSyncBatch<TArguments>>(), $$$"""{"type":"array","minItems":1,"maxItems":{{{MaxItems}}},"items":{"$ref":"#/$defs/{{{item}}}"}}"""))
        {
            schemas.Describe<AppSync<TArguments>>();
        }
    }
}
