using System.Text;
using System.Text.Json;

namespace Parapet.Packages.Inventory.Formats;

/// <summary>
/// Walks a JSON text forwards once and knows the line. Every property and every element must be consumed by exactly one of
/// <see cref="Text"/>, <see cref="IsTrue"/>, <see cref="Skip"/>, or by entering it and walking to its end.
/// Throws <see cref="JsonException"/> on what is not JSON, which <see cref="JsonInventoryReader"/> reports.
/// </summary>
internal ref struct JsonCursor
{
    /// <summary>How deep a document may nest; a lock file of npm's first version nests two levels for each level of node_modules.</summary>
    public const int MaxDepth = 128;

    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int counted;
    private int line = 1;

    public JsonCursor(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        reader = new Utf8JsonReader(this.bytes, new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>The line of the current token, from 1.</summary>
    public int Line
    {
        get
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes[counted..start].Count((byte)'\n');
            counted = start;
            return line;
        }
    }

    /// <summary>The bytes of the current name or string between its quotes, escapes and all.</summary>
    public readonly ReadOnlySpan<byte> Raw => reader.ValueSpan;

    /// <summary>Enters the object that comes next; false, with the value consumed, if it is something else.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Enters the array that comes next; false, with the value consumed, if it is something else.</summary>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Goes to the next property of the object that was entered; false at its end.</summary>
    public bool NextProperty() => Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next element of the array that was entered; false at its end.</summary>
    public bool NextElement() => Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the current property has this name.</summary>
    public readonly bool NameIs(ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? Unescaped() == Encoding.UTF8.GetString(name) : reader.ValueSpan.SequenceEqual(name);

    /// <summary>The name of the current property.</summary>
    public readonly string Name() => Unescaped();

    /// <summary>The value, or the element, if it is a string; else null, and it is skipped.</summary>
    public string? Text()
    {
        Value();
        if (reader.TokenType == JsonTokenType.String)
        {
            return Unescaped();
        }

        reader.Skip();
        return null;
    }

    /// <summary>Whether the value is the word <c>true</c>.</summary>
    public bool IsTrue()
    {
        Skip();
        return reader.TokenType == JsonTokenType.True;
    }

    /// <summary>Passes the value or element over.</summary>
    public void Skip()
    {
        Value();
        reader.Skip();
    }

    /// <summary>Whether the value or element that comes next, or is current, opens an object.</summary>
    public bool IsObject()
    {
        Value();
        return reader.TokenType == JsonTokenType.StartObject;
    }

    /// <summary>Whether it opens an array.</summary>
    public bool IsArray()
    {
        Value();
        return reader.TokenType == JsonTokenType.StartArray;
    }

    private bool Enter(JsonTokenType open)
    {
        Value();
        if (reader.TokenType == open)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    /// <summary>Moves from a property's name, or from before the document, to the value.</summary>
    private void Value()
    {
        if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.None)
        {
            Read();
        }
    }

    private bool Read() => reader.Read() ? true : throw new JsonException("it ends too early");

    private readonly string Unescaped()
    {
        if (reader.ValueIsEscaped)
        {
            try
            {
                return reader.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair: the text as it stands is better than none.
            }
        }

        return Encoding.UTF8.GetString(reader.ValueSpan);
    }
}
