namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>How many bytes are read. White space before the next value may follow.</summary>
    public readonly int Position => position;

    /// <summary>How many code points the string has that was read last, as JSON Schema counts.</summary>
    /// <param name="text">The string that was read last.</param>
    public readonly int CodePoints(ReadOnlySpan<byte> text)
    {
        if (ascii)
        {
            return text.Length;
        }

        // Each code point has one byte that does not go on with another; those that do are 0x80 to 0xBF.
        var points = 0;
        foreach (var next in text)
        {
            points += (sbyte)next >= -64 ? 1 : 0;
        }

        return points;
    }
}
