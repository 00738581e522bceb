using System.Text;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Events;

/// <summary>
/// Which trigger of a user pool was called and on what occasion, <c>PreSignUp_ExternalProvider</c>. One of another trigger is refused: its request may look the same
/// (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html#cognito-user-identity-pools-working-with-aws-lambda-trigger-sources).
/// </summary>
/// <typeparam name="TRequest">The trigger's part of the event.</typeparam>
public sealed record CognitoTrigger<TRequest> : IEventContract<CognitoTrigger<TRequest>>
    where TRequest : class, IEventContract<TRequest>, ICognitoRequest
{
    private const int MaxBytes = 128;

    /// <summary>The trigger source, as it is written.</summary>
    public required string Value { get; init; }

    /// <summary>The occasion: what stands behind the trigger.</summary>
    public string Occasion => Value[(Value.IndexOf('_', StringComparison.Ordinal) + 1)..];

    static string IEventContract<CognitoTrigger<TRequest>>.ContractName => $"Parapet.Guard.Events.CognitoTrigger.of.{TRequest.ContractName}";

    /// <inheritdoc />
    public static bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Validating>(utf8, 0, ref violations, out _);

    /// <inheritdoc />
    public static CognitoTrigger<TRequest>? Read(ReadOnlySpan<byte> utf8, ref Violations violations) => ReadText<Building>(utf8, 0, ref violations, out var value) ? value : null;

    /// <inheritdoc />
    public static void ReadContract<TMode>(ref EventReader reader, out CognitoTrigger<TRequest>? value)
        where TMode : struct, IReadMode
    {
        value = null;
        if (!reader.TryString(out var text))
        {
            return;
        }

        if (!IsSource(text))
        {
            reader.Refuse(Rules.Allowed, TRequest.Trigger.Length == 0 ? "must be a trigger source" : $"must be a trigger source of {TRequest.Trigger}");
        }
        else if (TMode.Builds)
        {
            value = new CognitoTrigger<TRequest> { Value = Encoding.UTF8.GetString(text) };
        }
    }

    /// <inheritdoc />
    public static bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out CognitoTrigger<TRequest>? value)
        where TMode : struct, IReadMode
    {
        var reader = new EventReader(utf8, MaxBytes, 1, repairText: false, violations, level);
        ReadContract<TMode>(ref reader, out value);
        return reader.Finish(ref violations);
    }

    static void IEventContract<CognitoTrigger<TRequest>>.DescribeContract(ContractSchemas schemas) => schemas.Add(
        ContractSchemas.NameOf<CognitoTrigger<TRequest>>(),
        $$"""{"type":"string","maxLength":{{MaxBytes}},"pattern":"^{{(TRequest.Trigger.Length == 0 ? "[0-9A-Za-z]+" : TRequest.Trigger)}}_[0-9A-Za-z]+$"}""");

    private static bool IsSource(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOf((byte)'_');
        return line > 0 && line < text.Length - 1 && text.Length <= MaxBytes
            && (TRequest.Trigger.Length == 0 ? IsWord(text[..line]) : Ascii.Equals(text[..line], TRequest.Trigger))
            && IsWord(text[(line + 1)..]);
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
