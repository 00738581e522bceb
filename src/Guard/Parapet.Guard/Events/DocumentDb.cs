using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A batch of changes of Amazon DocumentDB (https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html).</summary>
/// <typeparam name="T">A document, in MongoDB's extended JSON: its identifier is <c>"_id":{"$oid":"…"}</c>.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDb<T>
    where T : class, IEventContract<T>
{
    /// <summary>Always <c>aws:docdb</c>.</summary>
    [AllowedValues("aws:docdb")]
    public required string EventSource { get; init; }

    /// <summary>The ARN of the cluster.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string EventSourceArn { get; init; }

    /// <summary>The changes.</summary>
    [Length(1, 10_000)]
    public required ImmutableArray<DocumentDbRecord<T>> Events { get; init; }
}

/// <summary>One change.</summary>
/// <typeparam name="T">The document.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbRecord<T>
    where T : class, IEventContract<T>
{
    /// <summary>The change.</summary>
    public required DocumentDbChange<T> Event { get; init; }
}

/// <summary>A change as a change stream tells it (https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html).</summary>
/// <typeparam name="T">The document.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbChange<T>
    where T : class, IEventContract<T>
{
    /// <summary>The place in the change stream.</summary>
    [JsonPropertyName("_id")]
    public required DocumentDbToken Id { get; init; }

    /// <summary>What happened.</summary>
    [AllowedValues("insert", "update", "replace", "delete", "invalidate", "drop", "dropDatabase", "rename")]
    public required string OperationType { get; init; }

    /// <summary>When it happened.</summary>
    public DocumentDbClusterTime? ClusterTime { get; init; }

    /// <summary>The key of the document, in extended JSON.</summary>
    public AnyJson? DocumentKey { get; init; }

    /// <summary>The document; null when it is gone, or the stream does not show it.</summary>
    public T? FullDocument { get; init; }

    /// <summary>What an update changed, in extended JSON.</summary>
    public AnyJson? UpdateDescription { get; init; }

    /// <summary>The collection.</summary>
    [JsonPropertyName("ns")]
    public DocumentDbNamespace? Namespace { get; init; }
}

/// <summary>A place in a change stream.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbToken
{
    /// <summary>The token.</summary>
    [JsonPropertyName("_data"), StringLength(4096, MinimumLength = 1)]
    public required string Data { get; init; }
}

/// <summary>A moment of the cluster's clock, in extended JSON.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbClusterTime
{
    /// <summary>The moment.</summary>
    [JsonPropertyName("$timestamp")]
    public required DocumentDbTimestamp Timestamp { get; init; }
}

/// <summary>A moment, and which of several operations in it.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbTimestamp
{
    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("t")]
    public required uint Seconds { get; init; }

    /// <summary>The operation in that second.</summary>
    [JsonPropertyName("i")]
    public required uint Ordinal { get; init; }
}

/// <summary>A collection.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record DocumentDbNamespace
{
    /// <summary>The name of the database.</summary>
    [JsonPropertyName("db"), StringLength(255)]
    public required string Database { get; init; }

    /// <summary>The name of the collection; null when the database is meant.</summary>
    [JsonPropertyName("coll"), StringLength(255)]
    public string? Collection { get; init; }
}
