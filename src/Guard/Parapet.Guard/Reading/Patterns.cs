using System.Buffers.Binary;
using System.ComponentModel;

namespace Parapet.Guard.Reading;

/// <summary>Runs patterns that the generator made into tables. One look-up for each byte, whatever the text. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Patterns
{
    /// <summary>Whether the whole text matches.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="classes">For each byte, which column of the table it uses.</param>
    /// <param name="steps">Rows of states; each cell is the number of the cell in which the next row begins, in two bytes, the lower one first. Row 0 is the state that nothing
    /// leaves, the next one is the first. The last column is 1 where the text may end.</param>
    /// <param name="width">How many columns there are.</param>
    public static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> classes, ReadOnlySpan<byte> steps, int width)
    {
        var state = width;
        foreach (var next in text)
        {
            state = Cell(steps, state + classes[next]);
            if (state == 0)
            {
                return false;
            }
        }

        return Cell(steps, state + width - 1) != 0;
    }

    // Bytes, because only spans of bytes are constants to every compiler, also to the one of the first call.
    private static int Cell(ReadOnlySpan<byte> steps, int number) => BinaryPrimitives.ReadUInt16LittleEndian(steps[(2 * number)..]);
}
