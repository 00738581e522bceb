using System.Text;
using Parapet.Sources.Documents;

namespace Parapet.Sources.Tests.Documents;

public sealed class EncodingTests
{
    private const string Yaml = "é😀: 1\r\na: {b: \uFFFD}";
    private const string Json = "{\"é😀\": 1,\r\n\"a\": {\"b\": \"\uFFFD\"}}";

    [Theory]
    [InlineData(Yaml)]
    [InlineData(Json)]
    public void Every_encoding_gives_the_same_tree_at_the_same_places(string text)
    {
        var plain = Print(Encoding.UTF8.GetBytes(text));
        Assert.Equal(plain, Print([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(plain, Print([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(plain, Print([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]));
    }

    [Theory]
    [InlineData(Yaml, "{'é😀'@1:1:1@1:6,'a'@2:1:{'b'@2:5:'\uFFFD'@2:8}@2:4}@1:1")]
    [InlineData(Json, "{'é😀'@1:2:1@1:9,'a'@2:1:{'b'@2:7:'\uFFFD'@2:12}@2:6}@1:1")]
    public void Columns_count_utf16_units(string text, string tree) => Assert.Equal(tree, Print(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a: 1\nb: é", new byte[] { 0xFF }, 2, 5)]
    [InlineData("a: 1\r\n", new byte[] { 0xC3, 0x28 }, 2, 1)]
    [InlineData("a: 😀", new byte[] { 0xED, 0xA0, 0x80 }, 1, 6)]
    [InlineData("a: ", new byte[] { 0xF0, 0x9F, 0x98 }, 1, 4)]
    [InlineData("{\"a\": \"", new byte[] { 0xC0, 0x80 }, 1, 8)]
    public void An_invalid_byte_is_a_problem_at_its_place(string before, byte[] bytes, int line, int column)
    {
        var problem = Assert.Single(DocumentReader.Read("t", (byte[])[.. Encoding.UTF8.GetBytes(before), .. bytes]).Problems);
        Assert.Equal((line, column), (problem.At.Line, problem.At.Column));
        Assert.Contains($"0x{bytes[0]:X2}", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\nb: ", new byte[] { 0x00, 0xD8, 0x61, 0x00 }, 2, 4)]
    [InlineData("a: 😀", new byte[] { 0x00, 0xDC }, 1, 6)]
    [InlineData("a: b", new byte[] { 0x61 }, 1, 5)]
    public void Broken_utf16_is_a_problem_at_its_place(string before, byte[] bytes, int line, int column)
    {
        var problem = Assert.Single(DocumentReader.Read("t", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(before), .. bytes]).Problems);
        Assert.Equal((line, column), (problem.At.Line, problem.At.Column));
        Assert.Contains("UTF-16", problem.Message, StringComparison.Ordinal);
    }

    private static string Print(byte[] content)
    {
        var document = DocumentReader.Read("t", content);
        Assert.Empty(document.Problems);
        return Reading.Print(document.Root!, places: true);
    }
}
