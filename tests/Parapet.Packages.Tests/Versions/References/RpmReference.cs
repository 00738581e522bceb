using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class RpmReference
{
    private static readonly Regex Form = new(@"^(?:(?<epoch>[0-9]*):)?(?<version>[^\s:]+?)(?:-(?<release>[^\s:-]+))?\z");

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parse(left), Parse(right));
        return l.Success && r.Success
            ? Reference.First(
                Reference.Numbers(l.Groups["epoch"].Value, r.Groups["epoch"].Value),
                Vercmp(l.Groups["version"].Value, r.Groups["version"].Value),
                l.Groups["release"].Success.CompareTo(r.Groups["release"].Success),
                Vercmp(l.Groups["release"].Value, r.Groups["release"].Value))
            : null;
    }

    private static Match Parse(string version)
    {
        var match = Form.Match(version.Trim());
        return version.Trim().Any(char.IsControl) || (version.Contains('-', StringComparison.Ordinal) && !match.Groups["release"].Success) ? Match.Empty : match;
    }

    private static int Vercmp(string left, string right)
    {
        const string Segments = "[0-9]+|[A-Za-z]+|~|\\^";
        var (l, r) = (Reference.Matches(left, Segments), Reference.Matches(right, Segments));
        for (var i = 0; i < Math.Max(l.Length, r.Length); i++)
        {
            var (one, other) = (l.ElementAtOrDefault(i) ?? "", r.ElementAtOrDefault(i) ?? "");
            var order = Kind(one).CompareTo(Kind(other));
            order = order != 0 ? order : Kind(one) == 4 ? Reference.Numbers(one, other) : string.CompareOrdinal(one, other);
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }

    private static int Kind(string segment) => segment switch
    {
        "~" => 0,
        "" => 1,
        "^" => 2,
        [>= '0' and <= '9', ..] => 4,
        _ => 3,
    };
}
