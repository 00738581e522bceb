using System.Buffers;
using System.Text;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests;

/// <summary>Events that were made to hurt. That these tests end at all is half of what they say.</summary>
public sealed class HostileTests
{
    private const int Many = 2_000_000;

    public static TheoryData<string, string, string> Events => new()
    {
        { "brackets without end", "{\"note\":" + new string('[', Many), Rules.Depth },
        { "braces without end", string.Concat(Enumerable.Repeat("{\"a\":", Many / 5)), Rules.Depth },
        { "a number without end", "{\"note\":\"\",\"lines\":[{\"quantity\":" + new string('9', Many) + "}]}", Rules.Overflow },
        { "a fraction without end", "{\"lines\":[{\"price\":0." + new string('0', Many) + "1}]}", Rules.Precision },
        { "an exponent without end", "{\"lines\":[{\"price\":1e" + new string('9', Many) + "}]}", Rules.Overflow },
        { "a string without end", "{\"note\":\"" + new string('x', Many), Rules.Json },
        { "a long string", "{\"note\":\"" + new string('x', Many) + "\"}", Rules.Length },
        { "backslashes", "{\"note\":\"" + new string('\\', Many) + "\"}", Rules.Length },
        { "items", "{\"lines\":[" + string.Join(',', Enumerable.Repeat("{}", Many / 3)) + "]}", Rules.Required },
        { "names", "{" + string.Join(',', Enumerable.Range(0, Many / 12).Select(i => $"\"n{i}\":0")) + "}", Rules.Unknown },
        { "the same name", "{" + string.Join(',', Enumerable.Repeat("\"note\":null", Many / 12)) + "}", Rules.Duplicate },
        { "white space", new string(' ', Many) + "x", Rules.Json },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Events_that_were_made_to_hurt_are_refused(string what, string json, string rule)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var violations = new Violations();
        Assert.False(Order.Validate(utf8, ref violations), what);
        Assert.Contains(rule, violations.ToArray().Select(violation => violation.Rule));
        violations.Clear();
        Assert.Null(Order.Read(utf8, ref violations));
    }

    [Fact]
    public void Nothing_of_an_event_stays_in_borrowed_memory()
    {
        const string Secret = "s3cr3t-s3cr3t-s3cr3t";
        var violations = new Violations();
        Order.Read(Encoding.UTF8.GetBytes($$"""{"note":"\n{{Secret}}"}"""), ref violations);
        Everything.Read(Encoding.UTF8.GetBytes($$"""{"map":{"{{Secret}}":1} }"""), ref violations);

        // A thread gets back first what it gave last.
        for (var size = 16; size <= 1024; size *= 2)
        {
            var borrowed = ArrayPool<byte>.Shared.Rent(size);
            Assert.DoesNotContain("s3cr3t", Encoding.UTF8.GetString(borrowed), StringComparison.Ordinal);
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    [Fact]
    public void A_refusal_never_repeats_input()
    {
        const string Secret = "s3cr3t";
        var json = $$"""{"orderId":"{{Secret}}","email":"{{Secret}}","{{Secret}}":1,"currency":"{{Secret}}","lines":[{"sku":"{{Secret}}","{{Secret}}":{{Secret}}}]}""";
        var violations = new Violations();
        Assert.False(Order.Validate(Encoding.UTF8.GetBytes(json), ref violations));
        var map = """{"text":"t","short":"ab","map":{"s3cr3t":"s3cr3t"}}"""u8;
        Assert.False(Everything.Validate(map, ref violations));
        Assert.True(violations.Count > 4);
        Assert.All(violations.ToArray(), violation => Assert.DoesNotContain(Secret, violation.ToString(), StringComparison.Ordinal));
    }
}
