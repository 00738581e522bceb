using System.Numerics;

namespace Parapet.Packages.Tests.Versions.References;

/// <summary>
/// The nested lists of Maven 3.9 and their comparison, circles and all. <see cref="IsPlain(string)"/> says of which versions the comparison is an order.
/// </summary>
internal static class MavenReference
{
    private static readonly List<string> Qualifiers = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];

    public static int? Compare(string left, string right) =>
        IsVersion(left) && IsVersion(right) ? Math.Sign(Compare(Parse(left), Parse(right))) : null;

    /// <summary>Whether qualifiers stand only, and lists never, where a list starts.</summary>
    public static bool IsPlain(string version) => IsPlain(Parse(version));

    private static bool IsPlain(List<object> list) =>
        list.FirstOrDefault() is not List<object>
        && !list.Skip(1).OfType<string>().Any()
        && list.OfType<List<object>>().All(IsPlain);

    private static bool IsVersion(string version) => version.Length > 0 && !version.Any("\\/:\"<>|?*[](){},\0 \t\r\n".Contains);

    private static List<object> Parse(string version)
    {
        version = version.ToLowerInvariant();
        List<object> root = [];
        var (list, opened, start) = (root, new Stack<List<object>>([root]), 0);
        for (var i = 0; i < version.Length; i++)
        {
            if (version[i] is '.' or '-')
            {
                list.Add(i == start ? BigInteger.Zero : Item(version[start..i], false));
                start = i + 1;
                list = version[i] is '-' ? Open(list, opened) : list;
            }
            else if (i > start && char.IsAsciiDigit(version[i]) != char.IsAsciiDigit(version[i - 1]))
            {
                list = char.IsAsciiDigit(version[i]) && list.Count > 0 ? Open(list, opened) : list;
                list.Add(Item(version[start..i], char.IsAsciiDigit(version[i])));
                start = i;
                list = Open(list, opened);
            }
        }

        if (version.Length > start)
        {
            list = !char.IsAsciiDigit(version[^1]) && list.Count > 0 ? Open(list, opened) : list;
            list.Add(Item(version[start..], false));
        }

        foreach (var each in opened)
        {
            Normalize(each);
        }

        return root;
    }

    private static List<object> Open(List<object> list, Stack<List<object>> opened)
    {
        List<object> inner = [];
        list.Add(inner);
        opened.Push(inner);
        return inner;
    }

    private static object Item(string text, bool followedByDigit) => char.IsAsciiDigit(text[0]) ? BigInteger.Parse(text) : text switch
    {
        "a" when followedByDigit => "alpha",
        "b" when followedByDigit => "beta",
        "m" when followedByDigit => "milestone",
        "ga" or "final" or "release" => "",
        "cr" => "rc",
        _ => text,
    };

    private static void Normalize(List<object> list)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] is "" or List<object> { Count: 0 } || list[i].Equals(BigInteger.Zero))
            {
                list.RemoveAt(i);
            }
            else if (list[i] is not List<object>)
            {
                break;
            }
        }
    }

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -Compare(right, null),
        (BigInteger number, null) => number.Sign,
        (string text, null) => string.CompareOrdinal(Comparable(text), Comparable("")),
        (List<object> list, null) => list.Select(item => Compare(item, null)).FirstOrDefault(order => order != 0),
        (BigInteger one, BigInteger other) => one.CompareTo(other),
        (string one, string other) => string.CompareOrdinal(Comparable(one), Comparable(other)),
        (List<object> one, List<object> other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .Select(i => Compare(one.ElementAtOrDefault(i), other.ElementAtOrDefault(i)))
            .FirstOrDefault(order => order != 0),
        (BigInteger, _) or (List<object>, string) => 1,
        _ => -1,
    };

    private static string Comparable(string qualifier) => Qualifiers.IndexOf(qualifier) is >= 0 and var index ? $"{index}" : $"{Qualifiers.Count}-{qualifier}";
}
