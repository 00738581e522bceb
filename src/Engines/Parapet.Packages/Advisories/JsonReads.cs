using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Packages.Advisories;

/// <summary>Reads values of JSON whose shape is known. Another shape is a <see cref="JsonException"/>; null is an empty value.</summary>
internal static class JsonReads
{
    /// <summary>Reads one value, on whose first token the reader stands, to its last token.</summary>
    public delegate T Read<T>(ref Utf8JsonReader reader);

    /// <summary>Goes to the name of the next field of an object; false at its end. The reader must stand on the start of the object or on the end of a field's value.</summary>
    public static bool NextField(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonException("the text ends early");
        }

        return reader.TokenType is JsonTokenType.PropertyName;
    }

    public static void Object(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("an object is expected");
        }
    }

    public static string Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Null => "",
        _ => throw new JsonException("a text is expected"),
    };

    /// <summary>A text where one is, and nothing of whatever else is there: for fields that every database fills as it likes.</summary>
    public static string TextIfAny(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        reader.Skip();
        return "";
    }

    public static ImmutableArray<string> Texts(ref Utf8JsonReader reader) => List(ref reader, Text);

    public static ImmutableArray<T> List<T>(ref Utf8JsonReader reader, Read<T> read)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("a list is expected");
        }

        var list = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            list.Add(read(ref reader));
        }

        return list.DrainToImmutable();
    }

    /// <summary>An RFC 3339 time; null where there is none, or where it is the year 1, which is how some write that they do not know.</summary>
    public static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            ? time.Year > 1 ? time.ToUniversalTime() : null
            : throw new JsonException("a time is expected");
    }
}
