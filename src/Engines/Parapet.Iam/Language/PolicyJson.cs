using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parapet.Values;

namespace Parapet.Iam.Language;

/// <summary>Reads JSON text into nodes, each with its place. What is no JSON becomes an unknown value that says where and why.</summary>
internal ref struct PolicyJson
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> utf8;
    private readonly string file;
    private readonly Location? fixedPlace;
    private Utf8JsonReader reader;
    private int offset;
    private int line;
    private int column;

    private PolicyJson(ReadOnlySpan<byte> utf8, string file, Location? fixedPlace)
    {
        this.utf8 = utf8;
        this.file = file;
        this.fixedPlace = fixedPlace;
        line = 1;
        column = 1;
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The nodes of a file, placed by line and column.</summary>
    public static Value Parse(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        return new PolicyJson(utf8, file, null).Document();
    }

    /// <summary>The nodes of JSON that stands in a string, all at the string's place.</summary>
    public static Value Parse(string json, Location at) => new PolicyJson(Encoding.UTF8.GetBytes(json), at.File, at).Document();

    private Value Document()
    {
        try
        {
            reader.Read();
            var value = Node();
            reader.Read();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair, or bytes that are no UTF-8.
            var why = e is JsonException ? "a policy document is expected here: this is no JSON" : "a string here is no Unicode text";
            return new UnknownValue(new Unknown(UnknownKind.Malformed, why), Place((int)reader.TokenStartIndex));
        }
    }

    // Depth is bounded by the reader's MaxDepth.
    private Value Node()
    {
        var at = Place((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map(at);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Node());
                }

                return new ListValue(items.ToImmutable(), at);
            case JsonTokenType.Null:
                return new TextValue(Text.Empty, ScalarKind.Null, at);
            case JsonTokenType.String:
                return new TextValue(reader.GetString()!, at);
            case JsonTokenType.Number:
                return new TextValue(Text.Of(Encoding.UTF8.GetString(reader.ValueSpan)), ScalarKind.Number, at);
            default:
                return new TextValue(Text.Of(reader.TokenType == JsonTokenType.True ? "true" : "false"), ScalarKind.Boolean, at);
        }
    }

    private MapValue Map(Location at)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var keyAt = Place((int)reader.TokenStartIndex);
            var key = reader.GetString()!;
            reader.Read();
            var value = Node();

            // Readers differ in which of two equal keys counts, so that neither can be trusted.
            entries.Add(names.Add(key)
                ? new MapEntry(key, keyAt, value)
                : new MapEntry(key, keyAt, new UnknownValue(new Unknown(UnknownKind.Malformed, $"`{key}` stands twice in one object"), keyAt)));
        }

        return new MapValue(Unique(entries), at);
    }

    private static ImmutableArray<MapEntry> Unique(ImmutableArray<MapEntry>.Builder entries)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<MapEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (last.TryGetValue(entry.Key, out var before))
            {
                unique[before] = entry;
            }
            else
            {
                last.Add(entry.Key, unique.Count);
                unique.Add(entry);
            }
        }

        return unique.ToImmutable();
    }

    private Location Place(int byteOffset)
    {
        if (fixedPlace is { } place)
        {
            return place;
        }

        // Tokens come in order, so that a whole file costs one pass.
        for (; offset < byteOffset; offset++)
        {
            var one = utf8[offset];
            if (one == '\n')
            {
                line++;
                column = 1;
            }
            else if (one is < 0x80 or >= 0xC0)
            {
                // Four bytes of UTF-8 are two units of UTF-16; continuation bytes count nothing.
                column += one >= 0xF0 ? 2 : 1;
            }
        }

        return new Location(file, line, column);
    }
}
