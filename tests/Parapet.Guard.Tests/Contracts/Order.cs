using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Tests.Contracts;

/// <summary>The order of about 200 bytes that the benchmark is about.</summary>
[EventContract]
public sealed partial record Order
{
    [RegularExpression("^ORD-[0-9]{6}$")]
    public required string OrderId { get; init; }

    [EmailAddress, StringLength(120)]
    public required string Email { get; init; }

    [AllowedValues("EUR", "USD", "GBP")]
    public required string Currency { get; init; }

    [Length(1, 5)]
    public required ImmutableArray<OrderLine> Lines { get; init; }

    [StringLength(40)]
    public string? Note { get; init; }
}

[EventContract]
public sealed partial record OrderLine
{
    [RegularExpression(@"[A-Z]{2}\d{4}")]
    public required string Sku { get; init; }

    [Range(1, 999)]
    public required int Quantity { get; init; }

    [Range(typeof(decimal), "0.01", "100000")]
    public required decimal Price { get; init; }
}
