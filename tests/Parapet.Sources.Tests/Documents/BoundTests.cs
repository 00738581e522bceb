using Parapet.Sources.Documents;

namespace Parapet.Sources.Tests.Documents;

public sealed class BoundTests
{
    [Theory]
    [InlineData("{a: ")]
    [InlineData("{\"a\": {b: ")]
    [InlineData("!Not [")]
    [InlineData("a:\n")]
    public void Too_deep_is_said_to_be_too_deep(string level)
    {
        var text = level == "a:\n"
            ? string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', depth) + level))
            : string.Concat(Enumerable.Repeat(level, 300));
        var document = Reading.Read(text);
        Assert.Null(document.Root);
        Assert.Contains("deep", Assert.Single(document.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]", 200)]
    [InlineData("!Not [", "]", 100)]
    [InlineData("{\"a\": ", "}", 200)]
    [InlineData("{a: ", "}", 200)]
    public void The_deepest_tree_that_is_read_has_as_many_levels_in_every_spelling(string start, string end, int levels)
    {
        Assert.Empty(Nested(levels).Problems);
        Assert.NotEmpty(Nested(levels + 1).Problems);

        Document Nested(int count) =>
            Reading.Read(string.Concat(Enumerable.Repeat(start, count)) + "1" + string.Concat(Enumerable.Repeat(end, count)));
    }

    [Theory]
    [InlineData("", 199, true)]
    [InlineData("!Ref ", 199, true)]
    [InlineData("!Ref ", 200, false)]
    [InlineData("!GetAtt a.", 198, true)]
    [InlineData("!GetAtt a.", 199, false)]
    public void A_tag_on_a_scalar_counts_as_the_map_that_it_makes(string tag, int levels, bool isRead) =>
        Assert.Equal(isRead, Reading.Read(new string('[', levels) + tag + "b" + new string(']', levels)).Problems.IsEmpty);

    [Theory]
    [InlineData("[", "1,", "1]")]
    [InlineData("[", "[],", "1]")]
    [InlineData("", "- 1\n", "")]
    public void A_file_of_too_many_values_is_a_problem_where_they_become_too_many(string start, string item, string end)
    {
        var document = Reading.Read(start + string.Concat(Enumerable.Repeat(item, DocumentReader.MaxNodes)) + end);
        Assert.Null(document.Root);
        Assert.Contains("values", Assert.Single(document.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_16_mb_is_read_and_one_byte_more_is_a_problem()
    {
        var content = new byte[DocumentReader.MaxBytes + 1];
        Array.Fill(content, (byte)' ');
        "{\"a\": 1}"u8.CopyTo(content);
        Assert.Empty(DocumentReader.Read("t", content.AsMemory(0, DocumentReader.MaxBytes)).Problems);
        Assert.Contains("split", Assert.Single(DocumentReader.Read("t", content).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t ", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("# only a comment", "no document")]
    [InlineData("---\n...\n", "no document")]
    [InlineData("a: \0", "NUL")]
    [InlineData("{\"a\": \"\0\"}", "NUL")]
    [InlineData("a: 1\n---\nb: 2\n---\nc: 3", "second document")]
    [InlineData("{\"a\": 1} {\"b\": 2}", "not valid")]
    [InlineData("{\"a\": \"bcd\n}", "not closed")]
    [InlineData("{\"a\": \"bcd", "not closed")]
    [InlineData("{\"a\": \"b\\\"", "not closed")]
    [InlineData("{\"a\"", "ends too early")]
    [InlineData("a: \"b", "not closed")]
    public void An_unreadable_file_says_why(string text, string why) =>
        Assert.Contains(why, Assert.Single(Reading.Read(text).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_json_file_cut_anywhere_is_a_problem()
    {
        var (name, content) = Fixture.All.First(fixture => fixture.Name.EndsWith(".json", StringComparison.Ordinal));
        var end = content.AsSpan().TrimEnd("\r\n \t"u8).Length;
        for (var length = 0; length < end; length += 7)
        {
            var document = DocumentReader.Read(name, content.AsMemory(0, length));
            Assert.NotEmpty(document.Problems);
            Assert.Null(document.Root);
        }
    }
}
