using Parapet.Iam.Globs;

namespace Parapet.Iam.Tests.Globs;

public sealed class SymbolTests
{
    [Theory]
    [InlineData("home/{u}/*", "home/{u}/*", true)]
    [InlineData("home/{u}/*", "home/*", true)]
    [InlineData("home/{u}/*", "home/{v}/*", false)]
    [InlineData("home/{u}/*", "home/?*/*", false)]
    [InlineData("home/{u}/a", "home/{u}/*", true)]
    [InlineData("home/*", "home/{u}/*", false)]
    [InlineData("home/bob", "home/{u}", false)]
    [InlineData("{u}-{v}", "{u}*{v}", true)]
    public void An_unknown_string_is_covered_by_itself_and_by_a_star_only(string narrow, string wide, bool expected) =>
        Assert.Equal(expected, GlobSearch.IsCovered(Read(narrow), Read(wide)));

    [Theory]
    [InlineData("home/{u}", "home/bob", false)]
    [InlineData("home/{u}", "{v}/bob", false)]
    [InlineData("home/{u}", "{u}", false)]
    [InlineData("home/{u}", "work/*", true)]
    [InlineData("a{u}b", "a*c", true)]
    [InlineData("{u}/a/{u}", "b/a/b", false)]
    [InlineData("{u}/a?", "b/b*", false)]
    public void Patterns_with_unknown_strings_are_disjoint_only_when_no_value_can_make_them_meet(string one, string other, bool expected) =>
        Assert.Equal(expected, GlobSearch.AreDisjoint(Read(one), Read(other)));

    /// <summary>A pattern in which <c>{x}</c> is a symbol.</summary>
    internal static GlobPattern Read(string pattern)
    {
        var tokens = new List<GlobToken>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '{')
            {
                tokens.Add(new GlobToken(GlobKind.Symbol, Symbol: new Symbol(pattern[i + 1].ToString(), InSegment: false)));
                i += 2;
            }
            else
            {
                tokens.Add(GlobPattern.Token(pattern[i]));
            }
        }

        return GlobPattern.Of(tokens, ignoreCase: false);
    }
}
