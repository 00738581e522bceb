using Parapet.Guard.Reading;

namespace Parapet.Guard;

/// <summary>A payload of bytes that nobody looks at: <c>Kinesis&lt;Binary&gt;</c>. Where it stands in JSON it is a string in base64.</summary>
public sealed record Binary : IEventContract<Binary>
{
    /// <summary>The bytes.</summary>
    public required ReadOnlyMemory<byte> Value { get; init; }

    static string IEventContract<Binary>.ContractName => "Parapet.Guard.Binary";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static Binary? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out Binary? value)
        where TMode : struct, IReadMode => value = reader.TryBytes(TMode.Builds, out _, out var bytes) && TMode.Builds ? new Binary { Value = bytes } : null;

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out Binary? value)
        where TMode : struct, IReadMode
    {
        value = TMode.Builds && !violations.IsFull ? new Binary { Value = utf8.ToArray() } : null;
        return !violations.IsFull;
    }

    static bool IEventContract<Binary>.ReadRequest<TMode>(ref HttpRequest request, ref Violations violations, out Binary? value)
    {
        var from = violations.Count;
        request.TryBody(mustBeJson: false, ref violations, out var content);
        value = TMode.Builds && violations.Count == from ? new Binary { Value = content.ToArray() } : null;
        return violations.Count == from && !violations.IsFull;
    }

    static void IEventContract<Binary>.DescribeContract(ContractSchemas schemas) => schemas.Add("Parapet.Guard.Binary", """{"type":"string","contentEncoding":"base64"}""");
}
