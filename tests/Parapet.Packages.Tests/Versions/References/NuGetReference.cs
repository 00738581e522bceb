using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class NuGetReference
{
    private static readonly Regex Form = new(@"^(?:\s*([0-9]+)\s*)(?:\.\s*([0-9]+)\s*){0,3}(?:-(?<labels>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z");

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Parse(left), Parse(right));
        return l is null || r is null ? null : Reference.First(Reference.Lists(l.Value.Numbers, r.Value.Numbers, Reference.Numbers), Labels(l.Value.Labels, r.Value.Labels));
    }

    private static (string[] Numbers, string[]? Labels)? Parse(string version)
    {
        version = version.Trim();
        var match = Form.Match(version);
        if (!match.Success)
        {
            return null;
        }

        string[] numbers = [.. match.Groups[1].Captures.Concat(match.Groups[2].Captures).Select(capture => capture.Value)];
        string[]? labels = match.Groups["labels"].Success ? match.Groups["labels"].Value.Split('.') : null;
        var isOne = numbers.All(number => Reference.Number(number) <= int.MaxValue) && labels?.Any(label => Regex.IsMatch(label, @"^0[0-9]+\z")) != true;
        return isOne ? ([.. numbers.Concat(["0", "0", "0"]).Take(4)], labels) : null;
    }

    private static int Labels(string[]? left, string[]? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Reference.Lists(left, right, (l, r) => (int.TryParse(l, out var ln), int.TryParse(r, out var rn)) switch
        {
            (true, true) => ln.CompareTo(rn),
            (true, false) => -1,
            (false, true) => 1,
            _ => StringComparer.OrdinalIgnoreCase.Compare(l, r),
        }),
    };
}
