using System.Globalization;

namespace Parapet.Packages.Versions;

/// <summary>The three numbers of an npm version.</summary>
internal readonly record struct NpmNumbers(ulong Major, ulong Minor, ulong Patch)
{
    /// <summary>The first version of the next major number.</summary>
    public NpmNumbers NextMajor => new(Major + 1, 0, 0);

    /// <summary>The first version of the next minor number.</summary>
    public NpmNumbers NextMinor => new(Major, Minor + 1, 0);

    /// <summary>The next patch.</summary>
    public NpmNumbers NextPatch => new(Major, Minor, Patch + 1);

    /// <summary>Takes the numbers off the text of a version.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> text, out NpmNumbers numbers)
    {
        numbers = default;
        if (!TryTakeNumber(ref text, out var major) || !Take.Character(ref text, '.')
            || !TryTakeNumber(ref text, out var minor) || !Take.Character(ref text, '.')
            || !TryTakeNumber(ref text, out var patch))
        {
            return false;
        }

        numbers = new NpmNumbers(major, minor, patch);
        return true;
    }

    /// <summary>Takes a number without leading zeros and not over 2^53 - 1.</summary>
    public static bool TryTakeNumber(ref ReadOnlySpan<char> text, out ulong number)
    {
        var digits = Take.Digits(ref text);
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= NpmVersion.GreatestNumber
            && !SemVer.HasLeadingZero(digits);
    }
}
