using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests;

public sealed class RequestTests
{
    private const string Tenant = "00112233-4455-6677-8899-aabbccddeeff";
    private const string Path = $$"""
        "pathParameters":{"tenantId":"{{Tenant}}"}
        """;

    private const string Header = """
        "headers":{"accept":"*/*","idempotency-KEY":"k-1234"}
        """;

    private const string Body = """
        "body":"{\"sku\":\"AB1234\"}"
        """;

    [Fact]
    public void Members_come_from_where_they_are_bound()
    {
        var order = Read<CreateOrder>($$"""{ {{Body}},"rawQueryString":"limit=7&tag=a%20b&tag=c+d&exact=true&other=%",{{Header}},{{Path}} }""", out var violations);
        Assert.Empty(violations);
        Assert.Equal((Guid.Parse(Tenant), 7, "k-1234", "AB1234", 1, true), (order!.TenantId, order.Limit, order.Key, order.Sku, order.Quantity, order.IsExact));
        Assert.Equal(["a b", "c d"], order.Tag);
    }

    [Fact]
    public void What_is_not_there_keeps_its_default()
    {
        var order = Read<CreateOrder>($$"""{ {{Body}},{{Header}},{{Path}} }""", out _);
        Assert.Equal((10, 0, null), (order!.Limit, order.Tag.Length, order.IsExact));
    }

