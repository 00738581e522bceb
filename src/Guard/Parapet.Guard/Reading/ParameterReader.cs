using System.ComponentModel;

namespace Parapet.Guard.Reading;

/// <summary>Goes through the parameters of a request: first to a name, then to its values. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ParameterReader
{
    private readonly bool isQuery;
    private readonly bool isEncoded;
    private EventReader map;
    private ReadOnlySpan<byte> query;
    private ReadOnlySpan<byte> raw;
    private bool hasValue;
    private bool isList;
    private ByteBuffer nameBuffer;
    private ByteBuffer valueBuffer;

    private ParameterReader(EventReader map, ReadOnlySpan<byte> query, string part, bool isQuery, bool isEncoded)
    {
        this.map = map;
        this.query = query;
        this.isQuery = isQuery;
        this.isEncoded = isEncoded;
        Part = part;
    }

    /// <summary>The segment of the part in a JSON pointer.</summary>
    public string Part { get; }

    /// <summary>Goes to the next name.</summary>
    /// <param name="name">The name. Valid until the next one.</param>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        if (isQuery)
        {
            return NextOfQuery(out name);
        }

        while (NextValue(out _))
        {
        }

        if (Part is null || !map.NextName(out name))
        {
            name = default;
            return false;
        }

        nameBuffer.Clear();
        Decode(name, ref nameBuffer);
        name = nameBuffer.Span;
        isList = map.IsAtArray();
        hasValue = !map.TryNull() && (!isList || map.TryOpenArray());
        return true;
    }

    /// <summary>Goes to the next value of the name.</summary>
    /// <param name="value">The value. Valid until the next one.</param>
    public bool NextValue(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!hasValue || (isList && !map.NextItem()))
        {
            hasValue = false;
            return false;
        }

        hasValue = isList;
        if (!isQuery)
        {
            map.TryString(out raw);
        }

        valueBuffer.Clear();
        Decode(raw, ref valueBuffer);
        value = valueBuffer.Span;
        return true;
    }

    /// <summary>Takes over the violations of one value, and says where it is.</summary>
    /// <param name="reader">The value's reader.</param>
    /// <param name="violations">Gets the violations.</param>
    /// <param name="name">The segment of the parameter in a JSON pointer.</param>
    public readonly void Close(ref EventReader reader, ref Violations violations, string name)
    {
        var from = violations.Count;
        reader.Finish(ref violations);
        violations.Under(from, name);
        violations.Under(from, Part);
    }

    /// <summary>Notes a violation.</summary>
    /// <param name="violations">Gets the violation.</param>
    /// <param name="name">The segment of the parameter in a JSON pointer.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="message">What the contract asks for.</param>
    public readonly void Refuse(ref Violations violations, string name, string rule, string message) => violations.Add(new Violation($"/{Part}/{name}", rule, message));

    /// <summary>Gives memory back.</summary>
    public void Return()
    {
        nameBuffer.Return();
        valueBuffer.Return();
        map.Return();
    }

    internal static ParameterReader OfMap(EventReader map, string part, bool isEncoded)
    {
        map.TryOpenObject();
        return new ParameterReader(map, default, part, isQuery: false, isEncoded);
    }

    internal static ParameterReader OfQuery(EventReader text, ReadOnlySpan<byte> query, string part) => new(text, query, part, isQuery: true, isEncoded: true);

    private bool NextOfQuery(out ReadOnlySpan<byte> name)
    {
        name = default;
        while (query.Length > 0 && query[0] == '&')
        {
            query = query[1..];
        }

        if (query.IsEmpty)
        {
            return false;
        }

        var end = query.IndexOf((byte)'&');
        var pair = end < 0 ? query : query[..end];
        query = query[pair.Length..];
        var equals = pair.IndexOf((byte)'=');
        raw = equals < 0 ? default : pair[(equals + 1)..];
        hasValue = true;
        nameBuffer.Clear();
        Decode(equals < 0 ? pair : pair[..equals], ref nameBuffer);
        name = nameBuffer.Span;
        return true;
    }

    // A percent sign without two hexadecimal digits stands for itself, as in the URL standard (https://url.spec.whatwg.org/#percent-decode).
    private readonly void Decode(scoped ReadOnlySpan<byte> text, ref ByteBuffer buffer)
    {
        var room = buffer.Room(text.Length);
        if (!isEncoded)
        {
            text.CopyTo(room);
            buffer.Advance(text.Length);
            return;
        }

        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                room[written++] = (byte)((Hex(text[i + 1]) << 4) | Hex(text[i + 2]));
                i += 2;
            }
            else
            {
                room[written++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        buffer.Advance(written);
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
