using CsCheck;
using Parapet.Packages.Tests.Versions.References;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Versions;

public sealed class VersionOrderProperties
{
    public static TheoryData<Ecosystem> All => [.. Enum.GetValues<Ecosystem>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Keys_compare_as_the_specification_compares_part_by_part(Ecosystem ecosystem)
    {
        var compared = 0;
        VersionTexts.Pair(ecosystem).Sample(
            pair =>
            {
                // Maven's own comparison of the others goes in circles, so that no order can agree with it.
                var hasOrder = ecosystem is not Ecosystem.Maven || (MavenReference.IsPlain(pair.Left) && MavenReference.IsPlain(pair.Right));
                var expected = Reference.Compare(ecosystem, pair.Left, pair.Right);
                compared += expected is not null && hasOrder ? 1 : 0;
                return !hasOrder || VersionOrder.Compare(ecosystem, pair.Left, pair.Right) == expected;
            },
            iter: 20_000,
            threads: 1);

        // The texts must not be so wild that nothing was compared.
        Assert.True(compared > 1_000, $"{compared} pairs were compared");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_is_total(Ecosystem ecosystem) =>
        Gen.Select(VersionTexts.Of(ecosystem), VersionTexts.Of(ecosystem), VersionTexts.Of(ecosystem)).Sample(
            (a, b, c) =>
            {
                var (ab, ba) = (VersionOrder.Compare(ecosystem, a, b), VersionOrder.Compare(ecosystem, b, a));
                var (bc, ac) = (VersionOrder.Compare(ecosystem, b, c), VersionOrder.Compare(ecosystem, a, c));
                return ab == -ba && (ab is null || bc is null || ab > 0 || bc > 0 || ac == Math.Min(ab.Value, bc.Value));
            },
            iter: 5_000,
            threads: 1);

    [Theory]
    [MemberData(nameof(All))]
    public void Equal_versions_have_equal_keys_and_no_key_begins_another(Ecosystem ecosystem) =>
        VersionTexts.Pair(ecosystem).Sample(
            pair =>
            {
                if (!VersionOrder.TryParse(ecosystem, pair.Left, out var left) || !VersionOrder.TryParse(ecosystem, pair.Right, out var right))
                {
                    return true;
                }

                var isEqual = left.CompareTo(right) == 0;
                return isEqual == left.Bytes.SequenceEqual(right.Bytes)
                    && isEqual == (left == right)
                    && (!isEqual || left.GetHashCode() == right.GetHashCode())
                    && isEqual == (left.Bytes.StartsWith(right.Bytes) || right.Bytes.StartsWith(left.Bytes));
            },
            iter: 5_000,
            threads: 1);

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_the_text_there_is_an_answer(Ecosystem ecosystem) =>
        Gen.OneOf(Gen.String[0, 40], Gen.Char["0123456789.-+~^_:!abrcxv*[](), \n\0\u0130\uD800"].Array[0, 40].Select(letters => new string(letters)), VersionTexts.Of(ecosystem)).Sample(
            text =>
            {
                var parsed = VersionOrder.TryParse(ecosystem, text, out var key);
                return parsed == (key != default) && VersionOrder.Compare(ecosystem, text, text) == (parsed ? 0 : null);
            },
            iter: 20_000,
            threads: 1);

    [Fact]
    public void A_range_answers_whatever_its_text() =>
        Gen.Select(Gen.Char["0123456789.-+~^<>=|xv*[](), \n\0\uD800"].Array[0, 30].Select(letters => new string(letters)), VersionTexts.Of(Ecosystem.Npm)).Sample(
            (range, version) =>
                (!NpmRange.TryParse(range, out var npm) || npm!.Contains(version) is null == !VersionOrder.TryParse(Ecosystem.Npm, version, out _))
                && (!NuGetRange.TryParse(range, out var nuget) || nuget!.Contains(version) is null == !VersionOrder.TryParse(Ecosystem.NuGet, version, out _)),
            iter: 20_000,
            threads: 1);
}
