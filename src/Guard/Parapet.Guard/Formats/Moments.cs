namespace Parapet.Guard;

/// <summary>Dates and times of RFC 3339, section 5.6.</summary>
internal static class Moments
{
    // .NET counts in 100 nanoseconds.
    private const int FractionDigits = 7;
    private const int DateLength = 10;

    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > DateLength && (text[DateLength] | 0x20) == 't' && IsDate(text[..DateLength]) && IsTime(text[(DateLength + 1)..]);

    public static bool IsDate(ReadOnlySpan<byte> text) => TryFields(text, out var year, out var month, out var day) && day >= 1 && day <= DaysIn(year, month);

    public static bool IsTime(ReadOnlySpan<byte> text) => Clock.TryRead(text, out var clock) && clock.Offset is { } offset
        && (clock.Second < 60 || Modulo((clock.Hour * 60) + clock.Minute - offset, 24 * 60) == (24 * 60) - 1);

    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length <= DateLength || (text[DateLength] | 0x20) != 't' || !TryReadDate(text[..DateLength], out var date)
            || !Clock.TryRead(text[(DateLength + 1)..], out var clock) || clock.Offset is not { } minutes || Math.Abs(minutes) > 14 * 60
            || !clock.TryTicks(out var ticks))
        {
            return false;
        }

        var local = new DateTime(date.DayNumber * TimeSpan.TicksPerDay + ticks);
        var universal = local.Ticks - (minutes * TimeSpan.TicksPerMinute);
        if (universal < DateTime.MinValue.Ticks || universal > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, TimeSpan.FromMinutes(minutes));
        return true;
    }

    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (!TryFields(text, out var year, out var month, out var day) || year == 0 || day < 1 || day > DaysIn(year, month))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }

    public static bool TryReadTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (!Clock.TryRead(text, out var clock) || clock.Offset is not null || !clock.TryTicks(out var ticks))
        {
            return false;
        }

        value = new TimeOnly(ticks);
        return true;
    }

    private static bool TryFields(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        return text.Length == DateLength && text[4] == '-' && text[7] == '-'
            && TryDigits(text[..4], out year) && TryDigits(text[5..7], out month) && TryDigits(text[8..], out day);
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        >= 1 and <= 12 => 31,
        _ => 0,
    };

    private static int Modulo(int value, int by) => ((value % by) + by) % by;

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }

    /// <summary><c>partial-time</c>, with <c>time-offset</c> in minutes if it is there. The second may be 60.</summary>
    private readonly ref struct Clock
    {
        public required int Hour { get; init; }

        public required int Minute { get; init; }

        public required int Second { get; init; }

        public required ReadOnlySpan<byte> Fraction { get; init; }

        public required int? Offset { get; init; }

        public static bool TryRead(ReadOnlySpan<byte> text, out Clock clock)
        {
            clock = default;
            if (text.Length < 8 || text[2] != ':' || text[5] != ':'
                || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)
                || hour > 23 || minute > 59 || second > 60)
            {
                return false;
            }

            var rest = text[8..];
            ReadOnlySpan<byte> fraction = default;
            if (rest.Length > 0 && rest[0] == '.')
            {
                var length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : rest.Length - 1;
                fraction = rest.Slice(1, length);
                rest = rest[(length + 1)..];
                if (length == 0)
                {
                    return false;
                }
            }

            int? offset = null;
            if (rest.Length > 0 && !TryOffset(rest, out offset))
            {
                return false;
            }

            clock = new Clock { Hour = hour, Minute = minute, Second = second, Fraction = fraction, Offset = offset };
            return true;
        }

        /// <summary>The time of day in units of 100 nanoseconds, if it is a whole number of them.</summary>
        public bool TryTicks(out long ticks)
        {
            var part = 0L;
            for (var i = 0; i < FractionDigits; i++)
            {
                part = (part * 10) + (i < Fraction.Length ? Fraction[i] - '0' : 0);
            }

            ticks = (((((Hour * 60L) + Minute) * 60) + Second) * TimeSpan.TicksPerSecond) + part;
            return Second < 60 && (Fraction.Length <= FractionDigits || Fraction[FractionDigits..].IndexOfAnyExcept((byte)'0') < 0);
        }

        private static bool TryOffset(ReadOnlySpan<byte> text, out int? offset)
        {
            offset = 0;
            if (text.Length == 1)
            {
                return (text[0] | 0x20) == 'z';
            }

            if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
                || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..], out var minutes) || hours > 23 || minutes > 59)
            {
                return false;
            }

            offset = ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
            return true;
        }
    }
}
