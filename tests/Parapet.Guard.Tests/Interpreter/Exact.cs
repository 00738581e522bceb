using System.Globalization;
using System.Numerics;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>A number as <c>Digits × 10^Power</c> without trailing zeros, unless its power is beyond all sense.</summary>
internal sealed class Exact
{
    private static readonly BigInteger Bound = 100_000;

    public Exact(string text)
    {
        Text = text;
        var parts = text.ToLowerInvariant().Split('e');
        var power = parts.Length > 1 ? BigInteger.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        Digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        power -= point < 0 ? 0 : parts[0].Length - point - 1;
        while (!Digits.IsZero && (Digits % 10).IsZero)
        {
            Digits /= 10;
            power++;
        }

        Power = Digits.IsZero ? 0 : (int)BigInteger.Min(BigInteger.Max(power, -Bound), Bound);
    }

    public string Text { get; }

    public BigInteger Digits { get; }

    public int Power { get; }

    public int Count => Digits.IsZero ? 0 : BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).Length;

    public string? Integer(BigInteger min, BigInteger max) =>
        Power < 0 ? Rules.Integer : Power > 40 || Whole < min || Whole > max ? Rules.Overflow : null;

    public BigInteger Whole => Digits * BigInteger.Pow(10, Power);

    /// <summary>Compares with another number.</summary>
    public int CompareTo(string other)
    {
        var right = new Exact(other);
        if (Digits.Sign != right.Digits.Sign || Digits.IsZero)
        {
            return Digits.Sign.CompareTo(right.Digits.Sign);
        }

        if (Power + Count != right.Power + right.Count)
        {
            return (Power + Count).CompareTo(right.Power + right.Count) * Digits.Sign;
        }

        var low = Math.Min(Power, right.Power);
        return (Digits * BigInteger.Pow(10, Power - low)).CompareTo(right.Digits * BigInteger.Pow(10, right.Power - low));
    }

    public string? Decimal(bool exact)
    {
        // From half a unit above the largest on, the nearest decimal does not exist.
        if (CompareTo("79228162514264337593543950335.5") >= 0 || CompareTo("-79228162514264337593543950335.5") <= 0)
        {
            return Rules.Overflow;
        }

        var held = Power >= -28 && BigInteger.Abs(Digits) * BigInteger.Pow(10, Math.Max(Power, 0)) < BigInteger.Pow(2, 96);
        return held || !exact ? null : Rules.Precision;
    }

    public string? Double(bool exact)
    {
        var nearest = double.Parse(Text, CultureInfo.InvariantCulture);
        return double.IsInfinity(nearest) ? Rules.Overflow : !exact || (Count <= 17 && Rounds(nearest)) ? null : Rules.Precision;
    }

    public string? Single(bool exact)
    {
        var nearest = float.Parse(Text, CultureInfo.InvariantCulture);
        return float.IsInfinity(nearest) ? Rules.Overflow : !exact || (Count <= 9 && Rounds(nearest)) ? null : Rules.Precision;
    }

    // Whether a double, rounded to as many digits as this number has, is this number.
    private bool Rounds(double nearest)
    {
        if (Digits.IsZero)
        {
            return true;
        }

        if (nearest == 0)
        {
            return false;
        }

        var bits = BitConverter.DoubleToInt64Bits(nearest);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var two = Math.Max(exponent, 1) - 1075;

        // 2 × |mantissa × 2^two - digits × 10^power| < 10^power, without fractions.
        var left = mantissa * BigInteger.Pow(2, Math.Max(two, 0)) * BigInteger.Pow(10, Math.Max(-Power, 0));
        var scale = BigInteger.Pow(2, Math.Max(-two, 0));
        var unit = scale * BigInteger.Pow(10, Math.Max(Power, 0));
        return 2 * BigInteger.Abs(left - (BigInteger.Abs(Digits) * unit)) < unit;
    }
}
