namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Finds the end of an object from inside it.</summary>
internal struct ObjectEnd
{
    private Brackets brackets = Brackets.Inside;

    public ObjectEnd()
    {
    }

    /// <summary>Looks at a window of the log.</summary>
    /// <param name="window">What was not looked at before.</param>
    /// <param name="looked">Bytes that are done with: to behind the object's bracket when found.</param>
    /// <returns>Whether the end was found.</returns>
    public bool Find(ReadOnlySpan<byte> window, out int looked)
    {
        for (looked = 0; looked < window.Length; looked++)
        {
            if (brackets.Closes(window[looked]))
            {
                looked++;
                return true;
            }
        }

        return false;
    }
}
