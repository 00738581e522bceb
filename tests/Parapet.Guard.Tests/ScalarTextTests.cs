using System.Text;

namespace Parapet.Guard.Tests;

public sealed class ScalarTextTests
{
    [Theory]
    [InlineData("\"true\"", "true")]
    [InlineData("true", "true")]
    [InlineData(" false ", "false")]
    [InlineData("-1.50e3", "-1.50e3")]
    [InlineData("0", "0")]
    [InlineData("\"a\\u00e9\\n\"", "a\u00e9\n")]
    [InlineData("\"\"", "")]
    public void Strings_numbers_and_booleans_are_read_as_their_text(string json, string text) => Assert.Equal(text, Read(json, out _)!.Value);

    [Theory]
    [InlineData("null", "event: must not be null (null)")]
    [InlineData("{}", "event: must be a string, a number, true or false (type)")]
    [InlineData("[1]", "event: must be a string, a number, true or false (type)")]
    [InlineData("01", "event: is followed by something (json)")]
    [InlineData("-", "event: is not well-formed JSON (json)")]
    [InlineData("tru", "event: is not well-formed JSON (json)")]
    [InlineData("", "event: is not well-formed JSON (json)")]
    [InlineData("\"\\ud800\"", "event: has half a surrogate (encoding)")]
    public void Everything_else_is_refused(string json, string reason)
    {
        Assert.Null(Read(json, out var reasons));
        Assert.Equal(reason, reasons);
    }

    [Theory]
    [InlineData(65536, true)]
    [InlineData(65537, false)]
    public void A_text_has_a_longest_length(int length, bool isRead) => Assert.Equal(isRead, Read($"\"{new string('x', length)}\"", out _) is not null);

    private static ScalarText? Read(string json, out string reasons)
    {
        var violations = new Violations();
        var value = ScalarText.Read(Encoding.UTF8.GetBytes(json), ref violations);
        Assert.Equal(value is not null, ScalarText.Validate(Encoding.UTF8.GetBytes(json), ref violations));
        reasons = string.Join("; ", violations.ToArray().Distinct());
        return value;
    }
}
