namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>
/// Finds where reading can go on behind a record that is no JSON. Three signs are looked for, and the first is taken: an object that starts as
/// records do, a line that starts with an object, and the end of the broken object by its brackets with the start of another behind it.
/// </summary>
internal struct NextRecord
{
    /// <summary>Bytes that a sign may need; fewer are left unlooked at as long as the log goes on.</summary>
    public const int Reach = 64;

    private static readonly byte[][] FirstNames =
        [.. new[] { "\"eventVersion\"", "\"EventId\"", "\"Records\"", "\"Events\"", "\"version\"" }.Select(System.Text.Encoding.UTF8.GetBytes)];

    private bool started;
    private Brackets brackets;

    /// <summary>Looks at a window of the log; the first starts with the broken record.</summary>
    /// <param name="window">What was not looked at before.</param>
    /// <param name="isLast">Whether the log ends with the window.</param>
    /// <param name="looked">Bytes that are done with: the place to go on reading when found.</param>
    /// <returns>Whether the place was found.</returns>
    public bool Find(ReadOnlySpan<byte> window, bool isLast, out int looked)
    {
        var end = isLast ? window.Length : window.Length - Reach;
        for (looked = 0; looked < end; looked++)
        {
            var each = window[looked];
            if (each == '{' && started && IsRecord(window[(looked + 1)..]))
            {
                return true;
            }

            started = true;
            if ((each == '\n' && window[(looked + 1)..].StartsWith("{"u8)) || (brackets.Closes(each) && IsFollowed(window[(looked + 1)..])))
            {
                looked++;
                return true;
            }
        }

        looked = Math.Max(looked, 0);
        return false;
    }

    private static bool IsRecord(ReadOnlySpan<byte> inside)
    {
        inside = inside.TrimStart(" \t\r\n"u8);
        foreach (var name in FirstNames)
        {
            if (inside.StartsWith(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFollowed(ReadOnlySpan<byte> behind)
    {
        behind = behind.TrimStart(" \t\r\n"u8);
        return behind.IsEmpty || behind[0] is (byte)'{' or (byte)']' || (behind[0] == ',' && behind[1..].TrimStart(" \t\r\n"u8).StartsWith("{"u8));
    }
}
