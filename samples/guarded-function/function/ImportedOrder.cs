using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Parapet.Guard;

namespace GuardedFunction;

/// <summary>What partners put into the queue.</summary>
[EventContract]
public sealed partial record ImportedOrder
{
    [RegularExpression("^ORD-[0-9]{6}$")]
    public required string OrderId { get; init; }

    [Length(1, 100)]
    public required ImmutableArray<OrderItem> Items { get; init; }
}
