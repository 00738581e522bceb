namespace Parapet.Packages.Versions;

/// <summary>
/// The versions of npm: SemVer 2.0.0 with the bounds of node-semver (https://github.com/npm/node-semver#versions), at most 256 characters and no
/// number over 2^53 - 1. White space around and a leading <c>v</c> or <c>=</c> are ignored, as npm does when it reads a package.json.
/// </summary>
internal static class NpmVersion
{
    private const int Longest = 256;
    /// <summary>What JavaScript can count to without a gap.</summary>
    public const ulong GreatestNumber = (1UL << 53) - 1;

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim().TrimStart("=v").TrimStart();
        return text.Length <= Longest && AreSafe(text) && SemVer.TryWrite(text, ref writer);
    }

    private static bool AreSafe(ReadOnlySpan<char> text)
    {
        do
        {
            var digits = Take.Digits(ref text);
            if (digits.Length > 15 && !(ulong.TryParse(digits, out var number) && number <= GreatestNumber))
            {
                return false;
            }
        }
        while (Take.Character(ref text, '.'));

        return true;
    }
}
