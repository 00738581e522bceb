using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Tests.Contracts;

public enum Level
{
    Low,
    [JsonStringEnumMemberName("very high")]
    High,
    Mid,
    Max,
}

/// <summary>Every type and every attribute, small so that documents often break exactly one rule.</summary>
[EventContract(MaxItems = 3, MaxProperties = 3, MaxStringLength = 12, MaxDepth = 4, MaxBytes = 600)]
public sealed partial class Everything
{
    [Required]
    public string? Text { get; set; }

    [Required(AllowEmptyStrings = true), MinLength(2), MaxLength(4)]
    public string Short { get; set; } = "";

    [RegularExpression(@"\w+\b.?|[^a-f]\s*")]
    public string? Pattern { get; init; }

    [DeniedValues("root", "ädmin")]
    public string Name { get; init; } = "nobody";

    [AllowedValues(1, 2, 300), DeniedValues(2)]
    public short? Choice { get; init; }

    public sbyte Tiny { get; init; }

    public byte Octet { get; init; }

    public ushort Port { get; init; } = 443;

    public uint Count { get; set; } = 7;

    public long Large { get; init; }

    [Range(5, 1e30)]
    public ulong Largest { get; init; } = 5;

    [Range(-1.5, 10.25, MinimumIsExclusive = true)]
    public decimal? Money { get; init; }

    [Range(0.1, 1e300, MaximumIsExclusive = true)]
    public double? Ratio { get; init; }

    public float? Part { get; init; }

    public bool Flag { get; init; }

    public Level? Level { get; init; }

    public Guid? Id { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateTime? Moment { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Time { get; init; }

    public Uri? Link { get; init; }

    [MaxLength(4)]
    public byte[]? Data { get; init; }

    [Base64String]
    public string? Coded { get; init; }

    [Url]
    public string? Home { get; init; }

    [EmailAddress]
    public string? Mail { get; init; }

    [TextFormat(TextFormat.IPv6)]
    public string? Address { get; init; }

    [JsonPropertyName("a/b~c")]
    public Inner? Inner { get; init; }

    public List<int?>? Numbers { get; init; }

    [MinLength(1)]
    public ImmutableArray<string>? Tags { get; init; }

    public IReadOnlyList<IReadOnlyList<bool>>? Grid { get; init; }

    public Dictionary<string, int>? Map { get; init; }

    [MaxLength(2)]
    public ImmutableDictionary<string, Inner>? Inners { get; init; }

    [JsonIgnore]
    public string? Secret { get; set; }

    public int Computed => Tiny + 1;
}

[EventContract]
public sealed partial record Inner(int X, [property: Range(0, 9)] int? Y, string Z = "z", Level Level = Level.Mid);
