namespace Parapet.Guard.Tests.Generators;

/// <summary>Which C# types a schema becomes.</summary>
public sealed class SchemaTypeTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "string?", "required string")]
    [InlineData("""{"type":["null","string"],"minLength":3}""", "string?", "required string?")]
    [InlineData("""{"type":"string","format":"date-time"}""", "global::System.DateTimeOffset?", "required global::System.DateTimeOffset")]
    [InlineData("""{"type":"string","format":"date"}""", "global::System.DateOnly?", "required global::System.DateOnly")]
    [InlineData("""{"type":"string","format":"uuid"}""", "global::System.Guid?", "required global::System.Guid")]
    [InlineData("""{"type":"string","format":"email"}""", "string?", "required string")]
    [InlineData("""{"type":"string","format":"uuid","pattern":"^0"}""", "string?", "required string")]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""", "byte[]?", "required byte[]")]
    [InlineData("""{"type":"boolean"}""", "bool?", "required bool")]
    [InlineData("""{"type":"integer"}""", "long?", "required long")]
    [InlineData("""{"type":"integer","minimum":0}""", "long?", "required long")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":1e3}""", "int?", "required int")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":18446744073709551615}""", "ulong?", "required ulong")]
    [InlineData("""{"type":"number","multipleOf":1.0}""", "long?", "required long")]
    [InlineData("""{"type":"number"}""", "decimal?", "required decimal")]
    [InlineData("""{"enum":["a-b","c"]}""", "global::App.OrderX?", "required global::App.OrderX")]
    [InlineData("""{"enum":["a",null]}""", "global::App.OrderX?", "required global::App.OrderX?")]
    [InlineData("""{"const":"a"}""", "string?", "required string")]
    [InlineData("""{"enum":[1,2.5]}""", null, null)]
    [InlineData("""{"type":"number","enum":[1,2.5]}""", "decimal?", "required decimal")]
    [InlineData("""{"properties":{}}""", "global::App.OrderX?", "required global::App.OrderX")]
    [InlineData("""{"type":"array","items":{"type":["string","null"]}}""", "global::System.Collections.Immutable.ImmutableArray<string?>?", "required global::System.Collections.Immutable.ImmutableArray<string?>")]
    [InlineData("""{"type":"array","items":{"type":"object"}}""", "global::System.Collections.Immutable.ImmutableArray<global::App.OrderXItem>?", "required global::System.Collections.Immutable.ImmutableArray<global::App.OrderXItem>")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", "global::System.Collections.Immutable.ImmutableDictionary<string, long>?", "required global::System.Collections.Immutable.ImmutableDictionary<string, long>")]
    [InlineData("""{"$ref":"#/definitions/home address"}""", "global::App.OrderHomeAddress?", "required global::App.OrderHomeAddress")]
    [InlineData("""{"oneOf":[{"type":"null"},{"$ref":"#/definitions/home%20address"}]}""", "global::App.OrderHomeAddress?", "required global::App.OrderHomeAddress?")]
    [InlineData("""{"allOf":[{"$ref":"#/definitions/home address"}],"description":"x"}""", "global::App.OrderHomeAddress?", "required global::App.OrderHomeAddress")]
    [InlineData("""{"description":"x"}""", "global::Parapet.Guard.AnyJson?", "required global::Parapet.Guard.AnyJson")]
    [InlineData("""{"type":"array","items":true}""", "global::System.Collections.Immutable.ImmutableArray<global::Parapet.Guard.AnyJson>?", "required global::System.Collections.Immutable.ImmutableArray<global::Parapet.Guard.AnyJson>")]
    [InlineData("""{"$ref":"#"}""", "global::App.Order?", "required global::App.Order")]
    public void A_value_has_the_type_that_holds_it(string value, string? optional, string? required)
    {
        foreach (var (isRequired, expected) in new[] { ("", optional), (",\"required\":[\"x\"]", required) })
        {
            var schema = $$"""{ "type": "object", "properties": { "x": {{value}} } {{isRequired}}, "definitions": { "home address": { "type": "object" } } }""";
            var (complaints, everything) = SchemaFiles.Run(schema);
            if (expected is null)
            {
                Assert.Equal("PG026", Assert.Single(complaints).Id);
                continue;
            }

            Assert.Empty(complaints);
            Assert.Empty(everything.Select(diagnostic => diagnostic.ToString()));
            Assert.Contains($"public {expected} X {{ get; init; }}", SchemaFiles.Declarations(schema), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"type":"string","default":"a\"b"}""", "string X { get; init; } = \"a\\\"b\";")]
    [InlineData("""{"type":["string","null"],"default":"a"}""", "string? X { get; init; } = \"a\";")]
    [InlineData("""{"type":"integer","default":5.0}""", "long X { get; init; } = 5L;")]
    [InlineData("""{"type":["number","null"],"default":-0.5}""", "decimal? X { get; init; } = -0.5m;")]
    [InlineData("""{"type":"boolean","default":true}""", "bool X { get; init; } = true;")]
    [InlineData("""{"enum":["a","b"],"default":"b"}""", "global::App.OrderX X { get; init; } = global::App.OrderX.B;")]
    [InlineData("""{"type":"array","items":{"type":"string"},"default":[]}""", "ImmutableArray<string>? X { get; init; }")]
    [InlineData("""{"type":"string","default":null}""", "string? X { get; init; }")]
    public void A_default_is_the_initializer(string value, string expected)
    {
        var schema = $$"""{ "type": "object", "properties": { "x": {{value}} } }""";
        var (complaints, everything) = SchemaFiles.Run(schema);
        Assert.Empty(complaints);
        Assert.Empty(everything.Select(diagnostic => diagnostic.ToString()));
        Assert.Contains(expected, SchemaFiles.Declarations(schema), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_made_to_fit_into_csharp()
    {
        const string Schema = """
            {"type":"object","title":"An <order>\n&","properties":{
              "order":{"type":"string","description":"Its \u2028 *number*."},"order_":{"type":"string"},"2nd":{"type":"string"},"read":{"type":"string"},"":{"type":"string"},"größe":{"type":"string"},
              "class":{"enum":["new","New","","a b","1","\ud83d\ude00"]}}}
            """;
        var (complaints, everything) = SchemaFiles.Run(Schema);
        Assert.Empty(complaints);
        Assert.Empty(everything.Select(diagnostic => diagnostic.ToString()));
        var declarations = SchemaFiles.Declarations(Schema);
        Assert.All(["OrderValue", "OrderValue2", "_2nd", "ReadValue", "Empty", "Größe"], name => Assert.Contains($"public string? {name} {{", declarations, StringComparison.Ordinal));
        Assert.All(["New", "New2", "Empty", "AB", "_1", "Empty2"], name => Assert.Contains($"    {name},", declarations, StringComparison.Ordinal));
        Assert.Contains("/// <summary>Its *number*.</summary>", declarations, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal partial class Outer { private sealed partial record @class { } [Parapet.Guard.EventSchema(\"order.schema.json\")] sealed partial class @new { } }")]
    [InlineData("namespace N { [Parapet.Guard.EventSchema(\"schemas/order.schema.json\", RefuseUnknownProperties = true, MaxItems = 5)] public sealed partial record Order { public int Twice => 2; } }")]
    [InlineData("[Parapet.Guard.EventSchema(\"order.schema.json\")] public sealed partial record Order; [Parapet.Guard.EventContract] public sealed partial record Envelope(Order Body);")]
    public void A_schema_fits_every_kind_of_type(string source)
    {
        var (complaints, everything) = SchemaFiles.Run("""{"type":"object","properties":{"new":{"type":"object","properties":{"a":{"enum":["x"]}}}}}""", source);
        Assert.Empty(complaints);
        Assert.Empty(everything.Select(diagnostic => diagnostic.ToString()));
    }
}
