using Parapet.Guard.Reading;

namespace Parapet.Guard;

/// <summary>
/// A part of an event that may be any well-formed JSON, kept as it is written: <c>EventBridge&lt;AnyJson&gt;</c>. Its text is checked, and how deep it is nested, but nothing else: not even
/// whether properties stand twice.
/// </summary>
public sealed record AnyJson : IEventContract<AnyJson>
{
    private const int MaxBytes = 6 * 1024 * 1024;
    private const int MaxDepth = 32;

    /// <summary>The JSON text.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    static string IEventContract<AnyJson>.ContractName => "Parapet.Guard.AnyJson";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static AnyJson? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out AnyJson? value)
        where TMode : struct, IReadMode
    {
        var text = reader.TakeValue();
        value = TMode.Builds && !reader.Stopped ? new AnyJson { Utf8 = text.ToArray() } : null;
    }

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out AnyJson? value)
        where TMode : struct, IReadMode
    {
        var reader = new EventReader(utf8, MaxBytes, MaxDepth, repairText: false, violations, level);
        ReadContract<TMode>(ref reader, out value);
        return reader.Finish(ref violations);
    }

    static void IEventContract<AnyJson>.DescribeContract(ContractSchemas schemas) => schemas.Add("Parapet.Guard.AnyJson", "{}");
}
