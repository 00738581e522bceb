namespace Parapet.Guard.Reading;

/// <summary>
/// Copies attribute values of DynamoDB as the JSON that they stand for (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html). How deep they
/// may be nested is bounded by the reader.
/// </summary>
internal static class AttributeValues
{
    public static void CopyMap(ref EventReader reader, ref ByteBuffer plain)
    {
        if (!reader.TryOpenObject())
        {
            return;
        }

        plain.Add((byte)'{');
        var isFirst = true;
        while (reader.NextName(out var name))
        {
            Separate(ref plain, ref isFirst);
            plain.AddString(name);
            plain.Add((byte)':');
            CopyValue(ref reader, ref plain);
        }

        plain.Add((byte)'}');
    }

    private static void CopyValue(ref EventReader reader, ref ByteBuffer plain)
    {
        if (!reader.TryOpenObject())
        {
            return;
        }

        var kinds = 0;
        while (reader.NextName(out var kind))
        {
            if (kinds++ > 0)
            {
                reader.Skip();
            }
            else
            {
                CopyKind(ref reader, ref plain, kind);
            }
        }

        if (kinds != 1)
        {
            reader.Refuse(Rules.Type, "must have one type for each attribute value");
        }
    }

    private static void CopyKind(ref EventReader reader, ref ByteBuffer plain, ReadOnlySpan<byte> kind)
    {
        if (kind.SequenceEqual("S"u8) || kind.SequenceEqual("B"u8))
        {
            CopyString(ref reader, ref plain);
        }
        else if (kind.SequenceEqual("N"u8))
        {
            CopyNumber(ref reader, ref plain);
        }
        else if (kind.SequenceEqual("M"u8))
        {
            CopyMap(ref reader, ref plain);
        }
        else if (kind.SequenceEqual("L"u8))
        {
            CopyList(ref reader, ref plain, CopyValue);
        }
        else if (kind.SequenceEqual("SS"u8) || kind.SequenceEqual("BS"u8))
        {
            CopyList(ref reader, ref plain, CopyString);
        }
        else if (kind.SequenceEqual("NS"u8))
        {
            CopyList(ref reader, ref plain, CopyNumber);
        }
        else
        {
            CopyLiteral(ref reader, ref plain, kind);
        }
    }

    private static void CopyLiteral(ref EventReader reader, ref ByteBuffer plain, ReadOnlySpan<byte> kind)
    {
        var isNull = kind.SequenceEqual("NULL"u8);
        if (!isNull && !kind.SequenceEqual("BOOL"u8))
        {
            reader.Skip();
            reader.Refuse(Rules.Type, "must have one of the types of attribute values");
        }
        else if (reader.TryBoolean(out var value))
        {
            plain.Add(isNull ? "null"u8 : value ? "true"u8 : "false"u8);
        }
    }

    private static void CopyString(ref EventReader reader, ref ByteBuffer plain)
    {
        if (reader.TryString(out var text))
        {
            plain.AddString(text);
        }
    }

    private static void CopyNumber(ref EventReader reader, ref ByteBuffer plain)
    {
        if (reader.TryString(out var digits))
        {
            // What is not a number could be anything, and would be JSON after this.
            if (EventReader.IsNumber(digits))
            {
                plain.Add(digits);
            }
            else
            {
                reader.Refuse(Rules.Type, "must have digits as numbers");
            }
        }
    }

    private static void CopyList(ref EventReader reader, ref ByteBuffer plain, Copying copy)
    {
        if (!reader.TryOpenArray())
        {
            return;
        }

        plain.Add((byte)'[');
        var isFirst = true;
        while (reader.NextItem())
        {
            Separate(ref plain, ref isFirst);
            copy(ref reader, ref plain);
        }

        plain.Add((byte)']');
    }

    private static void Separate(ref ByteBuffer plain, ref bool isFirst)
    {
        if (!isFirst)
        {
            plain.Add((byte)',');
        }

        isFirst = false;
    }

    private delegate void Copying(ref EventReader reader, ref ByteBuffer plain);
}
