using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests;

public sealed class ContentTests
{
    private const string Line = """{"sku":"AB1234","quantity":2,"price":9.5}""";

    [Theory]
    [InlineData("plain")]
    [InlineData("coded")]
    [InlineData("packed")]
    [InlineData("inline")]
    public void A_contract_is_read_however_its_text_is_written(string member)
    {
        var envelope = Read<OrderLine>(Wrap(member, Line), out var violations)!;
        Assert.Empty(violations);
        Assert.Equal(new OrderLine { Sku = "AB1234", Quantity = 2, Price = 9.5m }, envelope.Plain ?? envelope.Coded ?? envelope.Packed ?? envelope.Inline);
        Assert.Equal("unnamed", envelope.Name);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("coded")]
    [InlineData("packed")]
    public void Texts_can_stand_in_each_other(string member)
    {
        var envelope = Read<Envelope<OrderLine>>(Wrap(member, Wrap(member, Line)), out var violations);
        Assert.Empty(violations);
        Assert.NotNull(envelope);
        Assert.Null(Read<Envelope<OrderLine>>(Wrap(member, Wrap(member, Line.Replace("9.5", "-1"))), out violations));
        Assert.Equal($"/{member}/{member}/price: must be at least 0.01 (range)", Assert.Single(violations).ToString().Replace("and at most 100000 ", ""), ignoreCase: true);
    }

    [Fact]
    public void Attribute_values_are_read_as_the_json_that_they_stand_for()
    {
        var json = """
            {"attributes":{"text":{"S":"\u0001 \"q\\ ä"},"short":{"S":"ab"},"map":{"M":{"a":{"N":"1"}}},"numbers":{"L":[{"N":"-1"},{"NULL":true}]},"tags":{"SS":["x"]},
            "data":{"B":"AQI="},"money":{"N":"10.25"},"largest":{"N":"1E3"},"grid":{"L":[{"L":[{"BOOL":true}]}]}}}
            """;
        var read = Read<Everything>(json, out var violations)?.Attributes;
        Assert.Empty(violations);
        Assert.Equal("\u0001 \"q\\ ä", read!.Text);
        Assert.Equal(10.25m, read.Money);
        Assert.Equal(1000ul, read.Largest);
        Assert.Equal([1, 2], read.Data!);
    }

    [Theory]
    [InlineData("""{"sku":{"S":"AB1234"},"quantity":{"N":"2"},"price":{"N":"1,\"x\":2"}}""", "/attributes")]
    [InlineData("""{"sku":{"S":"AB1234"},"quantity":{"N":" 2"},"price":{"N":"1"}}""", "/attributes")]
    [InlineData("""{"sku":{"S":"AB1234"},"quantity":{"N":"2","S":"2"},"price":{"N":"1"}}""", "/attributes")]
    [InlineData("""{"sku":{},"quantity":{"N":"2"},"price":{"N":"1"}}""", "/attributes")]
    [InlineData("""{"sku":{"X":"AB1234"},"quantity":{"N":"2"},"price":{"N":"1"}}""", "/attributes")]
    [InlineData("""{"sku":{"S":"AB1234"},"sku":{"S":"AB1234"},"quantity":{"N":"2"},"price":{"N":"1"}}""", "/attributes/sku")]
    [InlineData("""{"sku":{"S":"AB1234"},"quantity":{"S":"2"},"price":{"N":"1"}}""", "/attributes/quantity")]
    [InlineData("""[]""", "/attributes")]
    public void Attribute_values_that_are_none_are_refused(string attributes, string pointer)
    {
        Assert.Null(Read<OrderLine>($$"""{"attributes":{{attributes}}}""", out var violations));
        Assert.Equal(pointer, Assert.Single(violations).Pointer);
    }

