using System.Globalization;
using System.Text;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Values as C# source.</summary>
internal static class Literals
{
    public static string Text(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var unit in value)
        {
            literal.Append(unit is '"' or '\\' ? "\\" + unit : unit is >= ' ' and <= '~' ? unit.ToString() : "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A name as a segment of a JSON pointer (RFC 6901), as C# source.</summary>
    public static string Segment(string name) => Text(Pointer(name));

    /// <summary>A name as a segment of a JSON pointer.</summary>
    public static string Pointer(string name) => name.Replace("~", "~0").Replace("/", "~1");

    /// <summary>A number with the suffix of its own type.</summary>
    public static string Number(object value) => value switch
    {
        double number => Double(number),
        float number => Single(number),
        decimal number => Decimal(number),
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        long number => Long(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>A numeric literal as JSON writes the number; null when JSON cannot.</summary>
    public static string? Plain(string literal) => literal switch
    {
        "long.MinValue" => long.MinValue.ToString(CultureInfo.InvariantCulture),
        "double.PositiveInfinity" or "double.NegativeInfinity" => null,
        _ => literal.TrimEnd('m', 'd', 'f', 'L', 'U'),
    };

    public static string Double(double value) => Unbounded(value) is { } name ? "double." + name : value.ToString("R", CultureInfo.InvariantCulture) + "d";

    public static string Single(float value) => Unbounded(value) is { } name ? "float." + name : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    private static string? Unbounded(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "PositiveInfinity" : double.IsNegativeInfinity(value) ? "NegativeInfinity" : null;

    // The smallest number has no literal of its own: the sign is not part of one.
    public static string Long(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";
}
