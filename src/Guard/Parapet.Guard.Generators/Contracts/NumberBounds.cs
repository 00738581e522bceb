using System.Globalization;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Numbers in attributes as literals of the member's type.</summary>
internal static class NumberBounds
{
    /// <summary>The range, or null when a bound is not a number or they are in the wrong order.</summary>
    public static NumberRange? Range(Shape shape, object? min, object? max, bool minIsExclusive, bool maxIsExclusive)
    {
        if (shape.Kind is ShapeKind.Double or ShapeKind.Single)
        {
            return ToDouble(min) is { } low && ToDouble(max) is { } high && low <= high
                ? new NumberRange(Floating(shape, low), Floating(shape, high), minIsExclusive, maxIsExclusive)
                : null;
        }

        // What is beyond every decimal is no bound.
        var from = IsBelowDecimals(min) ? decimal.MinValue : ToDecimal(min);
        var to = IsAboveDecimals(max) ? decimal.MaxValue : ToDecimal(max);
        if (from is null || to is null || from > to)
        {
            return null;
        }

        return shape.Kind == ShapeKind.Decimal
            ? new NumberRange(Literals.Decimal(from.Value), Literals.Decimal(to.Value), minIsExclusive, maxIsExclusive)
            : Whole(shape, from.Value, to.Value, minIsExclusive, maxIsExclusive);
    }

    /// <summary>A value as a literal of the member's type, or null when it is not one.</summary>
    public static string? Literal(Shape shape, object? value)
    {
        if (shape.Kind is ShapeKind.Double or ShapeKind.Single)
        {
            return value is not string && ToDouble(value) is { } number ? Floating(shape, number) : null;
        }

        return value is string || !shape.IsNumber || ToDecimal(value) is not { } exact ? null
            : shape.Kind == ShapeKind.Decimal ? Literals.Decimal(exact)
            : exact == decimal.Truncate(exact) && exact >= shape.Min && exact <= shape.Max ? Integer(shape, exact)
            : null;
    }

    // A bound that lies outside the type says nothing that the type does not say.
    private static NumberRange? Whole(Shape shape, decimal min, decimal max, bool minIsExclusive, bool maxIsExclusive)
    {
        var from = Math.Max(minIsExclusive ? decimal.Floor(Math.Max(min, shape.Min - 1)) + 1 : decimal.Ceiling(min), shape.Min);
        var to = Math.Min(maxIsExclusive ? decimal.Ceiling(Math.Min(max, shape.Max + 1)) - 1 : decimal.Floor(max), shape.Max);
        return from > to
            ? null
            : new NumberRange(from == shape.Min ? null : Integer(shape, from), to == shape.Max ? null : Integer(shape, to), false, false);
    }

    private static string Integer(Shape shape, decimal value) => shape.Kind == ShapeKind.UInt64 ? ((ulong)value).ToString(CultureInfo.InvariantCulture) + "UL" : Literals.Long((long)value);

    private static string Floating(Shape shape, double value) =>
        double.IsInfinity(value) ? value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity"
        : shape.Kind == ShapeKind.Single ? Literals.Single((float)value) : Literals.Double(value);

    private static bool IsBelowDecimals(object? value) => value is double or float && Convert.ToDouble(value, CultureInfo.InvariantCulture) < -7.9e28;

    private static bool IsAboveDecimals(object? value) => value is double or float && Convert.ToDouble(value, CultureInfo.InvariantCulture) > 7.9e28;

    private static double? ToDouble(object? value) => value switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null,
        bool or char or null => null,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture) is var result && !double.IsNaN(result) ? result : null,
        _ => null,
    };

    // By the shortest text of a floating-point number: 0.1 means the decimal 0.1.
    private static decimal? ToDecimal(object? value) => value switch
    {
        string text => Parse(text),
        double number => Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        bool or char or null => null,
        IConvertible number => number.ToDecimal(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static decimal? Parse(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
