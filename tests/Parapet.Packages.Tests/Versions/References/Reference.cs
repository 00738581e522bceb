using System.Collections.Immutable;
using System.Numerics;
using System.Text.RegularExpressions;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions.References;

/// <summary>
/// The orders once more, straight from the specifications and without a thought for speed: regular expressions, lists, big integers and comparisons part by part.
/// </summary>
internal static class Reference
{
    /// <summary>The sign of the comparison, or null when one of both is no version.</summary>
    public static int? Compare(Ecosystem ecosystem, string left, string right) => ecosystem switch
    {
        Ecosystem.Npm => SemVerReference.Compare(SemVerReference.Npm(left), SemVerReference.Npm(right)),
        Ecosystem.CratesIo => SemVerReference.Compare(SemVerReference.Strict(left), SemVerReference.Strict(right)),
        Ecosystem.Go => SemVerReference.Compare(GoReference.ToSemVer(left), GoReference.ToSemVer(right)),
        Ecosystem.PyPI => PyPiReference.Compare(left, right),
        Ecosystem.NuGet => NuGetReference.Compare(left, right),
        Ecosystem.RubyGems => GemReference.Compare(left, right),
        Ecosystem.Packagist => PackagistReference.Compare(left, right),
        Ecosystem.Debian => DebianReference.Compare(left, right),
        Ecosystem.Rpm => RpmReference.Compare(left, right),
        Ecosystem.Alpine => AlpineReference.Compare(left, right),
        _ => MavenReference.Compare(left, right),
    };

    /// <summary>Part by part, and if one list is the beginning of the other, the shorter first.</summary>
    public static int Lists<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, T, int> compare)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (compare(left[i], right[i]) is not 0 and var order)
            {
                return Math.Sign(order);
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    public static int Numbers(string left, string right) => Number(left).CompareTo(Number(right));

    public static BigInteger Number(string digits) => digits.Length == 0 ? 0 : BigInteger.Parse(digits);

    public static bool IsNumber(string text) => Regex.IsMatch(text, @"^[0-9]+\z");

    public static ImmutableArray<string> Matches(string text, string pattern) =>
        [.. Regex.Matches(text, pattern).Select(match => match.Value)];

    public static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }
}
