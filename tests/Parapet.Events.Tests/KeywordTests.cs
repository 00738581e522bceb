using System.Text;

namespace Parapet.Events.Tests;

/// <summary>What each keyword means (https://json-schema.org/draft/2020-12/json-schema-validation). An empty rule says that the value is accepted.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1", "")]
    [InlineData("""{"type":"integer"}""", "1.0", "")]
    [InlineData("""{"type":"integer"}""", "1.1", "integer")]
    [InlineData("""{"type":"integer"}""", "\"1\"", "type")]
    [InlineData("""{"type":"integer"}""", "null", "null")]
    [InlineData("""{"type":"integer"}""", "9223372036854775808", "overflow")]
    [InlineData("""{"type":"number"}""", "1e3", "")]
    [InlineData("""{"type":"number"}""", "true", "type")]
    [InlineData("""{"type":"number"}""", "0.1234567890123456789012345678901", "precision")]
    [InlineData("""{"type":"string"}""", "\"\"", "")]
    [InlineData("""{"type":"string"}""", "[]", "type")]
    [InlineData("""{"type":"boolean"}""", "0", "type")]
    [InlineData("""{"type":["string","null"]}""", "null", "")]
    [InlineData("""{"type":["null","string"]}""", "1", "type")]
    [InlineData("""{"type":"number","minimum":1.1}""", "1.1", "")]
    [InlineData("""{"type":"number","minimum":1.1}""", "0.6", "range")]
    [InlineData("""{"type":"number","maximum":-2}""", "-1.9999", "range")]
    [InlineData("""{"type":"number","exclusiveMinimum":1.1}""", "1.1", "range")]
    [InlineData("""{"type":"number","exclusiveMinimum":1,"minimum":2}""", "1.5", "range")]
    [InlineData("""{"type":"number","exclusiveMinimum":2,"minimum":2}""", "2", "range")]
    [InlineData("""{"type":"number","exclusiveMaximum":3,"maximum":4}""", "3", "range")]
    [InlineData("""{"type":"number","minimum":2,"exclusiveMinimum":true}""", "2", "range")]
    [InlineData("""{"type":"number","minimum":2,"exclusiveMinimum":false}""", "2", "")]
    [InlineData("""{"type":"number","maximum":1e400}""", "1e28", "")]
    [InlineData("""{"type":"integer","minimum":0.5,"maximum":2.5}""", "1", "")]
    [InlineData("""{"type":"integer","minimum":0.5}""", "0", "range")]
    [InlineData("""{"type":"integer","exclusiveMaximum":3}""", "3", "range")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":18446744073709551615}""", "18446744073709551615", "")]
    [InlineData("""{"type":"number","multipleOf":1}""", "1.5", "integer")]
    [InlineData("""{"type":"number","enum":[1,2.50]}""", "2.5", "")]
    [InlineData("""{"type":"number","enum":[1,2.50]}""", "2", "allowed")]
    [InlineData("""{"type":"integer","const":7}""", "7.0", "")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"😀😀\"", "")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"😀😀😀\"", "length")]
    [InlineData("""{"type":"string","minLength":2}""", "\"😀\"", "length")]
    [InlineData("""{"type":"string","minLength":2.0}""", "\"\\ud83d\\ude00\\u0061\"", "")]
    [InlineData("""{"type":"string","pattern":"a+"}""", "\"xxaayy\"", "")]
    [InlineData("""{"type":"string","pattern":"a+"}""", "\"xxyy\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"^a|b$"}""", "\"ax\"", "")]
    [InlineData("""{"type":"string","pattern":"^a|b$"}""", "\"xa\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"^a"}""", "\"a\\nb\"", "")]
    [InlineData("""{"type":"string","pattern":"^b"}""", "\"a\\nb\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"^[0-9]+$"}""", "\"12\\n\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"^\\d$"}""", "\"\\u07c1\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"^.$"}""", "\"😀\"", "")]
    [InlineData("""{"type":"string","pattern":"\\bis\\b"}""", "\"this is\"", "")]
    [InlineData("""{"type":"string","pattern":"\\bis\\b"}""", "\"this\"", "pattern")]
    [InlineData("""{"type":"string","allOf":[{"pattern":"a"},{"pattern":"b"}]}""", "\"ba\"", "")]
    [InlineData("""{"type":"string","allOf":[{"pattern":"a"},{"pattern":"b"}]}""", "\"a\"", "pattern")]
    [InlineData("""{"type":"string","format":"ipv4"}""", "\"127.0.0.1\"", "")]
    [InlineData("""{"type":"string","format":"ipv4"}""", "\"127.0.0.01\"", "format")]
    [InlineData("""{"type":"string","format":"date"}""", "\"2026-02-29\"", "format")]
    [InlineData("""{"type":"string","format":"time"}""", "\"08:30:06Z\"", "")]
    [InlineData("""{"type":"string","format":"uri"}""", "\"urn:a:b\"", "")]
    [InlineData("""{"type":"string","format":"uri"}""", "\"/a\"", "format")]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""", "\"aGk\"", "format")]
    [InlineData("""{"enum":["a","A"]}""", "\"A\"", "")]
    [InlineData("""{"enum":["a","A"]}""", "\"b\"", "allowed")]
    [InlineData("""{"enum":["a",null]}""", "null", "")]
    [InlineData("""{"type":["string","null"],"enum":["a"]}""", "null", "null")]
    [InlineData("""{"type":"string","enum":["a",null]}""", "null", "null")]
    [InlineData("""{"const":"a"}""", "\"b\"", "allowed")]
    [InlineData("""{"type":"string","not":{"enum":["a"]}}""", "\"a\"", "denied")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":1}""", "[]", "length")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"maxItems":1}""", "[1,2]", "length")]
    [InlineData("""{"type":"array","items":{"type":"integer","maximum":3}}""", "[1,4]", "range /1")]
    [InlineData("""{"type":"array","items":{}}""", "[1,null,{\"a\":[]}]", "")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string","minLength":1}}""", "{\"k\":\"\"}", "length /*")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"},"maxProperties":1}""", "{\"a\":\"\",\"b\":\"\"}", "length")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"},"minProperties":1}""", "{}", "length")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "{\"b\":1}", "")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""", "{\"b\":1}", "unknown")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", "{}", "required /a")]
    [InlineData("""{"type":"object","properties":{"a/~":{"type":"string"}}}""", "{\"a/~\":1}", "type /a~1~0")]
    [InlineData("""{"type":"object"}""", "[]", "type")]
    [InlineData("""{"oneOf":[{"type":"string","maxLength":1},{"type":"null"}]}""", "null", "")]
    [InlineData("""{"oneOf":[{"type":"string","maxLength":1},{"type":"null"}]}""", "\"ab\"", "length")]
    [InlineData("""{"allOf":[{"type":"string","maxLength":1}],"title":"x"}""", "\"ab\"", "length")]
    [InlineData("""{"$ref":"#/definitions/a~1b%25"}""", "1", "type")]
    [InlineData("""{"$ref":"#"}""", "{\"x\":{}}", "")]
    [InlineData("""{}""", "null", "")]
    [InlineData("""true""", "{\"a\":[nul]}", "json")]
    [InlineData("""{"description":"x","x-note":1}""", "\"\\ud800\"", "encoding")]
    public void A_keyword_decides(string schema, string value, string expected)
    {
        var utf8 = Encoding.UTF8.GetBytes($$"""{ "type": "object", "properties": { "x": {{schema}} }, "definitions": { "a/b%": { "type": "string" } } }""");
        var read = EventSchema.Read(utf8, refuseUnknownProperties: false, out var problems);
        Assert.Empty(problems);
        var found = read!.Check(Encoding.UTF8.GetBytes($$"""{ "x": {{value}} }"""));
        var (rule, pointer) = expected.Split(' ') is [var first, var second] ? (first, "/x" + second) : (expected, "/x");
        Assert.Equal(expected.Length == 0 ? [] : [(rule, pointer)], found.Select(violation => (violation.Rule, violation.Pointer)));
    }

    [Theory]
    [InlineData("http://json-schema.org/draft-04/schema#", """{"type":"integer","minimum":1,"exclusiveMinimum":true}""", true)]
    [InlineData("http://json-schema.org/draft-04/schema#", """{"type":"integer","exclusiveMinimum":1}""", false)]
    [InlineData("http://json-schema.org/draft-07/schema#", """{"type":"integer","exclusiveMinimum":1}""", true)]
    [InlineData("http://json-schema.org/draft-07/schema", """{"type":"integer","minimum":1,"exclusiveMinimum":true}""", false)]
    [InlineData("https://json-schema.org/draft/2020-12/schema", """{"type":"integer","exclusiveMinimum":1}""", true)]
    [InlineData("https://example.com/own", """{"type":"integer"}""", false)]
    public void Drafts_differ(string draft, string schema, bool isRead)
    {
        var utf8 = Encoding.UTF8.GetBytes($$"""{ "$schema": "{{draft}}", "type": "object", "properties": { "x": {{schema}} } }""");
        Assert.Equal(isRead, EventSchema.Read(utf8, refuseUnknownProperties: false, out _) is not null);
    }
}
