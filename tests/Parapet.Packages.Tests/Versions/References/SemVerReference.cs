using System.Numerics;
using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class SemVerReference
{
    private const string Number = "(?:0|[1-9][0-9]*)";
    private const string Identifier = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    private static readonly Regex Form = new($@"^({Number})\.({Number})\.({Number})(?:-({Identifier}(?:\.{Identifier})*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z");

    public static Match Strict(string version) => Form.Match(version);

    public static Match Npm(string version)
    {
        var match = Form.Match(version.Trim().TrimStart('v', '=').Trim());
        var isSafe = match.Success && match.Length <= 256 && Enumerable.Range(1, 3).All(part => BigInteger.Parse(match.Groups[part].Value) < BigInteger.Pow(2, 53));
        return isSafe ? match : Match.Empty;
    }

    public static int? Compare(Match left, Match right)
    {
        return left.Success && right.Success
            ? Reference.First(Part(1), Part(2), Part(3), PreReleases(left.Groups[4], right.Groups[4]))
            : null;

        int Part(int part) => Reference.Numbers(left.Groups[part].Value, right.Groups[part].Value);
    }

    private static int PreReleases(Group left, Group right) => (left.Success, right.Success) switch
    {
        (false, false) => 0,
        (false, true) => 1,
        (true, false) => -1,
        _ => Reference.Lists(left.Value.Split('.'), right.Value.Split('.'), Identifiers),
    };

    private static int Identifiers(string left, string right) => (Reference.IsNumber(left), Reference.IsNumber(right)) switch
    {
        (true, true) => Reference.Numbers(left, right),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };
}
