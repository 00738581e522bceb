using Parapet.Iam.Globs;

namespace Parapet.Iam.Tests.Globs;

public sealed class GlobTests
{
    [Theory]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("*?", "", false)]
    [InlineData("**", "", true)]
    [InlineData("", "", true)]
    [InlineData("A", "a", false)]
    public void A_glob_matches_as_a_policy_does(string pattern, string text, bool expected) =>
        Assert.Equal(expected, GlobPattern.Parse(pattern).Matches(text));

    [Fact]
    public void Case_does_not_matter_when_it_is_told_not_to() =>
        Assert.True(GlobPattern.Parse("S3:Get*", ignoreCase: true).Matches("s3:getObject"));

    [Theory]
    [InlineData("a*?b", "a?*b")]
    [InlineData("***", "*")]
    [InlineData("*?*?", "??*")]
    public void Runs_of_wildcards_have_one_spelling(string one, string other) =>
        Assert.Equal(GlobPattern.Parse(one), GlobPattern.Parse(other));

    [Theory]
    [InlineData("s3:Get*", "s3:GetObject*", true)]
    [InlineData("s3:GetObject*", "s3:Get*", false)]
    [InlineData("*a*b*", "*a*c*b*", true)]
    [InlineData("*a*b*", "*b*a*", false)]
    [InlineData("?*", "a*", true)]
    [InlineData("?*", "*", false)]
    [InlineData("a*a", "a", false)]
    public void Coverage_of_one_pattern_by_another(string wide, string narrow, bool expected) =>
        Assert.Equal(expected, GlobSearch.IsCovered(GlobPattern.Parse(narrow), GlobPattern.Parse(wide)));

    [Fact]
    public void Several_patterns_cover_one_together() =>
        Assert.True(GlobSearch.IsCovered(GlobPattern.Parse("*"), [GlobPattern.Parse(""), GlobPattern.Parse("?"), GlobPattern.Parse("??*")]));

    [Theory]
    [InlineData("a*", "*b", false)]
    [InlineData("a*x", "a*y", true)]
    [InlineData("*a?", "*b?", true)]
    [InlineData("*ab*", "*ba*", false)]
    [InlineData("a?c", "a??", false)]
    [InlineData("a?", "a??", true)]
    public void Disjoint_patterns(string one, string other, bool expected) =>
        Assert.Equal(expected, GlobSearch.AreDisjoint(GlobPattern.Parse(one), GlobPattern.Parse(other)));

    [Fact]
    public void A_witness_is_shortest_and_readable()
    {
        var answer = GlobSearch.Find([GlobUnion.Of("arn:aws:s3:::b/*")], [GlobUnion.Of("arn:aws:s3:::b/", "arn:aws:s3:::b/a*")]);
        Assert.Equal("arn:aws:s3:::b/x", answer.Text(symbol => symbol.Name));
    }

    [Fact]
    public void A_witness_stays_in_a_nice_pattern_when_it_can()
    {
        GlobUnion[] nice = [GlobUnion.Of("arn:aws:s3:::?*/?*")];
        Assert.Equal("arn:aws:s3:::x/x", GlobSearch.Find([GlobUnion.All], [], nice).Text(symbol => symbol.Name));
        Assert.Equal("x", GlobSearch.Find([GlobUnion.Of("?")], [], nice).Text(symbol => symbol.Name));
    }

    [Fact]
    public void A_segment_of_an_arn_does_not_reach_over_a_colon()
    {
        var inSegment = GlobPattern.Of([new(GlobKind.Literal, 'a'), new(GlobKind.ManyInSegment), new(GlobKind.Literal, 'b')], ignoreCase: false);
        Assert.True(inSegment.Matches("a--b"));
        Assert.False(inSegment.Matches("a:b"));
        Assert.True(GlobSearch.IsCovered(inSegment, GlobPattern.Parse("a*b")));
        Assert.False(GlobSearch.IsCovered(GlobPattern.Parse("a*b"), inSegment));
    }

    [Fact]
    public void Mixed_case_rules_are_kept_apart()
    {
        var folded = GlobPattern.Parse("abc", ignoreCase: true);
        Assert.False(GlobSearch.IsCovered(folded, GlobPattern.Parse("abc")));
        Assert.True(GlobSearch.IsCovered(GlobPattern.Parse("aBc"), folded));
        Assert.True(GlobSearch.IsCovered(GlobPattern.Parse("ab", ignoreCase: true), [GlobPattern.Parse("a?"), GlobPattern.Parse("A?")]));
    }
}
