namespace Parapet.Packages.Versions;

/// <summary>
/// rpm (https://rpm-software-management.github.io/rpm/man/rpm-version.7.html): epoch, version and release, each compared as runs of digits and of letters.
/// Everything else only separates, except <c>~</c>, which comes before the end, and <c>^</c>, which comes right after it. No epoch is 0; a version without
/// a release comes before the same version with one.
/// </summary>
internal static class RpmVersion
{
    private const byte NoRelease = 0x00;
    private const byte Release = 0x01;
    private const byte Tilde = 0x01;
    private const byte End = 0x02;
    private const byte Caret = 0x03;
    private const byte Letters = 0x04;

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim();
        var colon = text.IndexOf(':');
        var epoch = colon < 0 ? [] : text[..colon];
        text = text[(colon + 1)..];
        if (epoch.ContainsAnyExceptInRange('0', '9') || text.Contains(':') || !IsPrintable(text))
        {
            return false;
        }

        writer.Number(epoch);
        var hyphen = text.LastIndexOf('-');
        if (hyphen < 0)
        {
            return TryWritePart(text, ref writer) && Mark(NoRelease, ref writer);
        }

        return TryWritePart(text[..hyphen], ref writer) && Mark(Release, ref writer) && TryWritePart(text[(hyphen + 1)..], ref writer);
    }

    private static bool TryWritePart(scoped ReadOnlySpan<char> part, ref KeyWriter writer)
    {
        if (part.IsEmpty)
        {
            return false;
        }

        while (!part.IsEmpty)
        {
            switch (part[0])
            {
                case '~' or '^':
                    writer.Mark(part[0] is '~' ? Tilde : Caret);
                    part = part[1..];
                    break;
                case >= '0' and <= '9':
                    writer.Number(Take.Digits(ref part));
                    break;
                case var letter when char.IsAsciiLetter(letter):
                    writer.Mark(Letters);
                    writer.Text(Take.First(ref part, EndOfLetters(part)));
                    break;
                default:
                    part = part[1..];
                    break;
            }
        }

        writer.Mark(End);
        return true;
    }

    private static int EndOfLetters(ReadOnlySpan<char> part)
    {
        var end = 1;
        while (end < part.Length && char.IsAsciiLetter(part[end]))
        {
            end++;
        }

        return end;
    }

    private static bool Mark(byte mark, ref KeyWriter writer)
    {
        writer.Mark(mark);
        return true;
    }

    private static bool IsPrintable(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }
}
