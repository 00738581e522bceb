using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class DebianReference
{
    private static readonly Regex Form = new(@"^\s*(?:(?<epoch>[0-9]+):)?(?<upstream>[0-9A-Za-z.+~:-]+?)(?:-(?<revision>[0-9A-Za-z.+~]+))?\s*\z");

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parse(left), Parse(right));
        return l.Success && r.Success
            ? Reference.First(
                Reference.Numbers(l.Groups["epoch"].Value, r.Groups["epoch"].Value),
                Parts(l.Groups["upstream"].Value, r.Groups["upstream"].Value),
                Parts(l.Groups["revision"].Value, r.Groups["revision"].Value))
            : null;
    }

    // With a colon there is an epoch, with a hyphen a revision.
    private static Match Parse(string version)
    {
        var match = Form.Match(version);
        return match.Success
            && (match.Groups["epoch"].Success || !version.Contains(':', StringComparison.Ordinal))
            && Reference.Number(match.Groups["epoch"].Value) <= int.MaxValue
            && (match.Groups["revision"].Success || !version.Contains('-', StringComparison.Ordinal)) ? match : Match.Empty;
    }

    private static int Parts(string left, string right)
    {
        while (left.Length + right.Length > 0)
        {
            var (leftText, rightText) = (Take(ref left, "^[^0-9]*"), Take(ref right, "^[^0-9]*"));
            for (var i = 0; i < Math.Max(leftText.Length, rightText.Length); i++)
            {
                if (Weight(leftText, i).CompareTo(Weight(rightText, i)) is not 0 and var order)
                {
                    return order;
                }
            }

            if (Reference.Numbers(Take(ref left, "^[0-9]*"), Take(ref right, "^[0-9]*")) is not 0 and var numbers)
            {
                return numbers;
            }
        }

        return 0;
    }

    private static int Weight(string text, int index) => index >= text.Length ? 0 : text[index] is '~' ? -1 : char.IsAsciiLetter(text[index]) ? text[index] : text[index] + 256;

    private static string Take(ref string text, string pattern)
    {
        var taken = Regex.Match(text, pattern).Value;
        text = text[taken.Length..];
        return taken;
    }
}
