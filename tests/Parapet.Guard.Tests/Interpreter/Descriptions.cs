using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using static Parapet.Guard.Tests.Interpreter.SlowFormats;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>The contracts of these tests once more, by hand.</summary>
internal static class Descriptions
{
    private static readonly Value Level = new Value.Text(false, Among("Low", "very high", "Mid", "Max"));

    public static Contract OrderLine { get; } = new(
        new("sku", true, new Value.Text(false, AtMost(65536), Matches("[A-Z]{2}[0-9]{4}"))),
        new("quantity", true, Whole(int.MinValue, int.MaxValue, InRange("1", "999"))),
        new("price", true, new Value.Number(false, number => number.Decimal(true), InRange("0.01", "100000"))));

    public static Contract Order { get; } = new(
        new("orderId", true, new Value.Text(false, AtMost(65536), Matches("ORD-[0-9]{6}"))),
        new("email", true, new Value.Text(false, AtMost(120), Format(IsEmail))),
        new("currency", true, new Value.Text(false, AtMost(65536), Among("EUR", "USD", "GBP"))),
        new("lines", true, new Value.List(false, new Value.Nested(false, () => OrderLine), 1, 5, Rules.Length)),
        new("note", false, new Value.Text(true, AtMost(40))));

    public static Contract Inner { get; } = new(
        new("x", true, Whole(int.MinValue, int.MaxValue)),
        new("y", true, Whole(int.MinValue, int.MaxValue, InRange("0", "9")) with { Nullable = true }),
        new("z", false, new Value.Text(false, AtMost(65536))),
        new("level", false, Level));

    public static Contract Everything { get; } = new(
        new("text", true, new Value.Text(false, text => string.IsNullOrWhiteSpace(text) ? Rules.Blank : null, AtMost(12))),
        new("short", true, new Value.Text(false, AtMost(4), text => text.Length < 2 ? Rules.Length : null)),
        new("pattern", false, new Value.Text(true, AtMost(12), Matches(@"[A-Za-z0-9_]+(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\n\r\u2028\u2029])?|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^a-f])[\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]*"))),
        new("name", false, new Value.Text(false, AtMost(12), text => text is "root" or "ädmin" ? Rules.Denied : null)),
        new("choice", false, Whole(short.MinValue, short.MaxValue, Exactly("1", "2", "300"), number => number.CompareTo("2") == 0 ? Rules.Denied : null) with { Nullable = true }),
        new("tiny", false, Whole(sbyte.MinValue, sbyte.MaxValue)),
        new("octet", false, Whole(0, 255)),
        new("port", false, Whole(0, 65535)),
        new("count", false, Whole(0, uint.MaxValue)),
        new("large", false, Whole(long.MinValue, long.MaxValue)),
        new("largest", false, Whole(0, ulong.MaxValue, number => number.CompareTo("5") < 0 ? Rules.Range : null)),
        new("money", false, new Value.Number(true, number => number.Decimal(true), number => number.CompareTo("-1.5") <= 0 || number.CompareTo("10.25") > 0 ? Rules.Range : null)),
        new("ratio", false, new Value.Number(true, number => number.Double(true), number => double.Parse(number.Text, CultureInfo.InvariantCulture) is >= 0.1 and < 1e300 ? null : Rules.Range)),
        new("part", false, new Value.Number(true, number => number.Single(true))),
        new("flag", false, new Value.Bool(false)),
        new("level", false, Level with { Nullable = true }),
        new("id", false, new Value.Text(true, Format(IsUuid))),
        new("at", false, new Value.Text(true, Format(IsMoment))),
        new("moment", false, new Value.Text(true, Format(IsMoment))),
        new("day", false, new Value.Text(true, Format(IsDay))),
        new("time", false, new Value.Text(true, Format(IsTimeOfDay))),
        new("link", false, new Value.Text(true, Format(IsUriWithHost))),
        new("data", false, new Value.Text(true, text => !IsBase64(text) ? Rules.Format : Convert.FromBase64String(text).Length > 4 ? Rules.Length : null)),
        new("coded", false, new Value.Text(true, AtMost(12), Format(IsBase64))),
        new("home", false, new Value.Text(true, AtMost(12), Format(text => IsUriWithHost(text) && Regex.IsMatch(text, "^(https?|ftp):", RegexOptions.IgnoreCase)))),
        new("mail", false, new Value.Text(true, AtMost(12), Format(IsEmail))),
        new("address", false, new Value.Text(true, AtMost(12), Format(IsIPv6))),
        new("a/b~c", false, new Value.Nested(true, () => Inner)),
        new("numbers", false, new Value.List(true, Whole(int.MinValue, int.MaxValue) with { Nullable = true }, 0, 3, Rules.Items)),
        new("tags", false, new Value.List(true, new Value.Text(false, AtMost(12)), 1, 3, Rules.Items)),
        new("grid", false, new Value.List(true, new Value.List(false, new Value.Bool(false), 0, 3, Rules.Items), 0, 3, Rules.Items)),
        new("map", false, new Value.Map(true, Whole(int.MinValue, int.MaxValue), 0, 3, Rules.Properties, 12)),
        new("inners", false, new Value.Map(true, new Value.Nested(false, () => Inner), 0, 2, Rules.Length, 12)))
    {
        MaxDepth = 4,
        MaxBytes = 600,
        MaxProperties = 3,
    };

    public static Contract Lenient { get; } = new(
        new("text", false, new Value.Text(true, AtMost(65536))),
        new("ratio", false, new Value.Number(false, number => number.Double(false), number => double.Parse(number.Text, CultureInfo.InvariantCulture) is >= 0 and <= 10 ? null : Rules.Range)),
        new("money", true, new Value.Number(false, number => number.Decimal(false))),
        new("part", false, new Value.Number(false, number => number.Single(false))),
        new("map", false, new Value.Map(true, new Value.Text(false, AtMost(65536)), 0, 6, Rules.Properties, 65536, AllowDuplicates: true)))
    {
        AllowUnknown = true,
        AllowDuplicates = true,
        IgnoreCase = true,
        Repair = true,
        MaxProperties = 6,
    };

    public static Contract Tree { get; } = new(
        new("name", true, new Value.Text(false, AtMost(65536))),
        new("left", true, new Value.Nested(true, () => Tree!)),
        new("others", false, new Value.List(true, new Value.Nested(false, () => Tree!), 0, 1000, Rules.Items)))
    {
        MaxDepth = 7,
    };

    private static Value.Number Whole(BigInteger min, BigInteger max, params Func<Exact, string?>[] checks) => new(false, [number => number.Integer(min, max), .. checks]);

    private static Func<Exact, string?> InRange(string min, string max) => number => number.CompareTo(min) < 0 || number.CompareTo(max) > 0 ? Rules.Range : null;

    private static Func<Exact, string?> Exactly(params string[] values) => number => values.Any(value => number.CompareTo(value) == 0) ? null : Rules.Allowed;

    private static Func<string, string?> AtMost(int length) => text => text.Length > length ? Rules.Length : null;

    private static Func<string, string?> Among(params string[] values) => text => values.Contains(text, StringComparer.Ordinal) ? null : Rules.Allowed;

    private static Func<string, string?> Matches(string pattern) => text => Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant) ? null : Rules.Pattern;

    private static Func<string, string?> Format(Func<string, bool> holds) => text => holds(text) ? null : Rules.Format;
}
