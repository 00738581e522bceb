using CsCheck;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

public sealed class WildcardsTests
{
    private static readonly Gen<string> Pattern = Gen.Char["ab*?"].Array[0, 7].Select(chars => new string(chars));
    private static readonly Gen<string> Word = Gen.Char["ab"].Array[0, 7].Select(chars => new string(chars));

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*", "*b", true)]
    [InlineData("a*c", "b*", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?", "abc", false)]
    [InlineData("*a", "*b", false)]
    [InlineData("x*y*z", "xyz", true)]
    [InlineData("?*", "", false)]
    public void Patterns_overlap_when_a_text_matches_both(string left, string right, bool expected)
    {
        Assert.Equal(expected, Wildcards.Overlap(left, right));
        Assert.Equal(expected, Wildcards.Overlap(right, left));
    }

    [Theory]
    [InlineData("*", "a*", true)]
    [InlineData("a*", "ab?", true)]
    [InlineData("a?", "a*", false)]
    [InlineData("a*", "*", false)]
    [InlineData("a?b", "a?b", true)]
    public void A_pattern_covers_another(string wide, string narrow, bool expected) => Assert.Equal(expected, Wildcards.Covers(wide, narrow));

    [Fact]
    public void A_text_that_matches_both_proves_an_overlap() =>
        Gen.Select(Pattern, Pattern, Word).Sample((left, right, word) =>
            !(Wildcards.Covers(left, word) && Wildcards.Covers(right, word)) || Wildcards.Overlap(left, right));

    [Fact]
    public void What_covers_a_pattern_matches_all_its_texts() =>
        Gen.Select(Pattern, Pattern, Word).Sample((wide, narrow, word) =>
            !(Wildcards.Covers(wide, narrow) && Wildcards.Covers(narrow, word)) || Wildcards.Covers(wide, word));
}
