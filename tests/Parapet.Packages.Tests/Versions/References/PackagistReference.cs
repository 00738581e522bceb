using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class PackagistReference
{
    private const string Modifier = @"[._-]?(?:(?<stability>stable|beta|b|RC|alpha|a|patch|pl|p)(?<numbers>(?>(?:[.-]?[0-9]+)*)))?(?<dev>[.-]?dev)?\z";

    private static readonly Regex Classical = new(@"^v?(?<one>[0-9]{1,5})(?:\.(?<more>(?>[0-9]+))){0,3}" + Modifier, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Date = new(@"^v?(?<date>[0-9]{4}(?:[.:-]?[0-9]{2}){1,6}(?:[.:-]?[0-9]{1,3}){0,2})" + Modifier, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parts(left), Parts(right));
        return l is null || r is null ? null : VersionCompare(l, r);
    }

    // What version_compare makes of the normalised version: numbers and words.
    private static List<string>? Parts(string version)
    {
        var text = Regex.Replace(version.Trim(), @"@(?:stable|RC|beta|alpha|dev)\z", "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (!text.All(char.IsAscii) || text.Any(char.IsWhiteSpace) || text.Contains(',', StringComparison.Ordinal) || text.IndexOf('+', StringComparison.Ordinal) == text.Length - 1)
        {
            return null;
        }

        text = text.Split('+')[0];
        var (classical, date) = (Classical.Match(text), Date.Match(text));
        if (!classical.Success && !date.Success)
        {
            return null;
        }

        var match = classical.Success ? classical : date;
        List<string> parts = classical.Success
            ? [.. new[] { match.Groups["one"].Value }.Concat(match.Groups["more"].Captures.Select(capture => capture.Value)).Concat(["0", "0", "0"]).Take(4)]
            : [.. Regex.Split(match.Groups["date"].Value, "[^0-9]")];
        var stability = match.Groups["stability"].Value.ToLowerInvariant();
        if (stability == "stable")
        {
            return parts;
        }

        if (stability.Length > 0)
        {
            parts.Add(stability);
            parts.AddRange(Reference.Matches(match.Groups["numbers"].Value, "[0-9]+"));
        }

        if (match.Groups["dev"].Success)
        {
            parts.Add("dev");
        }

        return parts;
    }

    private static int VersionCompare(List<string> left, List<string> right)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var order = i == left.Count ? -AgainstNothing(right[i]) : i == right.Count ? AgainstNothing(left[i])
                : Reference.IsNumber(left[i]) && Reference.IsNumber(right[i]) ? Reference.Numbers(left[i], right[i])
                : Rank(left[i]).CompareTo(Rank(right[i]));
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }

    // A number makes the longer version the newer one; a word does what it does beside a number.
    private static int AgainstNothing(string part) => Reference.IsNumber(part) ? 1 : Rank(part).CompareTo(Rank("1"));

    private static int Rank(string part) => part switch
    {
        "dev" => 0,
        "a" or "alpha" => 1,
        "b" or "beta" => 2,
        "rc" => 3,
        "p" or "pl" or "patch" => 5,
        _ => 4,
    };
}
