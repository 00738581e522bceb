using CsCheck;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions;

/// <summary>Texts that are versions of an ecosystem, nearly are, or are far from it, made of what its versions are made of.</summary>
internal static class VersionTexts
{
    private static readonly Gen<string> Number = Gen.OneOf("0", "0", "1", "2", "9", "10", "00", "01", "09", "010", "160", "70000", "20200101", "99999999999999999999");

    public static Gen<string> Of(Ecosystem ecosystem) => Gen.Frequency(
        (6, Gen.Select(Plain(ecosystem), Tail(ecosystem, 4), (numbers, tail) => numbers + tail)),
        (3, Gen.Select(Plain(ecosystem), Likely(ecosystem), (numbers, tail) => numbers + tail)),
        (1, Tail(ecosystem, 8)));

    /// <summary>Two texts, often nearly the same.</summary>
    public static Gen<(string Left, string Right)> Pair(Ecosystem ecosystem) => Gen.Select(Of(ecosystem), Of(ecosystem), Piece(ecosystem), Gen.Int[0, 30], Gen.Bool, (one, other, piece, at, near) =>
        (one, near ? one.Insert(Math.Min(at, one.Length), piece) : other));

    private static Gen<string> Plain(Ecosystem ecosystem) => ecosystem is Ecosystem.Npm or Ecosystem.CratesIo
        ? Gen.Int[0, 3].Array[3].Select(numbers => string.Join('.', numbers))
        : Gen.OneOf(0, 0, 1, 1, 2, 10).Array[1, 4].Select(numbers => string.Join('.', numbers));

    // Tails that the ecosystem surely takes.
    private static Gen<string> Likely(Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Npm or Ecosystem.CratesIo or Ecosystem.Go or Ecosystem.NuGet =>
            Gen.OneOf("alpha", "Beta", "beta", "rc", "0", "1", "2", "10", "a-b", "-1", "x1", "99999999999999999999").Array[1, 3].Select(labels => "-" + string.Join('.', labels)),
        Ecosystem.PyPI => Gen.Select(
            Gen.OneOf("", "a1", "b", "rc2", ".alpha.1"), Gen.OneOf("", ".post1", "-2", "rev"), Gen.OneOf("", ".dev1", "dev"), Gen.OneOf("", "+abc.1", "+5", "+1.a"),
            (pre, post, dev, local) => pre + post + dev + local),
        Ecosystem.Alpine => Gen.Select(
            Gen.OneOf("", "a", "b"), Gen.OneOf("", "_alpha", "_beta2", "_rc1", "_p", "_p1", "_git3", "_rc1_p2"), Gen.OneOf("", "", "~ab", "~abc"), Gen.OneOf("", "-r0", "-r1", "-r10"),
            (letter, suffix, commit, revision) => letter + suffix + commit + revision),
        Ecosystem.Maven => Gen.OneOf("alpha", "a1", "b2", "M1", "rc", "CR2", "SNAPSHOT", "Final", "GA", "sp", "SP1", "jre", "redhat-1", "1", "2.1")
            .Array[1, 3].Select(parts => "-" + string.Join('-', parts)),
        Ecosystem.Packagist => Gen.OneOf("-alpha", "-beta1", "-RC.2", "-p1", "-patch2", "-dev", "-beta-dev", "-stable", "b3", "-rc1.2"),
        _ => Piece(ecosystem),
    };

    private static Gen<string> Tail(Ecosystem ecosystem, int most) => Piece(ecosystem).Array[0, most].Select(string.Concat);

    private static Gen<string> Piece(Ecosystem ecosystem) => Gen.Frequency((1, Number), (2, Gen.OneOf(Pieces(ecosystem))));

    private static string[] Pieces(Ecosystem ecosystem) => ecosystem switch
    {
        Ecosystem.Npm or Ecosystem.CratesIo => [".", ".", "-", "-", "+", "alpha", "rc", "v", "=", "A", " "],
        Ecosystem.Go => [".", ".", "-", "+", "go", "v", "rc", "beta", "-0.", "+incompatible", " "],
        Ecosystem.PyPI => [".", ".", "!", "a", "b", "rc", "c", "alpha", "preview", "post", "rev", "r", "dev", "-", "_", "+", "v", "abc"],
        Ecosystem.NuGet => [".", ".", "-", "-", "+", "alpha", "Beta", "beta", "-1", " "],
        Ecosystem.RubyGems => [".", ".", ".0", ".a", "a", "b", "rc", "-", "Z", "pre"],
        Ecosystem.Packagist => [".", ".", "-", "_", "+", "alpha", "a", "beta", "RC", "p", "pl", "stable", "dev", "v", "@dev", ":"],
        Ecosystem.Debian => [".", ".", "-", "~", "+", "a", "b", "Z", ":", "deb", "_"],
        Ecosystem.Rpm => [".", ".", "-", "~", "^", "a", "b", "Z", ":", "_", "+", "é"],
        Ecosystem.Alpine => [".", ".", "_", "-r", "~", "a", "rc", "p", "_p", "_rc", "-", "ab"],
        _ => [".", ".", "-", "-", "alpha", "a", "b", "m", "rc", "cr", "SNAPSHOT", "final", "sp", "foo", "jre", "x", "_"],
    };
}
