using System.Globalization;

namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    // So many digits always fit into a signed number of 64 bits.
    private const int FastDigits = 18;

    // Up to this power of ten, and with so many digits, one division of two exact doubles gives the nearest double.
    private const int ExactPower = 22;
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a whole number. <c>1.0</c> and <c>1e2</c> are whole numbers.</summary>
    /// <param name="min">The smallest that the type holds.</param>
    /// <param name="max">The largest that the type holds.</param>
    /// <param name="value">The number.</param>
    public bool TryInt64(long min, long max, out long value)
    {
        value = 0;
        if (!TryNumber(out var text, out var plain))
        {
            return false;
        }

        if (plain.Scale == 0)
        {
            value = plain.Negative ? -(long)plain.Digits : (long)plain.Digits;
            return (value >= min && value <= max) || Refuse(Rules.Overflow, "does not fit its type");
        }

        if (!TryWhole(text, min, max, out var whole))
        {
            return false;
        }

        value = (long)whole;
        return true;
    }

    /// <summary>Reads a whole number that is not negative.</summary>
    /// <param name="value">The number.</param>
    public bool TryUInt64(out ulong value)
    {
        value = 0;
        if (!TryNumber(out var text, out _) || !TryWhole(text, 0, ulong.MaxValue, out var whole))
        {
            return false;
        }

        value = (ulong)whole;
        return true;
    }

    /// <summary>Reads a decimal number.</summary>
    /// <param name="exact">Whether all its digits must be kept.</param>
    /// <param name="value">The number.</param>
    public bool TryDecimal(bool exact, out decimal value)
    {
        value = 0;
        if (!TryNumber(out var text, out var plain))
        {
            return false;
        }

        if (plain.Scale >= 0)
        {
            value = new decimal((int)plain.Digits, (int)(plain.Digits >> 32), 0, plain.Negative, (byte)plain.Scale);
            return true;
        }

        var number = new ExactNumber(text);
        if (number.Digits + (long)number.Exponent > 29 || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return Refuse(Rules.Overflow, "does not fit its type");
        }

        return !exact || IsHeldBy(number, value) || Refuse(Rules.Precision, "has more digits than its type can hold");
    }

    /// <summary>Reads a floating-point number of 64 bits.</summary>
    /// <param name="exact">Whether the number that is written must be the one that the nearest double is written as, with as many digits.</param>
    /// <param name="value">The number.</param>
    public bool TryDouble(bool exact, out double value)
    {
        value = 0;
        if (!TryNumber(out var text, out var plain))
        {
            return false;
        }

        if (plain.Scale is >= 0 and <= ExactPower && plain.Digits < 1_000_000_000_000_000)
        {
            value = plain.Digits / PowersOfTen[plain.Scale];
            value = plain.Negative ? -value : value;
            return true;
        }

        value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
        {
            return Refuse(Rules.Overflow, "does not fit its type");
        }

        var number = new ExactNumber(text);
        return !exact || (number.Digits <= ExactDigits && (number.Digits == 0 || double.IsNormal(value))) || IsHeldBy(number, value, 17)
            || Refuse(Rules.Precision, "has more digits than its type can hold");
    }

    /// <summary>Reads a floating-point number of 32 bits.</summary>
    /// <param name="exact">Whether the number that is written must be the one that the nearest float is written as, with as many digits.</param>
    /// <param name="value">The number.</param>
    public bool TrySingle(bool exact, out float value)
    {
        value = 0;
        if (!TryNumber(out var text, out _))
        {
            return false;
        }

        value = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (float.IsInfinity(value))
        {
            return Refuse(Rules.Overflow, "does not fit its type");
        }

        var number = new ExactNumber(text);
        return !exact || IsHeldBy(number, value, 9) || Refuse(Rules.Precision, "has more digits than its type can hold");
    }

    private bool TryWhole(ReadOnlySpan<byte> text, Int128 min, Int128 max, out Int128 value)
    {
        var number = new ExactNumber(text);
        value = 0;
        return !number.IsWhole
            ? Refuse(Rules.Integer, "must be a whole number")
            : (number.TryWhole(out value) && value >= min && value <= max) || Refuse(Rules.Overflow, "does not fit its type");
    }

    private static bool IsHeldBy(in ExactNumber number, decimal value)
    {
        Span<byte> digits = stackalloc byte[40];
        value.TryFormat(digits, out var written, "G", CultureInfo.InvariantCulture);
        return Reads(digits[..written], number);
    }

    // A double, written with as many digits as the event has, must read the same as in the event.
    private static bool IsHeldBy<T>(in ExactNumber number, T value, int maxDigits)
        where T : IUtf8SpanFormattable
    {
        if (number.Digits > maxDigits)
        {
            return false;
        }

        Span<byte> format = stackalloc byte[40];
        Span<char> precision = ['E', (char)('0' + (Math.Max(number.Digits - 1, 0) / 10)), (char)('0' + (Math.Max(number.Digits - 1, 0) % 10))];
        value.TryFormat(format, out var written, precision, CultureInfo.InvariantCulture);
        return Reads(format[..written], number);
    }

    /// <summary>Whether a text is a number of JSON and nothing else.</summary>
    /// <param name="text">The text.</param>
    internal static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var reader = OfText(text, repairText: false, new Violations(1));
        return reader.TryNumber(out var digits, out _) && digits.Length == text.Length;
    }

    private static bool Reads(ReadOnlySpan<byte> digits, in ExactNumber number)
    {
        var held = new ExactNumber(digits);
        return held.IsSameAs(number) || (held.Digits == 0 && number.Digits == 0);
    }

    private bool TryNumber(out ReadOnlySpan<byte> text, out PlainNumber plain)
    {
        if (Peek() is (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
        {
            plain = ScanNumber(out text);
            return !stopped;
        }

        text = default;
        plain = default;
        return RefuseKind("must be a number");
    }

    private PlainNumber ScanNumber(out ReadOnlySpan<byte> text)
    {
        text = default;
        Peek();
        var at = position;
        ulong digits = 0;
        var negative = at < utf8.Length && utf8[at] == '-';
        at += negative ? 1 : 0;
        var whole = at;
        while (at < utf8.Length && utf8[at] - '0' is var digit and >= 0 and <= 9)
        {
            digits = unchecked((digits * 10) + (ulong)digit);
            at++;
            if (digit == 0 && at == whole + 1)
            {
                break;
            }
        }

        var count = at - whole;
        var valid = count > 0;
        var scale = 0;
        if (at < utf8.Length && utf8[at] == '.')
        {
            var point = at++;
            while (at < utf8.Length && utf8[at] - '0' is var digit and >= 0 and <= 9)
            {
                digits = unchecked((digits * 10) + (ulong)digit);
                at++;
            }

            scale = at - point - 1;
            valid &= scale > 0;
        }

        if (at < utf8.Length && utf8[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += at < utf8.Length && utf8[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            var power = at;
            while (at < utf8.Length && char.IsAsciiDigit((char)utf8[at]))
            {
                at++;
            }

            valid &= at > power;
            scale = -1;
        }

        if (!valid)
        {
            Malformed();
            return default;
        }

        text = utf8[position..at];
        position = at;
        return new PlainNumber(negative, digits, scale < 0 || count + scale > FastDigits ? -1 : scale);
    }

    /// <summary>A number without exponent of at most 18 digits: <c>Digits / 10^Scale</c>. A scale of -1 says that it is not one.</summary>
    private readonly record struct PlainNumber(bool Negative, ulong Digits, int Scale);
}
