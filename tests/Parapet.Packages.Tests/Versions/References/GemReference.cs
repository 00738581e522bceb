using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class GemReference
{
    private static readonly Regex Form = new(@"^[ \t\r\n\f\v]*([0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)[ \t\r\n\f\v]*\z");

    public static int? Compare(string left, string right)
    {
        var (l, r) = (Segments(left), Segments(right));
        if (l is null || r is null)
        {
            return null;
        }

        for (var i = 0; i < Math.Max(l.Count, r.Count); i++)
        {
            var (one, other) = (l.ElementAtOrDefault(i) ?? "0", r.ElementAtOrDefault(i) ?? "0");
            var order = (Reference.IsNumber(one), Reference.IsNumber(other)) switch
            {
                (true, true) => Reference.Numbers(one, other),
                (true, false) => 1,
                (false, true) => -1,
                _ => string.CompareOrdinal(one, other),
            };
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }

    // The numbers before the first letters, and all from there on, each without the zeros at its end.
    private static List<string>? Segments(string version)
    {
        if (!Form.IsMatch(version))
        {
            return null;
        }

        var segments = Reference.Matches(version.Replace("-", ".pre.", StringComparison.Ordinal), "[0-9]+|[a-zA-Z]+");
        var numbers = segments.TakeWhile(Reference.IsNumber).ToList();
        return [.. WithoutZeros(numbers), .. WithoutZeros([.. segments.Skip(numbers.Count)])];
    }

    private static IEnumerable<string> WithoutZeros(List<string> segments) =>
        segments.Take(segments.FindLastIndex(segment => !Regex.IsMatch(segment, @"^0+\z")) + 1);
}
