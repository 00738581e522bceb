using System.ComponentModel.DataAnnotations;
using Parapet.Guard;

namespace GuardedFunction;

[EventContract]
public sealed partial record OrderItem
{
    [RegularExpression("^[A-Z]{2}[0-9]{4}$")]
    public required string Sku { get; init; }

    [Range(1, 999)]
    public required int Quantity { get; init; }

    [Range(typeof(decimal), "0.01", "100000")]
    public required decimal Price { get; init; }
}
