using System.Buffers;

namespace Parapet.Packages.Versions;

/// <summary>
/// apk of Alpine 3 (https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd): numbers, a letter, suffixes such as <c>_rc1</c> and <c>_p2</c>, a commit
/// <c>~abc</c> and a revision <c>-r3</c>, in this order. Where one version stops earlier, the kind of what the other has decides. A number after a
/// dot that starts with a zero is compared as text, as a fraction would be.
/// </summary>
internal static class AlpineVersion
{
    private const byte End = 0x05;
    private const byte Revision = 0x06;
    private const byte Commit = 0x07;
    private const byte SuffixNumber = 0x08;
    private const byte FirstPostSuffix = 0x09;
    private const byte Letter = 0x0E;
    private const byte Fraction = 0x0F;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly string[] PreSuffixes = ["alpha", "beta", "pre", "rc"];
    private static readonly string[] PostSuffixes = ["cvs", "svn", "git", "hg", "p"];

    public static bool TryWrite(ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version;
        var digits = Take.Digits(ref text);
        writer.Number(digits);
        if (digits.IsEmpty || !TryWriteFractions(ref text, ref writer))
        {
            return false;
        }

        if (text is [>= 'a' and <= 'z', ..])
        {
            writer.Mark(Letter);
            writer.Mark((byte)text[0]);
            text = text[1..];
        }

        if (!TryWriteSuffixes(ref text, ref writer) || !TryWriteCommit(ref text, ref writer) || !TryWriteRevision(ref text, ref writer))
        {
            return false;
        }

        writer.Mark(End);
        return text.IsEmpty;
    }

    private static bool TryWriteFractions(scoped ref ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        while (Take.Character(ref text, '.'))
        {
            var digits = Take.Digits(ref text);
            if (digits.IsEmpty)
            {
                return false;
            }

            if (digits[0] is '0')
            {
                writer.Mark(Fraction);
                writer.Text(digits);
            }
            else
            {
                writer.Number(digits);
            }
        }

        return true;
    }

    private static bool TryWriteSuffixes(scoped ref ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        while (Take.Character(ref text, '_'))
        {
            var name = Take.LowerLetters(ref text);
            var (pre, post) = (IndexOf(PreSuffixes, name), IndexOf(PostSuffixes, name));
            if (pre < 0 && post < 0)
            {
                return false;
            }

            writer.Mark((byte)(pre >= 0 ? 1 + pre : FirstPostSuffix + post));
            if (text is [>= '0' and <= '9', ..])
            {
                writer.Mark(SuffixNumber);
                writer.Number(Take.Digits(ref text));
            }
        }

        return true;
    }

    private static bool TryWriteCommit(scoped ref ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        if (!Take.Character(ref text, '~'))
        {
            return true;
        }

        writer.Mark(Commit);
        var hash = Take.First(ref text, text.IndexOfAnyExcept(HexDigits));
        writer.Text(hash);
        return !hash.IsEmpty;
    }

    private static bool TryWriteRevision(scoped ref ReadOnlySpan<char> text, ref KeyWriter writer)
    {
        if (!Take.Character(ref text, '-'))
        {
            return true;
        }

        writer.Mark(Revision);
        if (!Take.Character(ref text, 'r'))
        {
            return false;
        }

        var number = Take.Digits(ref text);
        writer.Number(number);
        return !number.IsEmpty;
    }

    private static int IndexOf(string[] names, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
