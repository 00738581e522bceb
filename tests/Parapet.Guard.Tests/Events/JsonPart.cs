using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Parapet.Guard.Tests.Events;

/// <summary>Where a value stands in a JSON text.</summary>
/// <param name="Pointer">Its JSON pointer.</param>
/// <param name="Name">As what property, as it is written; null for items and the whole.</param>
/// <param name="Start">The first letter.</param>
/// <param name="End">Behind the last letter.</param>
/// <param name="Parts">What it is made of.</param>
internal sealed record JsonPart(string Pointer, string? Name, int Start, int End, JsonPart[] Parts)
{
    public static JsonPart Parse(string json)
    {
        // As many bytes as letters, so that places in the one are places in the other; names that are not ASCII do not occur in events.
        var reader = new Utf8JsonReader(Encoding.Latin1.GetBytes(string.Concat(json.Select(letter => letter > '~' ? '?' : letter))));
        reader.Read();
        return Parse(json, ref reader, "", null);
    }

    public string Text(string json) => json[Start..End];

    public string Replace(string json, string value) => string.Concat(json.AsSpan(0, Start), value, json.AsSpan(End));

    public IEnumerable<JsonPart> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    private static JsonPart Parse(string json, ref Utf8JsonReader reader, string pointer, string? name)
    {
        var start = (int)reader.TokenStartIndex;
        var parts = new List<JsonPart>();
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var property = json[((int)reader.TokenStartIndex + 1)..((int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length)];
                reader.Read();
                parts.Add(Parse(json, ref reader, $"{pointer}/{property.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", property));
            }
        }
        else if (reader.TokenType is JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                parts.Add(Parse(json, ref reader, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{parts.Count}"), null));
            }
        }

        return new JsonPart(pointer, name, start, (int)reader.BytesConsumed, [.. parts]);
    }
}
