using System.Text;

namespace Parapet.Sources.Documents;

/// <summary>Turns byte offsets into lines and columns. Offsets must not go back, so that a whole file costs one pass.</summary>
internal sealed class LineCounter(ReadOnlyMemory<byte> utf8)
{
    private int offset;
    private int line = 1;
    private int column = 1;

    /// <summary>Line and column, both from 1, the column in UTF-16 units.</summary>
    public (int Line, int Column) PlaceOf(int byteOffset)
    {
        var bytes = utf8.Span;
        for (int length; (length = bytes[offset..byteOffset].IndexOfAny((byte)'\n', (byte)'\r')) >= 0;)
        {
            column += Width(bytes.Slice(offset, length)) + 1;
            offset += length + 1;
            if (bytes[offset - 1] == '\n' || offset == bytes.Length || bytes[offset] != '\n')
            {
                line++;
                column = 1;
            }
        }

        column += Width(bytes[offset..byteOffset]);
        offset = byteOffset;
        return (line, column);
    }

    private static int Width(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        var width = 0;
        foreach (var one in utf8)
        {
            // Four bytes of UTF-8 are a surrogate pair in UTF-16; continuation bytes count nothing.
            width += one is >= 0x80 and < 0xC0 ? 0 : one >= 0xF0 ? 2 : 1;
        }

        return width;
    }
}
