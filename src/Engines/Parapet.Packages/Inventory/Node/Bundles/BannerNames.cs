namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>Names in banners are written for people: <c>Lodash</c>, <c>jQuery</c>, <c>Vue.js</c>.</summary>
internal static class BannerNames
{
    private const int MaxWords = 8;

    /// <summary>Packages whose name on npm does end in <c>.js</c>; of all others it is left out.</summary>
    private static readonly HashSet<string> WithSuffix = new(StringComparer.Ordinal)
    {
        "asn1.js", "big.js", "bignumber.js", "bn.js", "chart.js", "decimal.js", "fuse.js", "hash.js", "highlight.js", "ipaddr.js", "ua-parser-js", "three.js",
    };

    /// <summary>The name at the start of a banner's first line, as npm spells it, with the version that follows; empty when it has no such form.</summary>
    public static string Read(ReadOnlySpan<char> line, out string version)
    {
        version = FindVersion(line);
        var end = line.IndexOfAny(" \t,:");
        var word = (end < 0 ? line : line[..end]).TrimEnd('.');
        if (word.Length > 2 && word[1..].IndexOf('@') is >= 0 and var at && NodeNames.IsVersion(word[(at + 2)..].TrimStart('v')))
        {
            word = word[..(at + 1)];
        }

        if (word.Length is < 2 or > 100 || !(char.IsAsciiLetter(word[0]) || word[0] == '@') || !NodeNames.IsName(word))
        {
            return "";
        }

        var name = word.ToString().ToLowerInvariant();
        return name.EndsWith(".js", StringComparison.Ordinal) && !WithSuffix.Contains(name) ? name[..^3] : name;
    }

    /// <summary>The first version among the first words of a line, without its <c>v</c>; empty if there is none.</summary>
    public static string FindVersion(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.SplitAny(" \t@|,()[]:"))
        {
            if (words++ == MaxWords)
            {
                break;
            }

            var word = line[range].TrimEnd('.').TrimEnd(';');
            word = word.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? word[1..] : word;
            if (NodeNames.IsVersion(word))
            {
                return word.ToString();
            }
        }

        return "";
    }

    /// <summary>Whether a line is nothing but a name as npm spells it today.</summary>
    public static bool IsBareName(string line) => line.Length > 1 && NodeNames.IsName(line) && !line.Any(char.IsAsciiLetterUpper);
}
