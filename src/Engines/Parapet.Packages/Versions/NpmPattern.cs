namespace Parapet.Packages.Versions;

/// <summary>
/// A version in a range, of which the end may be left out or written <c>x</c>, <c>X</c> or <c>*</c>. <paramref name="Given"/> says how many numbers there are; the
/// others are zero. A pre-release is there only after three. <paramref name="IsBroken"/> says that a number follows one that is left out, as in <c>1.x.3</c>.
/// </summary>
internal readonly record struct NpmPattern(NpmNumbers Numbers, int Given, string PreRelease, bool IsBroken)
{
    /// <summary>The first version that the pattern is not of.</summary>
    public NpmNumbers Next => Given == 1 ? Numbers.NextMajor : Numbers.NextMinor;

    public static bool TryTake(ref ReadOnlySpan<char> text, out NpmPattern pattern)
    {
        pattern = default;
        text = text.TrimStart("v= \t");
        Span<ulong> numbers = stackalloc ulong[3];
        var (given, isOpen, isBroken, parts) = (0, false, false, 0);
        do
        {
            if (text is ['x' or 'X' or '*', ..])
            {
                text = text[1..];
                isOpen = true;
            }
            else if (!NpmNumbers.TryTakeNumber(ref text, out numbers[parts]))
            {
                return false;
            }
            else if (isOpen)
            {
                isBroken = true;
            }
            else
            {
                given++;
            }

            parts++;
        }
        while (parts < 3 && Take.Character(ref text, '.'));

        if (!TryTakeSuffix(ref text, parts, out var preRelease))
        {
            return false;
        }

        numbers[given..].Clear();
        pattern = new NpmPattern(new NpmNumbers(numbers[0], numbers[1], numbers[2]), given, given == 3 ? preRelease : "", isBroken);
        return true;
    }

    private static bool TryTakeSuffix(ref ReadOnlySpan<char> text, int parts, out string preRelease)
    {
        var suffix = Take.First(ref text, text.IndexOfAny(" \t"));
        var plus = suffix.IndexOf('+');
        preRelease = suffix is ['-', ..] ? suffix[1..(plus < 0 ? suffix.Length : plus)].ToString() : "";
        return suffix.IsEmpty || (parts == 3 && SemVer.IsSuffix(suffix));
    }
}
