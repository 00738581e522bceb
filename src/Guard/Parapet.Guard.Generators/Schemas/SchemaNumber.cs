using System.Globalization;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Numbers of schemas, exactly.</summary>
internal static class SchemaNumber
{
    private const int MostDigits = 28;
    private const int LargestExponent = 10_000;

    /// <summary>How a number compares to what a decimal can hold.</summary>
    public enum Fit
    {
        Exact,
        BelowAll,
        AboveAll,
        Inexact,
    }

    /// <summary>Reads a number that is written as JSON writes it.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The number, when it fits exactly.</param>
    public static Fit Read(string text, out decimal value)
    {
        value = 0;
        var e = text.IndexOfAny(['e', 'E']);
        var mantissa = (e < 0 ? text : text.Substring(0, e)).TrimStart('-');
        var point = mantissa.IndexOf('.');
        var digits = (point < 0 ? mantissa : mantissa.Remove(point, 1)).TrimStart('0');
        var exponent = (point < 0 ? 0 : point + 1 - mantissa.Length) + Exponent(e < 0 ? "0" : text.Substring(e + 1));
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return Fit.Exact;
        }

        exponent += digits.Length - significant.Length;
        if (significant.Length + exponent > MostDigits + 1)
        {
            return text[0] == '-' ? Fit.BelowAll : Fit.AboveAll;
        }

        if (significant.Length > MostDigits || exponent < -MostDigits || significant.Length + exponent > MostDigits)
        {
            return Fit.Inexact;
        }

        value = decimal.Parse(text[0] == '-' ? "-" + significant : significant, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        for (; exponent > 0; exponent--)
        {
            value *= 10;
        }

        for (; exponent < 0; exponent++)
        {
            value /= 10;
        }

        return Fit.Exact;
    }

    // What is far beyond every type stays so.
    private static int Exponent(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? Math.Max(-LargestExponent, Math.Min(exponent, LargestExponent))
        : text[0] == '-' ? -LargestExponent : LargestExponent;
}
