using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Tells what is said about a field called password from what is put into it: rules, labels, and the versions of packages with that name.</summary>
internal static class FormTexts
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-+");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");
    private static readonly string[] Rules = ["required", "nullable", "sometimes", "string", "confirmed", "bail", "filled", "present", "min", "max", "between", "optional", "alpha_num"];

    /// <summary>Whether a value is one.</summary>
    public static bool IsOne(ReadOnlySpan<char> value) => IsRules(value) || IsLabel(value) || IsVersion(value);

    // `required|string|min:8`
    private static bool IsRules(ReadOnlySpan<char> value)
    {
        if (!value.Contains('|'))
        {
            return false;
        }

        foreach (var range in value.Split('|'))
        {
            var rule = value[range];
            var end = rule.IndexOf(':');
            foreach (var known in Rules)
            {
                if ((end < 0 ? rule : rule[..end]).SequenceEqual(known))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // `Passwort*`, `Laissez-passer!`, `95%passed`: words with nothing but a sign behind them.
    private static bool IsLabel(ReadOnlySpan<char> value)
    {
        if (value[^1] == '%' || char.IsAsciiDigit(value[0]))
        {
            var share = value.IndexOf('%');
            return share > 0 && !value[..share].ContainsAnyExceptInRange('0', '9') && !value[(share + 1)..].ContainsAnyExceptInRange('a', 'z');
        }

        foreach (var c in value[..^1])
        {
            if (!char.IsLetter(c) && c is not ('-' or '\'' or '’'))
            {
                return false;
            }
        }

        return !char.IsAsciiDigit(value[^1]) && !Randomness.IsGenerated(value);
    }

    // `^10.0.0-rc1`, `1.2.3-beta17`
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var version = value.TrimStart("^~>=<v");
        var numbers = version.IndexOfAnyExcept(NumberCharacters);
        numbers = numbers < 0 ? version.Length : numbers;
        return numbers > 2 && char.IsAsciiDigit(version[0]) && version[..numbers].Count('.') is 1 or 2 && !version.ContainsAnyExcept(VersionCharacters) && (numbers == version.Length || version[numbers] is '-' or '+');
    }
}
