using System.Globalization;
using System.Text.Json;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>A node of a summary file. Whatever is not as it must be is a <see cref="JsonException"/> that says where.</summary>
/// <param name="Element">The node.</param>
/// <param name="Place">Where it is, for people.</param>
internal readonly record struct SummaryNode(JsonElement Element, string Place)
{
    public string Text(string name) => Optional(name) is { } text ? text : throw Wrong(name, "is no text");

    public string? Optional(string name) => !Member(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, "is no text");

    public bool Flag(string name) => Member(name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.ValueKind == JsonValueKind.True
        : throw Wrong(name, "is neither `true` nor `false`"));

    public long Number(string name) => Member(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0
        ? number
        : throw Wrong(name, "is no whole number of at least 0");

    public long NumberOrNone(string name) => Member(name, out _) ? Number(name) : 0;

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        // Enum.TryParse would take numbers, lists and other cases as well.
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString() == text)
            {
                return value;
            }
        }

        throw Wrong(name, $"has no such value as `{SummaryBounds.Cut(text)}`");
    }

    public Tally Tally()
    {
        if (Number("count") is not (> 0 and var count))
        {
            return new Tally();
        }

        var (first, last) = (Time("first"), Time("last"));
        return first <= last ? Summaries.Tally.Of(count, first, last) : throw Wrong("first", "is later than `last`");
    }

    public SummaryNode? Child(string name) => !Member(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? new SummaryNode(value, $"{Place}.{name}")
        : throw Wrong(name, "is no object");

    public IEnumerable<SummaryNode> Children(string name)
    {
        if (!Member(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, "is no list");
        }

        var place = $"{Place}.{name}";
        return value.EnumerateArray().Select((item, index) => item.ValueKind == JsonValueKind.Object
            ? new SummaryNode(item, $"{place}[{index}]")
            : throw new JsonException($"`{place}[{index}]` is no object"));
    }

    public DateTimeOffset Time(string name) =>
        DateTimeOffset.TryParseExact(Text(name), SummaryWriter.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Wrong(name, "is no time in UTC");

    private bool Member(string name, out JsonElement value) => Element.TryGetProperty(name, out value);

    private JsonException Wrong(string name, string why) => new($"`{Place}.{name}` {why}");
}
