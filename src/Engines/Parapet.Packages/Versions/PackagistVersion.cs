namespace Parapet.Packages.Versions;

/// <summary>
/// The versions that Composer normalises (https://getcomposer.org/doc/articles/versions.md): up to four numbers or a date, then a stability with numbers, then
/// perhaps <c>dev</c>, ordered as PHP's version_compare does: dev, alpha, beta, RC, nothing, numbers, patch. A branch (<c>dev-main</c>, <c>1.x-dev</c>)
/// has no place in that order.
/// </summary>
internal static class PackagistVersion
{
    private const byte Dev = 0x01;
    private const byte Alpha = 0x02;
    private const byte Beta = 0x03;
    private const byte Candidate = 0x04;
    private const byte End = 0x05;
    private const byte Patch = 0xD0;
    private const byte Stable = 0xFF;

    // The longer of two names that begin alike comes first.
    private static readonly (string Name, byte Rank)[] Stabilities =
        [("stable", Stable), ("beta", Beta), ("b", Beta), ("RC", Candidate), ("alpha", Alpha), ("a", Alpha), ("patch", Patch), ("pl", Patch), ("p", Patch)];

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = WithoutFlag(version.Trim());
        var plus = text.IndexOf('+');
        if (plus == text.Length - 1 || text.ContainsAny(" \t\r\n,"))
        {
            return false;
        }

        text = plus < 0 ? text : text[..plus];
        Take.OneOf(ref text, "vV");
        var classical = text;
        return TakeClassical(ref classical) is var parts and > 0 && AreModifiers(classical)
            ? WriteClassical(text, parts, ref writer) && WriteModifiers(classical, ref writer)
            : TryTakeDate(text, out var rest) && AreModifiers(rest) && WriteNumbers(text[..^rest.Length], ref writer) && WriteModifiers(rest, ref writer);
    }

    // The stability that a requirement allows (1.0@beta) is not a part of the version.
    private static ReadOnlySpan<char> WithoutFlag(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return text;
        }

        foreach (var flag in (ReadOnlySpan<string>)["stable", "RC", "beta", "alpha", "dev"])
        {
            if (text[(at + 1)..].Equals(flag, StringComparison.OrdinalIgnoreCase))
            {
                return text[..at];
            }
        }

        return text;
    }

    // How many numbers, at most four; a first number of more than five digits is a date.
    private static int TakeClassical(scoped ref ReadOnlySpan<char> text)
    {
        if (Take.Digits(ref text).Length is 0 or > 5)
        {
            return 0;
        }

        var parts = 1;
        for (; parts < 4 && text is ['.', >= '0' and <= '9', ..]; parts++)
        {
            text = text[1..];
            Take.Digits(ref text);
        }

        return parts;
    }

    // Four digits, then up to six groups of two, then up to two of at most three, each after a separator or none.
    private static bool TryTakeDate(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        var year = TryTakeGroup(ref rest, 4, 4, separators: "");
        var pairs = 0;
        while (year && pairs < 6 && TryTakeGroup(ref rest, 2, 2, ".:-"))
        {
            pairs++;
        }

        for (var group = 0; pairs > 0 && group < 2 && TryTakeGroup(ref rest, 1, 3, ".:-"); group++)
        {
        }

        return pairs > 0;
    }

    private static bool TryTakeGroup(scoped ref ReadOnlySpan<char> text, int least, int most, scoped ReadOnlySpan<char> separators)
    {
        var rest = text;
        Take.OneOf(ref rest, separators);
        var digits = rest;
        var length = Math.Min(Take.Digits(ref digits).Length, most);
        if (length < least)
        {
            return false;
        }

        text = rest[length..];
        return true;
    }

    private static bool AreModifiers(ReadOnlySpan<char> text)
    {
        Take.OneOf(ref text, "._-");
        if (TryTakeStability(ref text, out _))
        {
            while (TryTakeNumber(ref text, out _))
            {
            }
        }

        return text.IsEmpty || IsDev(text);
    }

    private static bool WriteModifiers(scoped ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        Take.OneOf(ref text, "._-");
        if (TryTakeStability(ref text, out var rank))
        {
            if (rank is Stable)
            {
                writer.Mark(End);
                return true;
            }

            writer.Mark(rank);
            while (TryTakeNumber(ref text, out var number))
            {
                writer.Number(number);
            }
        }

        if (!text.IsEmpty)
        {
            writer.Mark(Dev);
        }

        writer.Mark(End);
        return true;
    }

    private static bool TryTakeStability(scoped ref ReadOnlySpan<char> text, out byte rank)
    {
        foreach (var (name, itsRank) in Stabilities)
        {
            if (Take.Word(ref text, name))
            {
                rank = itsRank;
                return true;
            }
        }

        rank = 0;
        return false;
    }

    private static bool TryTakeNumber(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> digits)
    {
        var rest = text;
        Take.OneOf(ref rest, ".-");
        digits = Take.Digits(ref rest);
        text = digits.IsEmpty ? text : rest;
        return !digits.IsEmpty;
    }

    private static bool IsDev(ReadOnlySpan<char> text)
    {
        Take.OneOf(ref text, ".-");
        return text.Equals("dev", StringComparison.OrdinalIgnoreCase);
    }

    private static bool WriteClassical(scoped ReadOnlySpan<char> text, int parts, ref KeyWriter writer)
    {
        for (var part = 0; part < parts; part++)
        {
            writer.Number(Take.Digits(ref text));
            Take.OneOf(ref text, ".");
        }

        for (; parts < 4; parts++)
        {
            writer.Number(0);
        }

        return true;
    }

    private static bool WriteNumbers(scoped ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        while (!text.IsEmpty)
        {
            writer.Number(Take.Digits(ref text));
            Take.OneOf(ref text, ".:-");
        }

        return true;
    }
}
