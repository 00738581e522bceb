namespace Parapet.Guard.Tests.Generators;

/// <summary>What of a schema cannot be checked does not compile, and the place of it is the one that a person has to change.</summary>
public sealed class SchemaDiagnosticTests
{
    // What stands between « and » is where the diagnostic must be.
    [Theory]
    [InlineData("PG021", """{"type":"object",«»}""")]
    [InlineData("PG021", """{"type":"object","properties":{«»'x':{}}}""")]
    [InlineData("PG021", """{"type":"object","type":"object"}""", false)]
    [InlineData("PG021", """{"type":"object"} «»x""")]
    [InlineData("PG021", """{"title":«»"\ud800"}""")]
    [InlineData("PG021", """{"minimum":1.«»}""")]
    [InlineData("PG021", "«»")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"array","items":{"type":"string"},«"uniqueItems"»:true}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"string",«"if"»:{}}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"string",«"minlength"»:3}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"integer",«"minLength"»:3}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"number",«"multipleOf"»:0.01}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"boolean",«"const"»:true}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"string",«"not"»:{"type":"string"}}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{«"anyOf"»:[{"type":"string"},{"type":"integer"}]}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{«"allOf"»:[{"type":"string"},{"minLength":3}]}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"$ref":"#/$defs/a",«"minLength"»:3}},"$defs":{"a":{"type":"string"}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"string","enum":["a"],«"nullable"»:true}}}""")]
    [InlineData("PG022", """{"type":"object","properties":{"x":{"type":"object",«"$id"»:"y"}}}""")]
    [InlineData("PG022", """{"type":"object",«"maxProperties"»:3}""")]
    [InlineData("PG022", """{"type":"object",«"patternProperties"»:{}}""")]
    [InlineData("PG022", """{"type":"object",«"dependentRequired"»:{}}""")]
    [InlineData("PG023", """{"$schema":«"http://json-schema.org/draft-03/schema#"»,"type":"object"}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","minLength":«-1»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","minLength":«1.5»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","minLength":3,"maxLength":«2»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","format":«"duration"»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","contentEncoding":«"base32"»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":«{"type":"integer","minimum":3,"exclusiveMaximum":3}»}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"number","minimum":«0.12345678901234567890123456789012345»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"number","minimum":«"1"»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"integer","enum":[1,«1.5»]}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","enum":«[]»}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"string","enum":["a",«1»]}}}""")]
    [InlineData("PG023", """{"type":"object","properties":{"x":{"type":"integer","default":«"a"»}}}""")]
    [InlineData("PG023", """{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"x":{"type":"integer","minimum":1,"exclusiveMinimum":«true»}}}""")]
    [InlineData("PG023", """{"$schema":"http://json-schema.org/draft-04/schema#","type":"object","properties":{"x":{"type":"integer","exclusiveMinimum":«1»}}}""")]
    [InlineData("PG023", """{"type":"object","required":[«"y"»]}""")]
    [InlineData("PG023", """{"type":"object","properties":«[]»}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":«"https://example.com/a.json"»}}}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":«"other.json#/a"»}}}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":«"#name"»}}}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":«"#/$defs/a"»}}}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":"#/$defs/a"}},"$defs":{"a":{"$ref":«"#/$defs/a"»}}}""")]
    [InlineData("PG024", """{"type":"object","properties":{"x":{"$ref":"#/$defs/a"}},"$defs":{"a":«{"type":"array","items":{"$ref":"#/$defs/a"}}»}}""")]
    [InlineData("PG025", """{"type":"object","properties":{"x":{"type":"string","pattern":«"(a)\\1"»}}}""")]
    [InlineData("PG025", """{"type":"object","properties":{"x":{"type":"string","pattern":«"a)(b"»}}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":«false»}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":{"type":«"null"»}}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":«{"minLength":3}»}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":{"type":«["string","integer"]»}}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":{"type":«"any"»}}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":«{"type":"array"}»}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":{"type":"array","items":«[{"type":"string"}]»}}}""")]
    [InlineData("PG026", """{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":«{"type":"string"}»}""")]
    [InlineData("PG026", """«{"type":"array","items":{"type":"string"}}»""")]
    [InlineData("PG026", """«{"type":["object","null"]}»""")]
    public void What_a_contract_cannot_check_is_refused_at_its_place(string id, string marked, bool hasPlace = true)
    {
        var schema = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var (complaints, _) = SchemaFiles.Run("\n" + schema);
        var complaint = Assert.Single(complaints);
        Assert.Equal(id, complaint.Id);
        var place = complaint.Location.GetLineSpan();
        Assert.Equal("schemas/order.schema.json", place.Path);
        Assert.Equal(1, place.StartLinePosition.Line);
        if (hasPlace)
        {
            var start = marked.IndexOf('«', StringComparison.Ordinal);
            Assert.Equal((start, marked.IndexOf('»', StringComparison.Ordinal) - 1), (place.StartLinePosition.Character, place.EndLinePosition.Character));
        }
    }

    [Theory]
    [InlineData("PG020", "using Parapet.Guard; [EventSchema(\"invoice.schema.json\")] public partial record Order;")]
    [InlineData("PG020", "using Parapet.Guard; [EventSchema(\"schema.json\")] public partial record Order;")]
    [InlineData("PG001", "using Parapet.Guard; [EventSchema(\"order.schema.json\")] public record Order;")]
    [InlineData("PG002", "using Parapet.Guard; [EventSchema(\"order.schema.json\")] public partial record Order<T>;")]
    [InlineData("PG010", "using Parapet.Guard; [EventSchema(\"order.schema.json\")] public partial record Order(int X);")]
    [InlineData("PG010", "using Parapet.Guard; [EventSchema(\"order.schema.json\")] public partial record Order { public int X { get; set; } }")]
    [InlineData("PG011", "using Parapet.Guard; [EventSchema(\"order.schema.json\", MaxDepth = 0)] public partial record Order;")]
    public void A_type_that_no_schema_fits_is_refused(string id, string source)
    {
        var (complaints, _) = SchemaFiles.Run("""{"type":"object"}""", source);
        Assert.Contains(id, complaints.Select(complaint => complaint.Id));
        Assert.All(complaints, complaint => Assert.Equal("Source0.cs", complaint.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Two_files_of_one_name_are_told_apart_by_their_folders()
    {
        SchemaFile[] files = [new("a/order.schema.json", """{"type":"object"}"""), new("b/order.schema.json", """{"type":"object"}""")];
        var result = SchemaFiles.Driver(files).RunGenerators(Compiler.Compile(SchemaFiles.Type), TestContext.Current.CancellationToken).GetRunResult();
        Assert.Equal("PG020", Assert.Single(result.Diagnostics).Id);
        var source = SchemaFiles.Type.Replace("order.schema", "b/order.schema", StringComparison.Ordinal);
        Assert.Empty(SchemaFiles.Driver(files).RunGenerators(Compiler.Compile(source), TestContext.Current.CancellationToken).GetRunResult().Diagnostics);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file()
    {
        var (complaints, _) = SchemaFiles.Run("""{"type":"object","properties":{"x":{"type":"null"},"y":{"type":"string","format":"regex","pattern":"("},"z":{"$ref":"a"}},"minProperties":1}""");
        Assert.Equal(["PG026", "PG023", "PG025", "PG024", "PG022"], complaints.OrderBy(complaint => complaint.Location.SourceSpan.Start).Select(complaint => complaint.Id));
    }

    [Fact]
    public void A_hostile_schema_is_refused_and_nothing_hangs()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"array","items":""", 30)) + "false" + new string('}', 30);
        Assert.Equal("PG026", Assert.Single(SchemaFiles.Run($$"""{ "type": "object", "properties": { "x": {{deep}} } }""").Generator).Id);
        var deeper = new string('[', 100_000);
        Assert.Equal("PG021", Assert.Single(SchemaFiles.Run(deeper).Generator).Id);
        var wide = string.Join(",", Enumerable.Range(0, 30_000).Select(i => $"\"p{i}\":{{}}"));
        Assert.Equal("PG021", Assert.Single(SchemaFiles.Run($$"""{ "type": "object", "properties": { {{wide}} } }""").Generator).Id);
        var chain = string.Join(",", Enumerable.Range(0, 2000).Select(i => $$"""  "d{{i}}": { "type": "array", "items": { "$ref": "#/$defs/d{{i + 1}}" } } """));
        Assert.Contains("PG024", SchemaFiles.Run($$"""{ "type": "object", "properties": { "x": { "$ref": "#/$defs/d0" } }, "$defs": { {{chain}} } }""").Generator.Select(complaint => complaint.Id));
    }
}