    [Theory]
    [InlineData("", "", "", "/pathParameters/tenantId required,/headers/Idempotency-Key required,/body required")]
    [InlineData(Path, Header, """ "body":null """, "/body required")]
    [InlineData(Path, Header, """ "body":"" """, "/body required")]
    [InlineData(Path, Header, """ "body":"[]" """, "/body type")]
    [InlineData(Path, Header, """ "body":"{\"sku\":\"AB1234\",\"tenantId\":\"x\"}" """, "/body unknown")]
    [InlineData(Path, Header, """ "body":"{\"sku\":\"AB1234\",\"quantity\":10}" """, "/body/quantity range")]
    [InlineData(Path, Header, """ "body":"{\"quantity\":1}" """, "/body/sku required")]
    [InlineData(Path, Header, """ "body":"{" """, "/body json")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abc"} """, Body, "/headers/Idempotency-Key length")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","Idempotency-Key":"abcd"} """, Body, "/headers/Idempotency-Key duplicate")]
    [InlineData(Path, """ "headers":{"idempotency-key":"a"},"multiValueHeaders":{"idempotency-key":["abcd"]} """, Body, "")]
    [InlineData(Path, """ "multiValueHeaders":{"a":[],"idempotency-key":["abcd","efgh"]} """, Body, "/headers/Idempotency-Key duplicate")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-type":"text/plain"} """, Body, "/body media-type")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","Content-Type":"Application/JSON ; charset=\"UTF-8\""} """, Body, "")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-type":"application/vnd.order+json"} """, Body, "")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-type":"application/json;charset=utf-16"} """, Body, "/body media-type")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-type":"application/jsonx"} """, Body, "/body media-type")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-encoding":"zstd"} """, Body, "/body media-type")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-encoding":"identity"} """, Body, "")]
    [InlineData(Path, """ "headers":{"idempotency-key":"abcd","content-encoding":"gzip"} """, Body, "/body format")]
    [InlineData(""" "pathParameters":{"tenantId":"x"} """, Header, Body, "/pathParameters/tenantId format")]
    [InlineData(""" "pathParameters":{"TenantId":"x"} """, Header, Body, "/pathParameters/tenantId required")]
    [InlineData(""" "pathParameters":{"tenantId":""} """, Header, Body, "/pathParameters/tenantId format")]
    [InlineData(""" "pathParameters":{"tenantId":7} """, Header, Body, "/pathParameters/* type")]
    [InlineData(""" "pathParameters":[] """, Header, Body, "/pathParameters type")]
    [InlineData(Path, Header, """ "body":{"sku":"AB1234"} """, "/body type")]
    public void A_request_is_refused_where_it_is_wrong(string path, string header, string body, string expected)
    {
        var json = $"{{{string.Join(',', new[] { path, header, body }.Where(part => part.Length > 0))}}}";
        Read<CreateOrder>(json, out var violations);
        Assert.Equal(expected, string.Join(',', violations.Select(violation => $"{violation.Pointer} {violation.Rule}")));
    }

    [Theory]
    [InlineData("limit=0", "range")]
    [InlineData("limit=101", "range")]
    [InlineData("limit=", "type")]
    [InlineData("limit", "type")]
    [InlineData("limit=x", "type")]
    [InlineData("limit=+1", "type")]
    [InlineData("limit=%2B1", "type")]
    [InlineData("limit=01", "range")]
    [InlineData("limit=11 ", "type")]
    [InlineData("limit=1x", "type")]
    [InlineData("limit=1.5", "integer")]
    [InlineData("limit=1&limit=2", "duplicate")]
    [InlineData("limit=1&l%69mit=2", "duplicate")]
    [InlineData("limit=99999999999999999999", "overflow")]
    [InlineData("exact=null", "type")]
    [InlineData("exact=TRUE", "type")]
    [InlineData("exact=", "type")]
    [InlineData("tag=%ff", "encoding")]
    [InlineData("tag=a&tag=b&tag=c&tag=d", "length")]
    [InlineData("tag=a&tag=b&tag=c&&limit=3&", null)]
    [InlineData("Limit=0", null)]
    [InlineData("limit=1e1", null)]
    public void A_parameter_is_written_as_its_type_asks_for(string query, string? rule)
    {
        Read<CreateOrder>($$"""{ {{Body}},"rawQueryString":"{{query}}",{{Header}},{{Path}} }""", out var violations);
        Assert.Equal(rule, violations.SingleOrDefault().Rule);

        // A load balancer hands on the same query in lists that are still encoded.
        var lists = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).GroupBy(pair => pair[0])
            .Select(group => $"\"{group.Key}\":[{string.Join(',', group.Select(pair => $"\"{(pair.Length > 1 ? pair[1] : "")}\""))}]");
        Read<CreateOrder>($$"""{ {{Body}},"encodedQuery":{ {{string.Join(',', lists)}} },{{Header}},{{Path}} }""", out var fromLists);
        Assert.Equal(violations, fromLists);
    }

    [Fact]
    public void A_parameter_that_is_decoded_already_is_not_decoded_again()
    {
        var order = Read<CreateOrder>($$"""{ {{Body}},"queryStringParameters":{"tag":"a%20b+c"},{{Header}},{{Path}} }""", out _);
        Assert.Equal(["a%20b+c"], order!.Tag);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public void A_body_may_be_compressed(string coding)
    {
        Assert.Empty(Packed(coding, """{"sku":"AB1234"}"""));
        Assert.Equal("/body unknown", Packed(coding, """{"sku":"AB1234","x":1}""").Single());
        Assert.Equal("/body bytes", Packed(coding, """{"sku":"AB1234"}""" + new string(' ', 3_000_000)).Single());

        static IEnumerable<string> Packed(string coding, string text)
        {
            using var packed = new MemoryStream();
            using (Stream stream = coding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

            Read<CreateOrder>(
                $$"""{"isBase64Encoded":true,"body":"{{Convert.ToBase64String(packed.ToArray())}}","headers":{"idempotency-key":"abcd","content-encoding":"{{coding}}"},{{Path}} }""",
                out var violations);
            return violations.Select(violation => $"{violation.Pointer} {violation.Rule}");
        }
    }

    [Fact]
    public void A_body_in_base64_is_decoded_also_when_that_is_said_after_it()
    {
        var text = Convert.ToBase64String("""{"sku":"AB1234"}"""u8);
        Assert.NotNull(Read<CreateOrder>($$"""{"body":"{{text}}","isBase64Encoded":true,{{Header}},{{Path}} }""", out _));
        Assert.Null(Read<CreateOrder>($$"""{"body":"{{text}}","isBase64Encoded":false,{{Header}},{{Path}} }""", out _));
        Assert.Null(Read<CreateOrder>($$"""{"body":"{{text[1..]}}","isBase64Encoded":true,{{Header}},{{Path}} }""", out var violations));
        Assert.Equal("/body", Assert.Single(violations).Pointer);
    }

    [Fact]
    public void A_request_without_a_body_needs_none()
    {
        Assert.Equal(new FindOrder(7), Read<FindOrder>("""{"pathParameters":{"id":"7"},"body":null}""", out _));
        Assert.Equal(new FindOrder(7, "null"), Read<FindOrder>("""{"pathParameters":{"id":"7"},"rawQueryString":"after=null"}""", out _));
    }

    [Fact]
    public void A_contract_without_bound_members_is_the_body()
    {
        Assert.Equal("AB1234", Read<OrderLine>("""{"body":"{\"sku\":\"AB1234\",\"quantity\":2,\"price\":9.5}"}""", out _)!.Sku);
        Assert.Equal("any { text", Read<PlainText>("""{"body":"any { text","headers":{"content-type":"text/plain"}}""", out _)!.Value);
        Assert.Equal("bytes"u8.ToArray(), Read<Binary>("""{"body":"Ynl0ZXM=","isBase64Encoded":true}""", out _)!.Value.ToArray());
        Assert.Equal("", Read<PlainText>("{}", out _)!.Value);
    }

    [Fact]
    public void Without_a_request_bound_members_are_properties()
    {
        var violations = new Violations();
        var order = CreateOrder.Read(Encoding.UTF8.GetBytes($$"""{"tenantId":"{{Tenant}}","key":"k-1234","sku":"AB1234","tag":["a"]}"""), ref violations);
        Assert.Equal("k-1234", order!.Key);
    }

    [Fact]
    public void The_model_for_the_gateway_is_the_body()
    {
        var properties = JsonDocument.Parse(GatewayModel.Of<CreateOrder>().Schema).RootElement.GetProperty("definitions").EnumerateObject().Single().Value.GetProperty("properties");
        Assert.Equal(["sku", "quantity"], properties.EnumerateObject().Select(property => property.Name));
    }

    private static T? Read<T>(string json, out Violation[] list)
        where T : class, IEventContract<T>
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var (checking, reading) = (new Violations(), new Violations());
        var request = Request<T>.Read(utf8, ref reading);
        Assert.Equal(Request<T>.Validate(utf8, ref checking), request is not null);
        list = reading.ToArray();
        Assert.Equal(checking.ToArray(), list);
        return request?.Payload;
    }
}
