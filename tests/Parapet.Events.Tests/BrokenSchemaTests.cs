using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Parapet.Events.Tests;

/// <summary>Whatever a schema file contains, it is read or refused with a place, and events are checked or not: nothing is thrown and nothing hangs.</summary>
public sealed class BrokenSchemaTests
{
    private const int Count = 5_000;

    private static readonly string[] Parts =
    [
        "null", "true", "false", "0", "-1", "1e999", "1.5", "\"\"", "\"null\"", "\"object\"", "\"array\"", "\"a)(\"", "\"#\"", "\"#/$defs/item\"", "\"#/properties/items/items\"", "\"#/required/0\"", "[]", "{}", "[null]",
        "[\"a\",\"a\"]", "[{}]", "{\"$ref\":\"#\"}", "{\"type\":\"null\"}", "{\"enum\":[null]}", "{\"const\":null}", "{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/sku\"}}", "{\"allOf\":[{\"$ref\":\"#/$defs/item\"}]}",
        "{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/person\"}}", "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"null\"}]}",
    ];

    private static readonly string[] Names = ["type", "enum", "const", "items", "properties", "additionalProperties", "required", "$ref", "allOf", "oneOf", "not", "default", "minimum", "exclusiveMaximum", "maxLength", "pattern", "format", "title", "$schema", "$id", "$defs", "x"];

    [Fact]
    public void Broken_bytes_do_no_harm() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var bytes = SchemaFiles.Read("order.schema.json").ToList();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                bytes[random.Next(bytes.Count)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"{}[],:\"\\0"[random.Next(9)];
            }

            Read([.. bytes]);
        },
        iter: Count);

    [Fact]
    public void Parts_in_wrong_places_do_no_harm()
    {
        var (read, refused) = (0, 0);
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var root = JsonNode.Parse(SchemaFiles.Read("order.schema.json"))!;
                for (var times = random.Next(1, 4); times > 0; times--)
                {
                    Change(root, random);
                }

                _ = Read(Encoding.UTF8.GetBytes(root.ToJsonString())) ? read++ : refused++;
            },
            iter: Count,
            threads: 1);
        Assert.True(read > Count / 50 && refused > Count / 50, $"{read} read, {refused} refused");
    }

    private static void Change(JsonNode root, Random random)
    {
        var objects = Within(root).OfType<JsonObject>().ToArray();
        var chosen = objects[random.Next(objects.Length)];
        var name = chosen.Count > 0 && random.Next(2) == 0 ? chosen.ElementAt(random.Next(chosen.Count)).Key : Names[random.Next(Names.Length)];
        if (random.Next(4) == 0)
        {
            chosen.Remove(name);
        }
        else
        {
            chosen[name] = JsonNode.Parse(Parts[random.Next(Parts.Length)]);
        }
    }

    private static IEnumerable<JsonNode> Within(JsonNode node) => node switch
    {
        JsonObject all => all.Select(property => property.Value).OfType<JsonNode>().SelectMany(Within).Prepend(node),
        JsonArray all => all.OfType<JsonNode>().SelectMany(Within).Prepend(node),
        _ => [node],
    };

    private static bool Read(byte[] utf8)
    {
        var schema = EventSchema.Read(utf8, refuseUnknownProperties: false, out var problems);
        Assert.Equal(schema is null, !problems.IsEmpty);
        Assert.All(problems, problem => Assert.True(problem is { Line: > 0, Column: > 0, Message.Length: > 0 }));
        schema?.Check("""{"orderId":"ORD-123456","status":"new","placedAt":"x","items":[{"sku":"a","quantity":1}],"matrix":[[1]],"labels":{"a":"b"},"previous":{}}"""u8.ToArray());
        return schema is not null;
    }
}
