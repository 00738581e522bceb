using System.Text;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void An_order_is_read()
    {
        var order = Read<Order>("""
            {"orderId":"ORD-123456","email":"ann@example.com","currency":"EUR","lines":[{"sku":"AB1234","quantity":2,"price":9.50}]}
            """);
        Assert.NotNull(order);
        Assert.Equal("ORD-123456", order.OrderId);
        Assert.Equal(9.50m, order.Lines.Single().Price);
        Assert.Null(order.Note);
    }

    [Fact]
    public void What_is_absent_keeps_its_initializer()
    {
        var everything = Read<Everything>("""{"text":"t","short":"ab"}""");
        Assert.NotNull(everything);
        Assert.Equal(("nobody", (ushort)443, 7u, 5ul), (everything.Name, everything.Port, everything.Count, everything.Largest));
    }

    [Fact]
    public void Every_type_keeps_its_value()
    {
        var value = Read<Everything>("""
            {"text":"\u00e4\ud83d\ude00\n","short":"ab","name":"me","choice":3e2,"tiny":-128,"octet":255,"port":1,"count":4294967295,"large":-9223372036854775808,
            "largest":18446744073709551615,"money":10.250,"ratio":0.1,"part":16777216,"flag":true,"level":"very high","id":"00112233-4455-6677-8899-aabbccddeeFF"}
            """);
        Assert.NotNull(value);
        Assert.Equal("ä😀\n", value.Text);
        Assert.Equal((300, -128, 255, 1, uint.MaxValue, long.MinValue, ulong.MaxValue), ((int)value.Choice!, value.Tiny, value.Octet, value.Port, value.Count, value.Large, value.Largest));
        Assert.Equal((10.25m, 0.1, 16777216f, true, Level.High), (value.Money, value.Ratio, value.Part, value.Flag, value.Level));
        Assert.Equal("10.250", value.Money!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), value.Id);
    }

    [Fact]
    public void Moments_links_and_bytes_keep_their_value()
    {
        var value = Read<Everything>("""
            {"text":"t","short":"ab","at":"2024-02-29T12:30:00.1234567+05:30","moment":"2024-02-29T12:30:00+05:30","day":"2024-02-29","time":"23:59:59.5",
            "link":"https://a.example/b?c#d","data":"AQI=","coded":"","a/b~c":{"x":1,"y":null}}
            """);
        Assert.NotNull(value);
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.FromMinutes(330)).AddTicks(1234567), value.At);
        Assert.Equal((new DateTime(2024, 2, 29, 7, 0, 0, DateTimeKind.Utc), DateTimeKind.Utc), (value.Moment, value.Moment!.Value.Kind));
        Assert.Equal((new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 59, 500)), (value.Day, value.Time));
        Assert.Equal("https://a.example/b?c#d", value.Link!.AbsoluteUri);
        Assert.Equal([1, 2], value.Data!);
        Assert.Equal(new Inner(1, null), value.Inner);
    }

    [Fact]
    public void Collections_keep_their_items()
    {
        var value = Read<Everything>("""
            {"text":"t","short":"ab","numbers":[1,null,3],"tags":["x"],"grid":[[true],[]],"map":{"a":1,"b":2},"inners":{"k":{"x":1,"y":2,"z":"zz","level":"Low"}}}
            """);
        Assert.NotNull(value);
        Assert.Equal([1, null, 3], value.Numbers!);
        Assert.Equal(["x"], value.Tags!.Value);
        Assert.Equal([[true], []], value.Grid!);
        Assert.Equal([new("a", 1), new("b", 2)], value.Map!);
        Assert.Equal(new Inner(1, 2, "zz", Level.Low), value.Inners!["k"]);
    }

    [Fact]
    public void Switched_off_rules_are_off()
    {
        var value = Read<Lenient>("""{"MONEY":1,"other":{"x":[1,"y"]},"money":0.12345678901234567890123456789012,"ratio":9007199254740993e-15,"text":"\ud800"}""");
        Assert.Equal((0.1234567890123456789012345679m, "\uFFFD"), (value?.Money, value?.Text));
    }

    [Fact]
    public void Bytes_that_are_not_text_can_be_repaired()
    {
        var violations = new Violations();
        var value = Lenient.Read([.. "{\"money\":1,\"text\":\"a"u8, 0xFF, .. "\"}"u8], ref violations);
        Assert.Equal("a\uFFFD", value?.Text);
    }

    [Theory]
    [InlineData("""{"text":"t","short":"ab","Short":"ab"}""", "", Rules.Unknown)]
    [InlineData("""{"text":"t","short":"ab","sh\u006frt":"ab"}""", "/short", Rules.Duplicate)]
    [InlineData("""{"short":"ab"}""", "/text", Rules.Required)]
    [InlineData("""{"text":" \t","short":"ab"}""", "/text", Rules.Blank)]
    [InlineData("""{"text":null,"short":"ab"}""", "/text", Rules.Null)]
    [InlineData("""{"text":"t","short":"abcde"}""", "/short", Rules.Length)]
    [InlineData("""{"text":"t","short":"ab","large":9223372036854775808}""", "/large", Rules.Overflow)]
    [InlineData("""{"text":"t","short":"ab","large":1.5}""", "/large", Rules.Integer)]
    [InlineData("""{"text":"t","short":"ab","large":1e999999999999}""", "/large", Rules.Overflow)]
    [InlineData("""{"text":"t","short":"ab","ratio":9007199254740993}""", "/ratio", Rules.Precision)]
    [InlineData("""{"text":"t","short":"ab","ratio":NaN}""", "/ratio", Rules.Json)]
    [InlineData("""{"text":"t","short":"ab","money":0.00000000000000000000000000001}""", "/money", Rules.Precision)]
    [InlineData("""{"text":"t","short":"ab","money":-1.5}""", "/money", Rules.Range)]
    [InlineData("""{"text":"t","short":"ab","name":"\u00e4dmin"}""", "/name", Rules.Denied)]
    [InlineData("""{"text":"t","short":"ab","name":"\udc00"}""", "/name", Rules.Encoding)]
    [InlineData("""{"text":"t","short":"ab","grid":[[true],[false,1]]}""", "/grid/1/1", Rules.Type)]
    [InlineData("""{"text":"t","short":"ab","map":{"a":1,"\u0061":1}}""", "/map/*", Rules.Duplicate)]
    [InlineData("""{"text":"t","short":"ab","map":{"a":1,"b":2,"c":3,"d":4}}""", "/map", Rules.Properties)]
    [InlineData("""{"text":"t","short":"ab","numbers":[1,2,3,4]}""", "/numbers", Rules.Items)]
    [InlineData("""{"text":"t","short":"ab","a/b~c":{"x":1}}""", "/a~1b~0c/y", Rules.Required)]
    [InlineData("""{"text":"t","short":"ab"} x""", "", Rules.Json)]
    [InlineData("""{"text":"t","short":"ab",}""", "", Rules.Json)]
    [InlineData("""{"text":"t","short":"ab","unknown":[[[[[]]]]]}""", "", Rules.Depth)]
    [InlineData("", "", Rules.Json)]
    public void A_refusal_names_place_and_rule(string json, string pointer, string rule)
    {
        var violations = new Violations();
        Assert.False(Everything.Validate(Encoding.UTF8.GetBytes(json), ref violations));
        Assert.Equal((pointer, rule), (violations[0].Pointer, violations[0].Rule));
    }

    [Fact]
    public void All_violations_are_told_in_order_up_to_the_limit()
    {
        var json = """{"orderId":"x","email":"x","currency":"x","lines":[{"sku":"x"},1],"extra":1}"""u8;
        var all = new Violations();
        Assert.False(Order.Validate(json, ref all));
        Assert.Equal(
            ["/orderId pattern", "/email format", "/currency allowed", "/lines/0/sku pattern", "/lines/0/quantity required", "/lines/0/price required", "/lines/1 type", " unknown"],
            all.ToArray().Select(violation => $"{violation.Pointer} {violation.Rule}"));
        var few = new Violations(limit: 3);
        Assert.False(Order.Validate(json, ref few));
        Assert.Equal(all.ToArray()[..3], few.ToArray());
        Assert.True(few.IsFull);
    }

    [Fact]
    public void An_immutable_array_must_be_there_unless_it_has_an_initializer()
    {
        var violations = new Violations();
        Assert.Null(Bag.Read("{}"u8, ref violations));
        Assert.Equal(["/items: is required (required)"], violations.ToArray().Select(violation => violation.ToString()));
        Assert.Empty(Read<Bag>("""{"items":[]}""")!.Others);
    }

    [Fact]
    public void A_full_list_lets_nothing_through()
    {
        var violations = new Violations(limit: 1);
        Assert.False(Tree.Validate("{}"u8, ref violations));
        Assert.False(Tree.Validate("""{"name":"n","left":null}"""u8, ref violations));
        violations.Clear();
        Assert.True(Tree.Validate("""{"name":"n","left":null}"""u8, ref violations));
    }

    private static T? Read<T>(string json)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        var utf8 = Encoding.UTF8.GetBytes(json);
        var value = T.Read(utf8, ref violations);
        Assert.Equal([], violations.ToArray());
        Assert.True(T.Validate(utf8, ref violations));
        return value;
    }
}
