using Parapet.Model;

namespace Parapet.Sources.Tests.Documents;

public sealed class SuppressionTests
{
    private const string Request = "# parapet:ignore ROLE001 reason=\"why\"";

    [Theory]
    [InlineData("a:\n  b: 1 #\n  c: 2", 2, 2)]
    [InlineData("a: #\n  b: 1\n  c: 2\nd: 3", 1, 3)]
    [InlineData("#\na:\n  b: 1\n  c: 2\nd: 3", 2, 4)]
    [InlineData("#\n\n# more\na:\n  b: 1\nd: 3", 4, 5)]
    [InlineData("a:\n  #\n  - b: 1\n    c: 2\n  - d", 3, 4)]
    [InlineData("a:\n  - b: 1 #\n    c: 2\n  - d", 2, 2)]
    [InlineData("a:\n  - b: #\n      c: 2\n    d: 3", 2, 3)]
    [InlineData("a:\n#\n  b:\n    - c\n    - d\ne: f", 3, 5)]
    [InlineData("#\na: |\n  x\n  y\nb: 1", 2, 4)]
    [InlineData("#\na: [b,\n  c\n  ]\nd: 1", 2, 4)]
    [InlineData("#\r\na:\r\n  b: 1\r\nc: 2", 2, 3)]
    [InlineData("a: 1\n#\n", 3, 3)]
    [InlineData("a: |\n   \n     x\nb: #\n  c: 1", 4, 5)]
    [InlineData("# x\f\f\n#\na:\n  b: 1\nc: 2", 3, 4)]
    [InlineData("# x\r#\na:\n  b: 1\nc: 2", 3, 4)]
    [InlineData("# x\u2028#\na:\n  b: 1\nc: 2", 3, 4)]
    public void A_request_covers_what_it_stands_on_or_above(string text, int first, int last)
    {
        var document = Reading.Read(text.Replace("#\r\n", Request + "\r\n", StringComparison.Ordinal).Replace("#\n", Request + "\n", StringComparison.Ordinal));
        var suppression = Assert.Single(document.Suppressions);
        Assert.Equal((first, last), (suppression.FirstLine, suppression.LastLine));
        Assert.Empty(document.Problems);
    }

    [Theory]
    [InlineData("a: 'b # parapet:ignore X'")]
    [InlineData("a: \"b # parapet:ignore X\"")]
    [InlineData("a: |\n  # parapet:ignore X\n")]
    [InlineData("a: >\n  b # parapet:ignore X\n")]
    [InlineData("a: b# parapet:ignore X")]
    [InlineData("a: 1 # parapet:ignored X")]
    [InlineData("a: 1 # see parapet:ignore X")]
    [InlineData("a: 1 # PARAPET:ignore X")]
    [InlineData("{\"a\": \"# parapet:ignore X\"}")]
    public void Anything_else_is_no_request(string text)
    {
        var document = Reading.Read(text);
        Assert.NotNull(document.Root);
        Assert.Empty(document.Suppressions);
    }

    [Theory]
    [InlineData("A1 reason=\"x y\"", "A1", "x y", null, null)]
    [InlineData("A1 reason='x \"y\"'", "A1", "x \"y\"", null, null)]
    [InlineData("A1 reason=x y", "A1", "x", null, null)]
    [InlineData("A1,B2 , c3 reason=x", "A1 B2 C3", "x", null, null)]
    [InlineData("A1 B2 reason=x", "A1", "x", null, null)]
    [InlineData("A1", "A1", null, null, null)]
    [InlineData("A1 reason=\"  \"", "A1", null, null, null)]
    [InlineData("A1 reason=\"x", "A1", "x", null, null)]
    [InlineData("reason=x", "", "x", null, null)]
    [InlineData("", "", null, null, null)]
    [InlineData("A1 until=2026-02-28 reason=x", "A1", "x", "2026-02-28", null)]
    [InlineData("A1 reason=x until=\"2026-02-28\"", "A1", "x", "2026-02-28", null)]
    [InlineData("A1 reason=x until=2026-02-30", "A1", "x", null, "2026-02-30")]
    [InlineData("A1 reason=x until=soon", "A1", "x", null, "soon")]
    public void A_request_says_what_why_and_until_when(string request, string ids, string? reason, string? until, string? invalid)
    {
        var suppression = Assert.Single(Reading.Read($"a: 1 #  parapet:ignore {request}").Suppressions);
        Assert.Equal(ids, string.Join(' ', suppression.RuleIds));
        Assert.Equal(reason, suppression.Reason);
        Assert.Equal(until, suppression.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(invalid, suppression.InvalidUntil);
        Assert.Equal((1, 6), (suppression.At.Line, suppression.At.Column));
        Assert.Equal(reason is not null && ids.Length > 0 && invalid is null, Holds(suppression));
    }

    private static bool Holds(Suppression suppression) => suppression.HoldsOn(new DateOnly(2026, 2, 28));
}
