using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Tests.Contracts;

/// <summary>What a machine measures.</summary>
[EventContract]
public sealed partial record Telemetry
{
    [RegularExpression("[a-z]{2}-[0-9]{4}")]
    public required string Machine { get; init; }

    [Range(-50, 150)]
    public required double Celsius { get; init; }
}
