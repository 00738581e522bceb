using Parapet.Sources.Documents.Suppressions;
using Parapet.Values;

namespace Parapet.Sources.Tests.Documents.Suppressions;

public sealed class TextSuppressionsTests
{
    [Theory]
    [InlineData("a = 1 # parapet:ignore SECRET011 reason=\"demo\"", 1, true)]
    [InlineData("# parapet:ignore SECRET011 reason=\"demo\"\na = 1", 2, true)]
    [InlineData("  // parapet:ignore SECRET011 reason=\"demo\"\r\nvar a = 1;", 2, true)]
    [InlineData("x\ny\nvar a = 1; /* parapet:ignore SECRET011 reason=\"demo\" */", 3, true)]
    [InlineData("# parapet:ignore SECRET011 reason=\"demo\"\n\na = 1", 3, false)]
    [InlineData("a = 1 # parapet:ignore SECRET011", 1, false)]
    [InlineData("a = 1 # parapet:ignored SECRET011 reason=\"demo\"", 1, false)]
    [InlineData("a = 1 # parapet:ignore SECRET011 reason=\"demo\" until=2026-01-01", 1, false)]
    public void A_request_covers_its_line_or_the_next(string text, int line, bool covers) =>
        Assert.Equal(covers, TextSuppressions.In("app.py", text).Any(each => each.HoldsOn(new DateOnly(2026, 11, 25)) && each.Covers("SECRET011", new Location("app.py", line, 1))));
}
