namespace Parapet.Packages.Versions;

/// <summary>
/// PEP 440 with its normalisations (https://packaging.python.org/en/latest/specifications/version-specifiers/). The key is epoch, release
/// without trailing zeros, pre-release, post-release, development release, local version. A version that only setuptools of old could order is none.
/// </summary>
internal static class PyPiVersion
{
    private const byte EndOfParts = 0x01;
    private const byte Lowest = 0x02;
    private const byte Highest = 0xF0;
    private const byte Alpha = 0x10;
    private const byte Beta = 0x11;
    private const byte Candidate = 0x12;
    private const byte LocalText = 0x10;
    private const string Separators = "-_.";

    public static bool TryWrite(ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim();
        Take.OneOf(ref text, "vV");
        if (!TryWriteEpochAndRelease(ref text, ref writer))
        {
            return false;
        }

        var isPre = TryTakePre(ref text, out var rank, out var pre);
        var isPost = TryTakePost(ref text, out var post);
        var isDev = TryTakeLabel(ref text, ["dev"], out var dev);

        // A development release of nothing else comes before the pre-releases: 1.0.dev1 < 1.0a1.
        writer.Mark(isPre ? rank : isDev && !isPost ? Lowest : Highest);
        WriteIf(isPre, pre, ref writer);
        WriteOr(Lowest, isPost, post, ref writer);
        WriteOr(Highest, isDev, dev, ref writer);
        return TryWriteLocal(text, ref writer);
    }

    private static bool TryWriteEpochAndRelease(scoped ref ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        var first = Take.Digits(ref text);
        var hasEpoch = Take.Character(ref text, '!');
        writer.Number(hasEpoch ? first : []);
        if (first.IsEmpty || (hasEpoch && (first = Take.Digits(ref text)).IsEmpty))
        {
            return false;
        }

        writer.Number(first);
        var zeros = 0;
        while (text is ['.', >= '0' and <= '9', ..])
        {
            text = text[1..];
            var part = Take.Digits(ref text);
            if (!part.ContainsAnyExcept('0'))
            {
                zeros++;
                continue;
            }

            for (; zeros > 0; zeros--)
            {
                writer.Number(0);
            }

            writer.Number(part);
        }

        writer.Mark(EndOfParts);
        return true;
    }

    private static bool TryTakePre(scoped ref ReadOnlySpan<char> text, out byte rank, out ReadOnlySpan<char> number)
    {
        rank = Alpha;
        if (TryTakeLabel(ref text, ["alpha", "a"], out number))
        {
            return true;
        }

        rank = Beta;
        if (TryTakeLabel(ref text, ["beta", "b"], out number))
        {
            return true;
        }

        rank = Candidate;
        return TryTakeLabel(ref text, ["preview", "pre", "rc", "c"], out number);
    }

    private static bool TryTakePost(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        if (text is ['-', >= '0' and <= '9', ..])
        {
            text = text[1..];
            number = Take.Digits(ref text);
            return true;
        }

        return TryTakeLabel(ref text, ["post", "rev", "r"], out number);
    }

    private static bool TryTakeLabel(scoped ref ReadOnlySpan<char> text, scoped ReadOnlySpan<string> labels, out ReadOnlySpan<char> number)
    {
        var rest = text;
        Take.OneOf(ref rest, Separators);
        foreach (var label in labels)
        {
            if (Take.Word(ref rest, label))
            {
                Take.OneOf(ref rest, Separators);
                number = Take.Digits(ref rest);
                text = rest;
                return true;
            }
        }

        number = [];
        return false;
    }

    private static void WriteOr(byte mark, bool isThere, scoped ReadOnlySpan<char> number, ref KeyWriter writer)
    {
        if (!isThere)
        {
            writer.Mark(mark);
        }

        WriteIf(isThere, number, ref writer);
    }

    private static void WriteIf(bool isThere, scoped ReadOnlySpan<char> number, ref KeyWriter writer)
    {
        if (isThere)
        {
            writer.Number(number);
        }
    }

    private static bool TryWriteLocal(scoped ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        if (text.IsEmpty)
        {
            writer.Mark(KeyWriter.EndOfText);
            return true;
        }

        if (text[0] is not '+')
        {
            return false;
        }

        foreach (var range in text[1..].SplitAny(Separators))
        {
            var part = text[1..][range];
            if (part.IsEmpty || !part.IsAlphanumeric())
            {
                return false;
            }

            if (part.ContainsAnyExceptInRange('0', '9'))
            {
                writer.Mark(LocalText);
                writer.TextLower(part);
            }
            else
            {
                writer.Number(part);
            }
        }

        writer.Mark(EndOfParts);
        return true;
    }

    private static bool IsAlphanumeric(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
