namespace Parapet.Guard.Reading;

/// <summary>The value of a JSON number, exactly: <c>Significand × 10^Exponent</c>, where the significand does not end in 0. Zero is 0 × 10^0.</summary>
internal readonly ref struct ExactNumber
{
    /// <summary>So many digits always fit into the significand.</summary>
    public const int MaxDigits = 38;

    private const int ExponentBound = 100_000_000;

    /// <summary>Takes a number apart.</summary>
    /// <param name="text">A number as JSON writes it, of at most 64 MiB.</param>
    public ExactNumber(ReadOnlySpan<byte> text)
    {
        IsNegative = text[0] == '-';
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e >= 0 ? text[..e] : text;
        var zeros = 0;
        var fraction = false;
        foreach (var digit in mantissa)
        {
            if (digit is (byte)'-' or (byte)'.')
            {
                fraction |= digit == '.';
                continue;
            }

            Exponent -= fraction ? 1 : 0;
            if (digit == '0')
            {
                zeros += Digits > 0 ? 1 : 0;
                continue;
            }

            Digits += zeros + 1;
            if (Digits <= MaxDigits)
            {
                Significand = (Significand * PowerOfTen(zeros + 1)) + (UInt128)(digit - '0');
            }

            zeros = 0;
        }

        Exponent = Digits == 0 ? 0 : Exponent + zeros + (e >= 0 ? Power(text[(e + 1)..]) : 0);
    }

    public bool IsNegative { get; }

    /// <summary>How many digits the significand has. Above <see cref="MaxDigits"/> it is not kept.</summary>
    public int Digits { get; }

    public UInt128 Significand { get; }

    public int Exponent { get; }

    public bool IsWhole => Exponent >= 0;

    /// <summary>The whole number, when it has at most 38 digits.</summary>
    public bool TryWhole(out Int128 value)
    {
        if (Digits + (long)Exponent > MaxDigits)
        {
            value = 0;
            return false;
        }

        value = (Int128)(Significand * PowerOfTen(Exponent));
        value = IsNegative ? -value : value;
        return true;
    }

    /// <summary>Whether two texts write the same number. False when one has more digits than are kept.</summary>
    public bool IsSameAs(in ExactNumber other) =>
        Digits <= MaxDigits && Significand == other.Significand && Digits == other.Digits && Exponent == other.Exponent && IsNegative == other.IsNegative;

    private static int Power(ReadOnlySpan<byte> text)
    {
        var power = 0;
        foreach (var digit in text)
        {
            power = digit is (byte)'+' or (byte)'-' ? 0 : Math.Min((power * 10) + digit - '0', ExponentBound);
        }

        return text[0] == '-' ? -power : power;
    }

    private static UInt128 PowerOfTen(int power)
    {
        UInt128 result = 1;
        for (var i = 0; i < power; i++)
        {
            result *= 10;
        }

        return result;
    }
}
