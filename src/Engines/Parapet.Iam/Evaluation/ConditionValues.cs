using System.Globalization;

namespace Parapet.Iam.Evaluation;

/// <summary>Reads values of conditions, in policies and in requests alike. Null is "this is none".</summary>
internal static class ConditionValues
{
    private const int LongestYear = 4;

    // The forms of ISO 8601 that the W3C note names: https://www.w3.org/TR/NOTE-datetime
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy",
    ];

    /// <summary>A whole or decimal number, all of it: <c>10abc</c> is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

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
