using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Parapet.Guard;

namespace Parapet.Bench.Guard;

/// <summary>An order, as a contract.</summary>
[EventContract]
public sealed partial record Order
{
    [RegularExpression("^[A-Z]{2}-[0-9]{6}$")]
    public required string OrderId { get; init; }

    [EmailAddress, StringLength(120)]
    public required string Email { get; init; }

    [AllowedValues("EUR", "USD", "GBP")]
    public required string Currency { get; init; }

    [Range(typeof(decimal), "0.01", "100000")]
    public required decimal Total { get; init; }

    [Length(1, 100)]
    public required ImmutableArray<OrderLine> Items { get; init; }
}

[EventContract]
public sealed partial record OrderLine
{
    [StringLength(20, MinimumLength = 1)]
    public required string Sku { get; init; }

    [Range(1, 999)]
    public required int Quantity { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Order))]
internal sealed partial class OrderContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Order))]
internal sealed partial class StrictOrderContext : JsonSerializerContext;

/// <summary>The same rules for FluentValidation.</summary>
internal sealed class OrderValidator : AbstractValidator<Order>
{
    public OrderValidator()
    {
        RuleFor(order => order.OrderId).NotNull().Matches("^[A-Z]{2}-[0-9]{6}$");
        RuleFor(order => order.Email).NotNull().EmailAddress().MaximumLength(120);
        RuleFor(order => order.Currency).Must(currency => currency is "EUR" or "USD" or "GBP");
        RuleFor(order => order.Total).InclusiveBetween(0.01m, 100000m);
        RuleFor(order => order.Items.Length).InclusiveBetween(1, 100);
        RuleForEach(order => order.Items).ChildRules(line =>
        {
            line.RuleFor(item => item.Sku).NotNull().Length(1, 20);
            line.RuleFor(item => item.Quantity).InclusiveBetween(1, 999);
        });
    }
}
