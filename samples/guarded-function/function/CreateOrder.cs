using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Parapet.Guard;

namespace GuardedFunction;

/// <summary>POST /tenants/{tenant}/orders?dryRun=true</summary>
[EventContract(MaxBytes = 64 * 1024)]
public sealed partial record CreateOrder
{
    [FromPath("tenant"), RegularExpression("^[a-z][a-z0-9-]{2,29}$")]
    public required string Tenant { get; init; }

    [FromQuery("dryRun")]
    public bool? IsDryRun { get; init; }

    [FromHeader("Idempotency-Key")]
    public required Guid Key { get; init; }

    [EmailAddress, StringLength(254)]
    public required string Email { get; init; }

    [Length(1, 20)]
    public required ImmutableArray<OrderItem> Items { get; init; }

    [StringLength(500)]
    public string? Note { get; init; }
}
