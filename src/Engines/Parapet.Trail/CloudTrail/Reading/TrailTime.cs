namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Times as CloudTrail and its query services write them: <c>2026-07-10T11:42:36Z</c>, <c>2026-07-10 11:42:36.000</c>; always UTC.</summary>
internal static class TrailTime
{
    private const int Seconds = 19;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < Seconds || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var year = (Two(text, 0) * 100) + Two(text, 2);
        var (month, day, hour, minute, second) = (Two(text, 5), Two(text, 8), Two(text, 11), Two(text, 14), Two(text, 17));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || day > DateTime.DaysInMonth(year, month) || !Fraction(text[Seconds..], out var ticks))
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks);
        return true;
    }

    // Far below zero when one of both is no digit, so that no sum with it is a valid year.
    private static int Two(ReadOnlySpan<byte> text, int at) =>
        char.IsAsciiDigit((char)text[at]) && char.IsAsciiDigit((char)text[at + 1]) ? ((text[at] - '0') * 10) + text[at + 1] - '0' : -100_000;

    private static bool Fraction(ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            var unit = TimeSpan.TicksPerSecond;
            rest = rest[1..];
            while (rest.Length > 0 && char.IsAsciiDigit((char)rest[0]))
            {
                unit /= 10;
                ticks += (rest[0] - '0') * unit;
                rest = rest[1..];
            }
        }

        return rest.IsEmpty || rest.SequenceEqual("Z"u8) || rest.SequenceEqual(" UTC"u8) || rest.SequenceEqual("+00:00"u8);
    }
}
