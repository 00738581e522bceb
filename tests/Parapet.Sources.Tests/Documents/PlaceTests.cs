using System.Text;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests.Documents;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("a: b", "a", 1, 4)]
    [InlineData("x: 1\r\na:   'b'", "a", 2, 6)]
    [InlineData("é😀: 1\na: {c: 2}", "a", 2, 4)]
    [InlineData("{\"a\": 12}", "a", 1, 7)]
    [InlineData("{\"é😀\": 1, \"a\": [1]}", "a", 1, 17)]
    [InlineData("{\r\n  \"a\":\r\n    null}", "a", 3, 5)]
    public void A_value_knows_its_line_and_column(string text, string key, int line, int column) =>
        Assert.Equal(new Location("t", line, column), Read(text).Root![key].At);

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "line 1")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", 2, 2, "line 1")]
    [InlineData("a:\n\tb: 1", 2, 1, "tab")]
    [InlineData("", 0, 0, "empty")]
    [InlineData("a: *b", 1, 4, "anchor")]
    [InlineData("a: &a [*a]", 1, 8, "never end")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "second document")]
    [InlineData("a: 1\n\0", 2, 1, "NUL")]
    [InlineData("{\"a\": 1, // no\n}", 1, 10, "comments")]
    public void A_problem_says_what_is_wrong_and_where(string text, int line, int column, string part)
    {
        var problem = Assert.Single(Read(text).Problems);
        Assert.Equal(new Location("t", line, column), problem.At);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{\"a\":")]
    [InlineData("? ")]
    public void Ten_thousand_levels_are_a_problem_and_no_crash(string level)
    {
        var document = Read(string.Concat(Enumerable.Repeat(level, 10_000)));
        Assert.Null(document.Root);
        Assert.Contains("deep", document.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_bomb_is_one_problem()
    {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
        {
            text.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        var document = Read(text.ToString());
        Assert.NotNull(document.Root);
        Assert.Contains("aliases", Assert.Single(document.Problems).Message, StringComparison.Ordinal);
    }

    private static Document Read(string text) => DocumentReader.Read("t", Encoding.UTF8.GetBytes(text));
}