    [Fact]
    public void A_broken_text_ends_its_own_reading_only()
    {
        var bad = Wrap("plain", "{\"sku\":");
        var short_ = Wrap("coded", Line.Replace("AB1234", "ab"));
        var violations = Violations<Batch<OrderLine>>($$"""{"records":[{{bad}},{{Wrap("plain", Line)}},{{short_}},{"coded":"*"},{{Wrap("packed", Line)[..^6]}}"}]}""");
        Assert.Equal(["/records/0/plain/sku json", "/records/2/coded/sku pattern", "/records/3/coded format"], violations.Take(3).Select(violation => $"{violation.Pointer} {violation.Rule}"));
        Assert.StartsWith("/records/4/packed", violations[3].Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused()
    {
        var bomb = Violations<Envelope<PlainText>>(Wrap("packed", new string(' ', 5_000_000)));
        Assert.Equal(("/packed", Rules.Bytes), (bomb.Single().Pointer, bomb.Single().Rule));
        Assert.Empty(Violations<Envelope<PlainText>>(Wrap("packed", new string(' ', 60_000))));
    }

    [Fact]
    public void Texts_enclose_each_other_eight_levels_deep()
    {
        var json = "{}";
        for (var i = 0; i < 8; i++)
        {
            json = Wrap("plain", json);
        }

        Assert.Empty(Violations<Russian>(json));
        Assert.Equal("/plain/plain/plain/plain/plain/plain/plain/plain/plain", Violations<Russian>(Wrap("plain", json)).Single().Pointer);
    }

    [Fact]
    public void Payloads_need_not_be_contracts()
    {
        Assert.Equal("no {json", Read<PlainText>(Wrap("plain", "no {json"), out _)!.Plain!.Value);
        Assert.Equal("no {json"u8.ToArray(), Read<Binary>(Wrap("coded", "no {json"), out _)!.Coded!.Value.ToArray());
        Assert.Equal("[1 , {}]"u8.ToArray(), Read<AnyJson>("""{"inline": [1 , {}] }""", out _)!.Inline!.Utf8.ToArray());
        Assert.Equal("text", Read<PlainText>("""{"inline":"text"}""", out _)!.Inline!.Value);
        Assert.Null(Read<AnyJson>(Wrap("plain", "[1,}"), out _));
        Assert.Null(Read<PlainText>("""{"coded":"/w=="}""", out var violations));
        Assert.Equal(Rules.Encoding, Assert.Single(violations).Rule);
    }

    [Fact]
    public void Schemas_name_generic_contracts_by_what_is_in_them()
    {
        var schema = JsonDocument.Parse(ContractSchemas.Of<Batch<OrderLine>>()).RootElement;
        Assert.Equal("#/$defs/Parapet.Guard.Tests.Contracts.Batch(Parapet.Guard.Tests.Contracts.OrderLine)", schema.GetProperty("$ref").GetString());
        var envelope = schema.GetProperty("$defs").GetProperty("Parapet.Guard.Tests.Contracts.Envelope(Parapet.Guard.Tests.Contracts.OrderLine)");
        Assert.Equal(
            """{"type":["string","null"],"contentEncoding":"base64","contentSchema":{"$ref":"#/$defs/Parapet.Guard.Tests.Contracts.OrderLine"}}""",
            envelope.GetProperty("properties").GetProperty("coded").GetRawText());
        Assert.NotEmpty(GatewayModel.Of<Batch<OrderLine>>().Schema);
    }

    private static string Wrap(string member, string text) => member switch
    {
        "inline" => $$"""{"inline":{{text}}}""",
        "plain" => $$"""{"plain":{{JsonSerializer.Serialize(text)}}}""",
        "coded" => $$"""{"coded":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}"}""",
        _ => $$"""{"packed":"{{Convert.ToBase64String(Gzip(Encoding.UTF8.GetBytes(text)))}}"}""",
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private static Envelope<T>? Read<T>(string json, out Violation[] list)
        where T : class, IEventContract<T>
    {
        list = Violations<Envelope<T>>(json);
        var violations = new Violations();
        return Envelope<T>.Read(Encoding.UTF8.GetBytes(json), ref violations);
    }

    private static Violation[] Violations<T>(string json)
        where T : class, IEventContract<T>
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var (checking, reading) = (new Violations(), new Violations());
        Assert.Equal(T.Validate(utf8, ref checking), T.Read(utf8, ref reading) is not null);
        Assert.Equal(checking.ToArray(), reading.ToArray());
        return checking.ToArray();
    }
}
