namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>Reads a string, a number or a boolean as the text that it is.</summary>
    /// <param name="text">The text, without quotes and escapes. Valid until the next string is read.</param>
    internal bool TryScalar(out ReadOnlySpan<byte> text)
    {
        switch (Peek())
        {
            case (byte)'"':
                return ScanString(out text);
            case (byte)'t' or (byte)'f':
                var isRead = TryBoolean(out var value);
                ascii = true;
                text = value ? "true"u8 : "false"u8;
                return isRead;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ascii = true;
                ScanNumber(out text);
                return !stopped;
            default:
                text = default;
                return RefuseKind("must be a string, a number, true or false");
        }
    }
}
