namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Counts the brackets of JSON that nobody parses, byte by byte.</summary>
internal struct Brackets
{
    private bool inString;
    private bool escaped;
    private int depth;

    /// <summary>Counts from inside an object or list.</summary>
    public static Brackets Inside => new() { depth = 1 };

    /// <summary>Whether the byte closes the outermost object.</summary>
    public bool Closes(byte each)
    {
        if (inString)
        {
            inString = escaped || each != '"';
            escaped = !escaped && each == '\\';
            return false;
        }

        switch (each)
        {
            case (byte)'"':
                inString = true;
                return false;
            case (byte)'{' or (byte)'[':
                depth++;
                return false;
            case (byte)'}' or (byte)']':
                depth--;
                return depth == 0 && each == '}';
            default:
                return false;
        }
    }
}
