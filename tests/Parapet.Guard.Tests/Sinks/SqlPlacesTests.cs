using Microsoft.Data.Sqlite;
using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

public sealed class SqlPlacesTests
{
    private const string Value = "hostile";

    public static TheoryData<string, string, string> Refused() => new()
    {
        { "select '", "'", "stands inside a quoted literal" },
        { "select 'it''s ", "'", "stands inside a quoted literal" },
        { "select \"", "\"", "stands inside a quoted literal" },
        { "select `", "`", "stands inside a quoted literal" },
        { "select 'a\\'', ", " 'b'", "stands inside a quoted literal" },
        { "select 'a\\', ", "", "where a backslash escapes a quote" },
        { "select $$", "$$", "stands inside a quoted literal" },
        { "select $tag$ $$ $other$ ", "$tag$", "stands inside a quoted literal" },
        { "select 1 -- ", "", "stands inside a comment" },
        { "select 1 --", "\n", "stands inside a comment" },
        { "select /* ", " */ 1", "stands inside a comment" },
        { "select /*/ ", " */ 1", "stands inside a comment" },
        { "select /* /* */ ", " */ 1", "stands inside a comment" },
        { "select /*+ ", "*/ 1", "stands inside a comment" },
        { "select x", "", "has no space before it" },
        { "select @", "", "has no space before it" },
        { "select $", "", "has no space before it" },
        { "select ", "x", "has no space after it" },
        { "select ", "1", "has no space after it" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hole_stands_in_code_and_nowhere_else(string before, string after, string reason)
    {
        var error = Assert.Throws<FormatException>(() => With(before, after));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select 'it''s', ", "")]
    [InlineData("select 'a' ", " 'b'")]
    [InlineData("select '--', ", "")]
    [InlineData("select '/*', ", "")]
    [InlineData("select \"'\", ", "")]
    [InlineData("select 1 -- it's\n, ", "")]
    [InlineData("select 1 -- it's\r\n, ", "")]
    [InlineData("select /* it's */ ", "")]
    [InlineData("select /* /* */ */ ", "")]
    [InlineData("select /**/ ", "")]
    [InlineData("select 4 - ", " - 3")]
    [InlineData("select 4 / ", " * 3")]
    [InlineData("select $$it's$$, ", "")]
    [InlineData("select $a$ $b$ ' $a$, ", "")]
    [InlineData("select $name, ", "")]
    [InlineData("select a$b$c, ", "")]
    [InlineData("select tags[", "]")]
    [InlineData("select ", "::jsonb")]
    [InlineData("select f(", ")")]
    [InlineData("select a=", "")]
    [InlineData("select 'a\\\\', ", "")]
    public void Quotes_and_comments_end(string before, string after) =>
        Assert.Equal($"{before}@p0{after}", With(before, after).ToString());

    [Theory]
    [InlineData("select 'a")]
    [InlineData("select \"a")]
    [InlineData("select 1 /* a")]
    [InlineData("select $$ a")]
    public void A_text_ends_in_code(string text)
    {
        using var command = new SqliteCommand();
        Assert.Throws<FormatException>(() => command.SetText(With(text)));
        command.SetText(With("select 1 -- the end"));
    }

    [Fact]
    public void Quotes_and_comments_go_on_over_the_seams_of_texts()
    {
        SqlText quote = $"'";
        SqlText minus = $"-";
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select {quote} {Value} {quote}"));
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select {minus}{minus} {Value}"));
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select '{SqlName.OneOf("a", "a")}'"));
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select '{Array.Empty<int>()}'"));
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select {1}{2}"));
        Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select {1}{SqlName.OneOf("a", "a")}"));
    }

    [Fact]
    public void The_message_says_where() =>
        Assert.Equal(
            "the hole of the SQL text after 1 parameters and 12 characters stands inside a quoted literal",
            Assert.Throws<FormatException>((Func<object>)(() => (SqlText)$"select {1}, 'a {Value}'")).Message);

    [Theory]
    [InlineData("created_at")]
    [InlineData("o.created_at")]
    [InlineData("desc")]
    public void A_name_is_one_of_a_list(string name)
    {
        SqlText text = $"select 1 order by {SqlName.OneOf(name, "created_at", "o.created_at", "desc")}";
        Assert.Equal($"select 1 order by {name}", text.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ID")]
    [InlineData("id ")]
    [InlineData("id; drop table orders")]
    public void Another_name_is_refused(string? name) =>
        Assert.Equal("the value is none of the allowed names of SQL", Assert.Throws<UnsafeInputException>(() => SqlName.OneOf(name, "id", "state")).Message);

    [Theory]
    [InlineData("id; drop table orders")]
    [InlineData("id desc")]
    [InlineData("\"id\"")]
    [InlineData("id--")]
    [InlineData("1d")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("")]
    public void A_list_made_of_the_value_itself_lets_nothing_through(string name) =>
        Assert.Throws<FormatException>(() => SqlName.OneOf(name, name));

    // Written as the compiler writes it, for texts that come from a table.
    private static SqlText With(string before, string? after = null)
    {
        var text = new SqlText(0, 0);
        text.AppendLiteral(before);
        if (after is not null)
        {
            text.AppendFormatted(Value);
            text.AppendLiteral(after);
        }

        return text;
    }
}
