using System.Numerics;
using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class PyPiReference
{
    private static readonly Regex Form = new(
        """
        ^\s*v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*)
        (?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>[0-9]*))?
        (?<post>-(?<postNumber>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]*))?
        (?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]*))?
        (?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parse(left), Parse(right));
        return l is null || r is null
            ? null
            : Reference.First(
                l.Epoch.CompareTo(r.Epoch),
                Releases(l.Release, r.Release),
                l.Pre.CompareTo(r.Pre),
                l.Post.CompareTo(r.Post),
                l.Dev.CompareTo(r.Dev),
                Locals(l.Local, r.Local));
    }

    private static Version? Parse(string text)
    {
        // The Kelvin sign and the long s are no letters of a version, whatever case folding says.
        var match = text.All(char.IsAscii) ? Form.Match(text) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var (hasPre, hasPost, hasDev) = (match.Groups["pre"].Success, match.Groups["post"].Success, match.Groups["dev"].Success);
        var pre = match.Groups["pre"].Value.ToLowerInvariant() switch
        {
            "a" or "alpha" => 1,
            "b" or "beta" => 2,
            "" => hasDev && !hasPost ? 0 : 4,
            _ => 3,
        };
        return new Version(
            Of("epoch"),
            [.. match.Groups["release"].Value.Split('.').Select(Reference.Number)],
            (pre, hasPre ? Of("preNumber") : 0),
            (hasPost, hasPost ? Of("postNumber") : 0),
            (!hasDev, hasDev ? Of("devNumber") : 0),
            match.Groups["local"].Success ? match.Groups["local"].Value.ToLowerInvariant().Split('-', '_', '.') : null);

        BigInteger Of(string group) => Reference.Number(match.Groups[group].Value);
    }

    private static int Releases(BigInteger[] left, BigInteger[] right) =>
        Enumerable.Range(0, Math.Max(left.Length, right.Length))
            .Select(part => left.ElementAtOrDefault(part).CompareTo(right.ElementAtOrDefault(part)))
            .FirstOrDefault(order => order != 0);

    private static int Locals(string[]? left, string[]? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Reference.Lists(left, right, (l, r) => (Reference.IsNumber(l), Reference.IsNumber(r)) switch
        {
            (true, true) => Reference.Numbers(l, r),
            (true, false) => 1,
            (false, true) => -1,
            _ => string.CompareOrdinal(l, r),
        }),
    };

    private sealed record Version(
        BigInteger Epoch, BigInteger[] Release, (int, BigInteger) Pre, (bool, BigInteger) Post, (bool, BigInteger) Dev, string[]? Local);
}
