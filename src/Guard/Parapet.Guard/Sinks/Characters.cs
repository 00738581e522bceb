namespace Parapet.Guard.Sinks;

/// <summary>What a text of UTF-16 is made of.</summary>
internal static class Characters
{
    /// <summary>Whether each surrogate has its other half: only then do the bytes of UTF-8 say the same.</summary>
    public static bool AreWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            at++;
        }

        return true;
    }
}
