using CsCheck;
using Parapet.Iam.Catalog;
using Parapet.Iam.Escalation;

namespace Parapet.Iam.Tests.Escalation;

public sealed class CommonMatchTests
{
    [Theory]
    [InlineData("abc", "abc", "abc")]
    [InlineData("a*", "*c", "ac")]
    [InlineData("a?c", "ab*", "abc")]
    [InlineData("*", "*", "")]
    [InlineData("?*", "*", "x")]
    [InlineData("dev-*", "*-orders", "dev-orders")]
    [InlineData("abc", "abd", null)]
    [InlineData("a*", "b*", null)]
    [InlineData("???", "ab", null)]
    [InlineData("", "", "")]
    public void A_common_text_of_two_patterns_is(string left, string right, string? common) => Assert.Equal(common, CommonMatch.Find([left, right]));

    [Fact]
    public void A_name_has_no_colon_and_is_not_empty()
    {
        Assert.Null(CommonMatch.Find([$"subnet/{CommonMatch.Name}", "*:instance/*"]));
        Assert.Null(CommonMatch.Find([$"subnet/{CommonMatch.Name}", "subnet/"]));
        Assert.Equal("subnet/a", CommonMatch.Find([$"subnet/{CommonMatch.Name}", "*/a"]));
    }

    [Fact]
    public void Too_many_or_too_long_patterns_have_none_that_is_looked_for()
    {
        Assert.Null(CommonMatch.Find(["*", "*", "*", "*", "*", "*"]));
        Assert.Null(CommonMatch.Find([new string('a', 5000)]));
        Assert.Null(CommonMatch.Find([string.Concat(Enumerable.Repeat("*a", 400)) + "b", string.Concat(Enumerable.Repeat("*a", 400)) + "c"]));
    }

    [Fact]
    public void What_is_found_matches_each_and_what_is_matched_has_one() =>
        Gen.Select(Gen.Char["ab*?"].Array[0, 6], Gen.Char["ab*?"].Array[0, 6], Gen.Char["ab"].Array[0, 5]).Sample((first, second, text) =>
        {
            var (left, right) = (new string(first), new string(second));
            var common = CommonMatch.Find([left, right]);
            return common is null
                ? !(ActionPattern.Matches(left, text) && ActionPattern.Matches(right, text))
                : ActionPattern.Matches(left, common) && ActionPattern.Matches(right, common);
        });
}
