using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Events that are published to a channel of an AppSync Event API, or a subscription to it
/// (https://docs.aws.amazon.com/appsync/latest/eventapi/direct-lambda-integrations.html).</summary>
/// <typeparam name="T">What is published.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncEvents<T>
    where T : class, IEventContract<T>
{
    /// <summary>Who publishes or subscribes; null with an API key.</summary>
    public AppSyncIdentity? Identity { get; init; }

    /// <summary>The request.</summary>
    public AppSyncRequest? Request { get; init; }

    /// <summary>The channel and what is done with it.</summary>
    public required AppSyncEventsInfo Info { get; init; }

    /// <summary>What other handlers left.</summary>
    public AnyJson? Stash { get; init; }

    /// <summary>What is published; null for a subscription. At most five.</summary>
    public ImmutableArray<AppSyncEvent<T>>? Events { get; init; }
}

/// <summary>One published event.</summary>
/// <typeparam name="T">What is published.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncEvent<T>
    where T : class, IEventContract<T>
{
    /// <summary>Its number, by which the answer names it.</summary>
    public required string Id { get; init; }

    /// <summary>What is published.</summary>
    public required T Payload { get; init; }
}

/// <summary>A channel of an Event API and what is done with it.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncEventsInfo
{
    /// <summary>The channel.</summary>
    public required AppSyncChannel Channel { get; init; }

    /// <summary>The namespace whose handler is asked.</summary>
    public required AppSyncChannelNamespace ChannelNamespace { get; init; }

    /// <summary>What is done.</summary>
    [AllowedValues("PUBLISH", "SUBSCRIBE")]
    public required string Operation { get; init; }
}

/// <summary>A channel of an Event API.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncChannel
{
    /// <summary>Its path, <c>/orders/new</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The parts of the path.</summary>
    public required ImmutableArray<string> Segments { get; init; }
}

/// <summary>A namespace of an Event API.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record AppSyncChannelNamespace
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
