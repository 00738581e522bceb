using System.Text;
using Parapet.Guard.Reading;

namespace Parapet.Guard;

/// <summary>A payload that is text and not JSON: <c>Sqs&lt;PlainText&gt;</c>. Valid UTF-8 of at most 6 MiB.</summary>
public sealed record PlainText : IEventContract<PlainText>
{
    /// <summary>The text.</summary>
    public required string Value { get; init; }

    static string IEventContract<PlainText>.ContractName => "Parapet.Guard.PlainText";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static PlainText? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out PlainText? value)
        where TMode : struct, IReadMode => value = reader.TryString(out var text) && TMode.Builds ? new PlainText { Value = Encoding.UTF8.GetString(text) } : null;

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out PlainText? value)
        where TMode : struct, IReadMode
    {
        var reader = EventReader.OfText(utf8, repairText: false, violations);
        ReadContract<TMode>(ref reader, out value);
        return reader.Finish(ref violations);
    }

    static bool IEventContract<PlainText>.ReadRequest<TMode>(ref HttpRequest request, ref Violations violations, out PlainText? value)
    {
        value = null;
        var from = violations.Count;
        request.TryBody(mustBeJson: false, ref violations, out var content);
        if (violations.Count == from)
        {
            ReadText<TMode>(content, request.Level, ref violations, out value);
            HttpRequest.UnderBody(ref violations, from);
        }

        return violations.Count == from && !violations.IsFull;
    }

    static void IEventContract<PlainText>.DescribeContract(ContractSchemas schemas) => schemas.Add("Parapet.Guard.PlainText", """{"type":"string"}""");
}
