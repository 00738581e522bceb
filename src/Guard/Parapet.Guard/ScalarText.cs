using System.Text;
using Parapet.Guard.Reading;

namespace Parapet.Guard;

/// <summary>
/// A value that a source writes now as a string, now as a number or boolean, as its text: attributes of Amazon Cognito, for example, where <c>email_verified</c> is <c>"true"</c>
/// from the service and <c>true</c> in its documentation. At most 65,536 UTF-16 units.
/// </summary>
public sealed record ScalarText : IEventContract<ScalarText>
{
    private const int MaxBytes = 6 * 1024 * 1024;
    private const int MaxLength = 65536;

    /// <summary>The text, without quotes.</summary>
    public required string Value { get; init; }

    static string IEventContract<ScalarText>.ContractName => "Parapet.Guard.ScalarText";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static ScalarText? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out ScalarText? value)
        where TMode : struct, IReadMode
    {
        value = null;
        if (!reader.TryScalar(out var text))
        {
            return;
        }

        if (reader.Length(text) > MaxLength)
        {
            reader.Refuse(Rules.Length, "must have at most 65536 characters");
        }
        else if (TMode.Builds)
        {
            value = new ScalarText { Value = Encoding.UTF8.GetString(text) };
        }
    }

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out ScalarText? value)
        where TMode : struct, IReadMode
    {
        var reader = new EventReader(utf8, MaxBytes, 1, repairText: false, violations, level);
        ReadContract<TMode>(ref reader, out value);
        return reader.Finish(ref violations);
    }

    static void IEventContract<ScalarText>.DescribeContract(ContractSchemas schemas) =>
        schemas.Add("Parapet.Guard.ScalarText", """{"type":["string","number","boolean"],"maxLength":65536}""");
}
