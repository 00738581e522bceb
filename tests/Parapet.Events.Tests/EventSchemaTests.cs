using System.Text;

namespace Parapet.Events.Tests;

public sealed class EventSchemaTests
{
    private static readonly EventSchema Order = EventSchema.Read(SchemaFiles.Read("order.schema.json"), refuseUnknownProperties: false, out _)!;

    [Theory]
    [InlineData("{\n  «\"extra2\": 1", ",\"orderId\":\"ORD-123456\",\"items\":[{\"sku\":\"a\",\"quantity\":1}],\"status\":\"new\",\"placedAt\":\"2026-11-25T01:02:03Z\"}", "unknown")]
    [InlineData("{\"placedAt\":\"2026-11-25T01:02:03Z\",\"status\":\"new\",\"orderId\":\"ORD-123456\",\"items\":[\n{\"sku\":\"é\",\"quantity\": ", "«0}]}", "range")]
    [InlineData("{\"placedAt\":\"2026-11-25T01:02:03Z\",\"status\":\"new\",\"orderId\":\"ORD-123456\",\"items\":\n", " «[]}", "length")]
    [InlineData(" \n ", "«{\"placedAt\":\"2026-11-25T01:02:03Z\",\"status\":\"new\",\"orderId\":\"ORD-123456\"}", "required")]
    [InlineData("{\"placedAt\":\"2026-11-25T01:02:03Z\",\"status\":\"new\",\"orderId\":\"ORD-123456\" ", "«\"items\":[]}", "json")]
    [InlineData("{\"status\":\"new\",", "«\"status\":\"new\",\"placedAt\":\"2026-11-25T01:02:03Z\",\"orderId\":\"ORD-123456\",\"items\":[{\"sku\":\"a\",\"quantity\":1}]}", "duplicate")]
    [InlineData("{\"placedAt\":\"2026-11-25T01:02:03Z\",\"status\":\"new\",\"orderId\":\"ORD-123456\",\"items\":[{\"sku\":\"a\",\"quantity\":1}]}\n", "«x", "json")]
    [InlineData("", "«", "json")]
    public void A_violation_has_the_place_of_the_value(string before, string after, string rule)
    {
        var marked = before + after;
        var start = marked[..marked.IndexOf('«', StringComparison.Ordinal)];
        var found = Assert.Single(Order.Check(Encoding.UTF8.GetBytes(marked.Replace("«", "", StringComparison.Ordinal))));
        Assert.Equal(rule, found.Rule);
        Assert.Equal((start.Count(unit => unit == '\n') + 1, start.Length - start.LastIndexOf('\n')), (found.Line, found.Column));
    }

    [Fact]
    public void All_violations_are_told_up_to_the_limit_in_the_order_of_the_text()
    {
        var utf8 = """{"status":"x","orderId":"y","placedAt":"z","items":[{"quantity":0}]}"""u8.ToArray();
        Assert.Equal(["/status", "/orderId", "/placedAt", "/items/0/quantity", "/items/0/sku"], Order.Check(utf8).Select(violation => violation.Pointer));
        Assert.Equal(["/status", "/orderId"], Order.Check(utf8, 2).Select(violation => violation.Pointer));
    }

    [Fact]
    public void A_problem_of_a_schema_has_the_compilers_id_and_a_place()
    {
        Assert.Null(EventSchema.Read("{\n  \"type\": \"object\",\n  \"oneOf\": 3,\n \"if\": {}}"u8, refuseUnknownProperties: false, out var problems));
        Assert.Equal([new SchemaProblem("PG022", 2, 3, "`type` beside `oneOf` is not supported"), new SchemaProblem("PG023", 3, 12, "`oneOf` must be a list of schemas"), new SchemaProblem("PG022", 4, 2, "`if` beside `oneOf` is not supported")], problems);
        Assert.Null(EventSchema.Read([0xFF], refuseUnknownProperties: false, out problems));
        Assert.Equal("PG021", Assert.Single(problems).Id);
        Assert.Null(EventSchema.Read("{\"a\":1,}"u8, refuseUnknownProperties: false, out problems));
        Assert.Equal(new SchemaProblem("PG021", 1, 8, "this is no JSON: here must be the name of a property"), Assert.Single(problems));
    }

    [Fact]
    public void A_generated_contract_gives_the_values_and_the_defaults()
    {
        var violations = new Guard.Violations();
        var order = Events.Tests.Order.Read(
            """
            {"orderId":"ORD-123456","status":"sent back","placedAt":"2026-11-25T01:02:03Z","day":null,"payer":null,"customer":{"email":"a@example.com","unknown":1},
             "items":[{"sku":"ab","quantity":2,"tags":["x"]}],"large":18446744073709551615,"total":0.10,"extra":[1],"labels":{"k":"v"},"matrix":[[1,null]],"photo":"aGk=","express":true}
            """u8,
            ref violations);
        Assert.Empty(violations.ToArray());
        Assert.Equal(
            (OrderStatus.SentBack, null, null, "a@example.com", "ab", 2, "x", ulong.MaxValue, "0.10", "[1]", "v", "none", true),
            (order!.Status, order.Day, order.Payer, order.Customer?.Email, order.Items[0].Sku, order.Items[0].Quantity, order.Items[0].Tags!.Value[0], order.Large, FormattableString.Invariant($"{order.Total}"), Encoding.UTF8.GetString(order.Extra!.Utf8.Span), order.Labels?["k"], order.Note, order.Express));
        Assert.Equal((null, null, null), (order.Count, order.Trace, order.Discount));
        Assert.Equal([1, null], order.Matrix!.Value[0]);
        Assert.Equal("hi", Encoding.UTF8.GetString(order.Photo!));
    }

    [Fact]
    public void What_a_contract_says_of_itself_can_be_read_again()
    {
        var schema = EventSchema.Read(Encoding.UTF8.GetBytes(Guard.ContractSchemas.Of<Order>()), refuseUnknownProperties: false, out var problems);
        Assert.Empty(problems);
        Assert.Equal("unknown", Assert.Single(schema!.Check("""{"orderId":"ORD-123456","status":"new","placedAt":"2026-11-25T01:02:03Z","items":[{"sku":"a","quantity":1}],"x":1}"""u8.ToArray())).Rule);
    }
}
