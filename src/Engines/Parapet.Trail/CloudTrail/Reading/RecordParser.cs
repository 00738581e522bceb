using System.Text.Json;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>What an object turned out to be.</summary>
internal enum Outcome
{
    /// <summary>An event; its fields are found.</summary>
    Event,

    /// <summary>Well formed and no event: nothing is lost.</summary>
    Other,

    /// <summary>The start of an object that lists events; what was taken ends behind the list's bracket.</summary>
    List,

    /// <summary>The bytes end inside the object.</summary>
    Incomplete,

    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>JSON that should be an event and lacks what makes one.</summary>
    NoEvent,
}

/// <summary>Finds the fields of one record in bytes that start with it.</summary>
internal sealed class RecordParser
{
    private readonly RecordFields fields = new();
    private byte[] quoted = [];
    private int quotedLength;
    private bool isWrapped;
    private bool isForeign;
    private bool isDigest;
    private bool isList;
    private bool isQuoted;

    public RecordFields Fields => fields;

    /// <summary>Why the object is malformed or no event.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Bytes that the object took.</summary>
    public int Taken { get; private set; }

    /// <summary>The bytes that the fields' places count from: the record itself, or the string that it was in.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> data) => isQuoted ? quoted.AsSpan(0, quotedLength) : data[..Taken];

    public Outcome Parse(ReadOnlySpan<byte> data)
    {
        isQuoted = false;
        var outcome = Fill(data, NameTable.Entry);
        if (outcome != Outcome.Event || !isQuoted)
        {
            return outcome;
        }

        var taken = Taken;
        isQuoted = false;
        outcome = Fill(quoted.AsSpan(0, quotedLength), NameTable.Record);
        if (outcome is Outcome.Malformed or Outcome.Incomplete)
        {
            Why = "the event in the string is no JSON object";
            outcome = Outcome.NoEvent;
        }

        isQuoted = true;
        Taken = taken;
        return outcome;
    }

    private Outcome Fill(ReadOnlySpan<byte> data, NameTable names)
    {
        fields.Clear();
        isWrapped = isForeign = isDigest = isList = false;
        var reader = new Utf8JsonReader(data, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || !Object(ref reader, names))
            {
                return Outcome.Incomplete;
            }
        }
        catch (JsonException)
        {
            // The exception's own message can be as long as the record.
            Why = $"the record is no JSON behind its byte {reader.BytesConsumed}";
            return Outcome.Malformed;
        }

        Taken = (int)reader.BytesConsumed;
        return isList ? Outcome.List
            : isQuoted ? Outcome.Event
            : isDigest || (isWrapped && isForeign) ? Outcome.Other
            : Judge(data);
    }

    private Outcome Judge(ReadOnlySpan<byte> data)
    {
        var (outcome, why) = RecordKind.Judge(fields, data);
        Why = why;
        return outcome;
    }

    // The reader stands on the object's first token, and on its last when all was there.
    private bool Object(ref Utf8JsonReader reader, NameTable names)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Skip(ref reader);
        }

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var property = reader.ValueIsEscaped ? Escaped(reader.ValueSpan, names) : names.Find(reader.ValueSpan);
            if (!reader.Read() || !(property is null ? Skip(ref reader) : Value(ref reader, property)))
            {
                return false;
            }

            if (isList)
            {
                return true;
            }
        }

        return false;
    }

    private bool Value(ref Utf8JsonReader reader, Property property)
    {
        // The wrapping has names in common with the event; inside, the depth is 2.
        if (isWrapped && reader.CurrentDepth < 2 && property.Use != Use.Wrapping)
        {
            return Skip(ref reader);
        }

        switch (property.Use)
        {
            case Use.Text:
                return Text(ref reader, property.Field);
            case Use.Json:
                return Json(ref reader, property.Field);
            case Use.Object:
                return Object(ref reader, property.Into!);
            case Use.Wrapped when reader.TokenType == JsonTokenType.StartObject:
                fields.Clear();
                isWrapped = true;
                return Object(ref reader, NameTable.Record);
            case Use.Wrapping:
                isForeign = reader.TokenType != JsonTokenType.String || !reader.ValueSpan.EndsWith("via CloudTrail"u8);
                return Skip(ref reader);
            case Use.Quoted when reader.TokenType == JsonTokenType.String:
                Quote(reader.ValueSpan);
                return true;
            case Use.List when reader.TokenType == JsonTokenType.StartArray:
                isList = true;
                return true;
            case Use.Digest:
                isDigest = true;
                return Skip(ref reader);
            default:
                return Skip(ref reader);
        }
    }

    private bool Text(ref Utf8JsonReader reader, TrailField field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                fields.SetEscaped(field, reader.ValueSpan);
                return true;
            case JsonTokenType.String:
                fields.Set(field, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                return true;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                fields.Set(field, (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                return true;
            default:
                fields.Remove(field);
                return Skip(ref reader);
        }
    }

    private bool Json(ref Utf8JsonReader reader, TrailField field)
    {
        var start = (int)reader.TokenStartIndex;
        if (!Skip(ref reader))
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            fields.Remove(field);
        }
        else
        {
            fields.Set(field, start, (int)reader.BytesConsumed - start);
        }

        return true;
    }

    private static bool Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return true;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (reader.CurrentDepth == depth)
            {
                return true;
            }
        }

        return false;
    }

    private void Quote(ReadOnlySpan<byte> escaped)
    {
        if (quoted.Length < escaped.Length)
        {
            quoted = new byte[Math.Max(escaped.Length, quoted.Length * 2)];
        }

        quotedLength = Escapes.Remove(escaped, quoted);
        isQuoted = true;
    }

    private static Property? Escaped(ReadOnlySpan<byte> name, NameTable names)
    {
        Span<byte> plain = stackalloc byte[64];
        return name.Length <= plain.Length ? names.Find(plain[..Escapes.Remove(name, plain)]) : null;
    }
}
