using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Parapet.Events.Tests;

/// <summary>Makes documents that nearly fit a schema, and breaks some of them.</summary>
internal sealed class Documents(JsonElement root)
{
    private static readonly string[] Texts =
    [
        "", "a", "ab", "no", "a1", "b", "abc", "abcd", "abcde", "abcdef", "öäü", "😀😀", "😀😀😀😀😀", "ORD-123456", "ORD-12345", "xORD-123456", "new", "paid", "sent back", "order", "2026-11-25",
        "2026-02-30", "2026-11-25T01:02:03Z", "2026-11-25T01:02:03.1234567+02:00", "2026-11-25T23:59:60Z", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "a@example.com", "a@b@c", "https://example.com/a",
        "urn:a:b", "127.0.0.1", "127.0.0.01", "aGk=", "aGk", "null", "\n", "\"\\",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "2", "3", "3.0", "1e0", "5", "10", "10.0", "10.5", "99", "100", "999", "1000", "0.5", "0.50", "-1", "-1.5", "1000000.5", "1000000.51", "1e-7", "1e400", "2147483648",
        "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "0.1234567890123456789012345678901", "79228162514264337593543950336", "01", "1.", "-",
    ];

    private Random random = new(0);

    public byte[] Write(int seed)
    {
        random = new Random(seed);
        var text = new StringBuilder();
        Value(text, root, 0);
        var utf8 = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(3) == 0 ? Break(utf8) : utf8;
    }

    private bool Rarely => random.Next(30) == 0;

    private byte[] Break(byte[] utf8)
    {
        var bytes = utf8.ToList();
        for (var times = random.Next(1, 3); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, (byte)"{}[],:\"\\ 0tn"[random.Next(12)]);
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private void Value(StringBuilder text, JsonElement schema, int depth)
    {
        var isNullable = false;
        while (true)
        {
            if (schema.ValueKind == JsonValueKind.True || Rarely || depth > 8)
            {
                Anything(text, depth);
                return;
            }

            if (schema.TryGetProperty("$ref", out var reference))
            {
                schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (node, name) => node.GetProperty(name));
            }
            else if (schema.TryGetProperty("anyOf", out var ways) || schema.TryGetProperty("oneOf", out ways))
            {
                isNullable = true;
                schema = ways.EnumerateArray().First(way => way.TryGetProperty("$ref", out _));
            }
            else
            {
                break;
            }
        }

        isNullable |= schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array;
        if (isNullable && random.Next(depth > 2 ? 2 : 5) == 0)
        {
            text.Append("null");
            return;
        }

        switch (type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.ValueKind == JsonValueKind.String ? type.GetString() : "string")
        {
            case "object":
                Object(text, schema, depth);
                break;
            case "array":
                Join(text, '[', ']', random.Next(Rarely ? 6 : 3) + (schema.TryGetProperty("minItems", out _) && !Rarely ? 1 : 0), _ => Value(text, schema.GetProperty("items"), depth + 1));
                break;
            case "boolean":
                text.Append(random.Next(2) == 0 ? "true" : "false");
                break;
            case "string":
                Text(text, Fitting(schema));
                break;
            default:
                text.Append(Rarely ? Numbers[random.Next(Numbers.Length)] : Numbers[random.Next(2, 9)]);
                break;
        }
    }

    // Mostly what a schema wants, or next to nothing would be accepted.
    private string Fitting(JsonElement schema)
    {
        if (Rarely)
        {
            return Texts[random.Next(Texts.Length)];
        }

        return schema.TryGetProperty("format", out var format) ? format.GetString() switch
        {
            "date-time" => "2026-11-25T01:02:03Z",
            "date" => "2026-11-25",
            "uuid" => "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
            "uri" => "https://example.com/a",
            "ipv4" => "127.0.0.1",
            _ => "a@example.com",
        }
            : schema.TryGetProperty("enum", out var names) ? names[random.Next(names.GetArrayLength())].GetString()!
            : schema.TryGetProperty("const", out var one) ? one.GetString()!
            : schema.TryGetProperty("contentEncoding", out _) ? "aGk="
            : schema.TryGetProperty("allOf", out _) ? "a1"
            : schema.TryGetProperty("pattern", out var pattern) ? pattern.GetString() switch { "b" => "abc", "[0-9]" => "a1", _ => "ORD-123456" }
            : new[] { "ab", "abc", "😀b" }[random.Next(3)];
    }

    private void Object(StringBuilder text, JsonElement schema, int depth)
    {
        List<(string Name, Action Write)> written = [];
        if (!schema.TryGetProperty("properties", out var properties))
        {
            var alike = schema.GetProperty("additionalProperties");
            for (var count = random.Next(1, Rarely ? 6 : 3); count > 0; count--)
            {
                written.Add((random.Next(Rarely ? 2 : 1000).ToString(CultureInfo.InvariantCulture), () => Value(text, alike, depth + 1)));
            }
        }
        else
        {
            var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToArray() : [];
            foreach (var property in properties.EnumerateObject().Where(property => required.Contains(property.Name) ? !Rarely : random.Next(depth > 2 ? 12 : 4) == 0))
            {
                for (var times = Rarely && Rarely ? 2 : 1; times > 0; times--)
                {
                    written.Add((property.Name, () => Value(text, property.Value, depth + 1)));
                }
            }

            if (Rarely)
            {
                written.Insert(random.Next(written.Count + 1), (Texts[random.Next(Texts.Length)], () => Anything(text, depth + 1)));
            }
        }

        Join(text, '{', '}', written.Count, i =>
        {
            Text(text, written[i].Name);
            text.Append(':');
            Space(text);
            written[i].Write();
        });
    }

    private void Anything(StringBuilder text, int depth)
    {
        switch (random.Next(depth > 8 ? 3 : 5))
        {
            case 0:
                text.Append(Numbers[random.Next(Numbers.Length)]);
                break;
            case 1:
                Text(text, Texts[random.Next(Texts.Length)]);
                break;
            case 2:
                text.Append(new[] { "null", "true", "false", "\"\\ud83d\"", "nul" }[random.Next(5)]);
                break;
            case 3:
                Join(text, '[', ']', random.Next(3), _ => Anything(text, depth + 1));
                break;
            default:
                Join(text, '{', '}', random.Next(3), _ =>
                {
                    Text(text, Texts[random.Next(Texts.Length)]);
                    text.Append(':');
                    Anything(text, depth + 1);
                });
                break;
        }
    }

    private void Join(StringBuilder text, char open, char close, int count, Action<int> write)
    {
        text.Append(open);
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Space(text);
            write(i);
            Space(text);
        }

        text.Append(close);
    }

    private void Space(StringBuilder text) => text.Append(random.Next(12) == 0 ? " \t\r\n"[..random.Next(5)] : "");

    private void Text(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            text.Append(unit < ' ' || unit is '"' or '\\' || random.Next(40) == 0 ? $"\\u{(int)unit:x4}" : unit.ToString());
        }

        text.Append('"');
    }
}
