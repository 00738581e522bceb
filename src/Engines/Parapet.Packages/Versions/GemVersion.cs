using System.Buffers;

namespace Parapet.Packages.Versions;

/// <summary>
/// Gem::Version (https://docs.ruby-lang.org/en/master/Gem/Version.html): segments of digits or letters, letters before digits, missing segments
/// are zero, zeros before the first letters and at the end do not count, <c>-</c> reads <c>.pre.</c>.
/// </summary>
/// <remarks>
/// What is missing is zeros without end, so a run of zeros is older than the end when letters follow and newer when a number does, and the
/// longer the run, the nearer to the end. It is written as one of the marks below and its length.
/// </remarks>
internal static class GemVersion
{
    private const byte ZerosAndLetters = 0x01;
    private const byte End = 0x02;
    private const byte ZerosAndNumber = 0x03;

    private static readonly SearchValues<char> EndsLetters = SearchValues.Create("0123456789.-");

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim(" \t\r\n\f\v");
        if (!IsWellFormed(text))
        {
            return false;
        }

        var (zeros, letters) = (0, false);
        while (!text.IsEmpty)
        {
            if (text[0] is '-')
            {
                text = text[1..];
                WriteLetters("pre", ref zeros, ref letters, ref writer);
            }
            else if (text[0] is '.')
            {
                text = text[1..];
            }
            else if (char.IsAsciiDigit(text[0]))
            {
                WriteNumber(Take.Digits(ref text), ref zeros, ref writer);
            }
            else
            {
                var length = text.IndexOfAny(EndsLetters);
                WriteLetters(Take.First(ref text, length), ref zeros, ref letters, ref writer);
            }
        }

        writer.Mark(End);
        return true;
    }

    private static void WriteNumber(scoped ReadOnlySpan<char> digits, ref int zeros, ref KeyWriter writer)
    {
        if (!digits.ContainsAnyExcept('0'))
        {
            zeros++;
            return;
        }

        if (zeros > 0)
        {
            writer.Mark(ZerosAndNumber);
            writer.CountDescending(zeros);
            zeros = 0;
        }

        writer.Number(digits);
    }

    private static void WriteLetters(scoped ReadOnlySpan<char> text, ref int zeros, ref bool letters, ref KeyWriter writer)
    {
        // 1.0.a is 1.a, but 1.a.0.b is not 1.a.b.
        writer.Mark(ZerosAndLetters);
        writer.Count(letters ? zeros : 0);
        writer.Text(text);
        (zeros, letters) = (0, true);
    }

    // Digits, then parts of letters and digits after dots; after a hyphen the parts may have hyphens too, and only such parts may follow.
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var hyphen = text.IndexOf('-');
        var main = hyphen < 0 ? text : text[..hyphen];
        return !Take.Digits(ref main).IsEmpty
            && (main.IsEmpty || (main[0] is '.' && AreParts(main[1..], hyphens: false)))
            && (hyphen < 0 || AreParts(text[(hyphen + 1)..], hyphens: true));
    }

    private static bool AreParts(ReadOnlySpan<char> text, bool hyphens)
    {
        var before = '.';
        foreach (var character in text)
        {
            if (!(char.IsAsciiLetterOrDigit(character) || (character is '-' && hyphens) || (character is '.' && before is not '.')))
            {
                return false;
            }

            before = character;
        }

        return before is not '.';
    }
}
