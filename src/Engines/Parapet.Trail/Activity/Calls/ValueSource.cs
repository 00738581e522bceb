using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>One place to look for the value of a placeholder.</summary>
/// <param name="Path">Where; null when the value is fixed.</param>
/// <param name="Reading">How to read what stands there; null to take it as it is.</param>
/// <param name="Fixed">The value, when it is the same for every request.</param>
internal sealed record ValueSource(ParameterPath? Path, ValueReading? Reading, string? Fixed)
{
    /// <summary>Stands for every value.</summary>
    public const string Any = "*";

    public static ImmutableArray<ValueSource> ParseAll(string text) => [.. text.Split('|').Select(Parse)];

    /// <summary>The values that the source yields, without those that its reading refuses.</summary>
    public IEnumerable<string> Values(JsonElement? root)
    {
        if (Fixed is not null)
        {
            return [Fixed];
        }

        if (root is not { } parameters)
        {
            return [];
        }

        var values = Path!.Values(parameters);
        return Reading is null ? values.Select(ValueReadings.Literal) : values.Select(value => Reading(value)).OfType<string>();
    }

    private static ValueSource Parse(string text)
    {
        if (text is Any or ValueReadings.Untold || text[0] == '=')
        {
            return new ValueSource(null, null, text.TrimStart('='));
        }

        var at = text.LastIndexOf(':');
        return at < 0
            ? new ValueSource(new ParameterPath(text), null, null)
            : new ValueSource(new ParameterPath(text[..at]), ValueReadings.Named(text[(at + 1)..]), null);
    }
}

/// <summary>Makes the value of a placeholder, or a whole ARN, out of a parameter; null when the parameter is of another form.</summary>
internal delegate string? ValueReading(string value);
