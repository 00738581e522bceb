using System.Globalization;

namespace Parapet.Iam.Evaluation;

/// <summary>Reads values of conditions, in policies and in requests alike. Null is "this is none".</summary>
internal static class ConditionValues
{
    private const int LongestYear = 4;

    // Before and after the point; a decimal has 28 in all.
    private const int MostDigits = 13;

    // The forms of ISO 8601 that the W3C note names: https://www.w3.org/TR/NOTE-datetime
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy",
    ];

    /// <summary>A whole or decimal number, all of it: <c>10abc</c> is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a text is a number that <see cref="Number"/> gives without rounding, with room for one between two of them; or no number at all.</summary>
    public static bool IsExact(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (!double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return true;
        }

        var e = trimmed.IndexOfAny('e', 'E');
        var digits = (e < 0 ? trimmed : trimmed[..e]).TrimStart("+-0");
        var exponent = 0;
        if (digits.Length > MostDigits * 2 || (e >= 0 && !int.TryParse(trimmed[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
        {
            return false;
        }

        var point = digits.IndexOf('.');
        var before = point < 0 ? digits.Length : point;
        var after = point < 0 ? 0 : digits.Length - point - 1;
        return Math.Abs((long)exponent) <= MostDigits && before + exponent <= MostDigits && after - exponent <= MostDigits && Number(text) is not null;
    }

    /// <summary>A moment: a date in ISO 8601, or seconds since 1970.</summary>
    public static DateTimeOffset? Moment(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > LongestYear && long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }

        return DateTimeOffset.TryParseExact(trimmed, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    public static bool? Truth(string text) => bool.TryParse(text, out var truth) ? truth : null;

    /// <summary>Bytes in Base64.</summary>
    public static byte[]? Bytes(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
    }
}
