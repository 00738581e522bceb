namespace Parapet.Packages.Versions;

/// <summary>Takes off a text what it starts with.</summary>
internal static class Take
{
    /// <summary>The digits that the text starts with; empty if it starts with none.</summary>
    public static ReadOnlySpan<char> Digits(scoped ref ReadOnlySpan<char> text) => First(ref text, text.IndexOfAnyExceptInRange('0', '9'));

    /// <summary>The lower-case letters that the text starts with.</summary>
    public static ReadOnlySpan<char> LowerLetters(scoped ref ReadOnlySpan<char> text) => First(ref text, text.IndexOfAnyExceptInRange('a', 'z'));

    /// <summary>The first characters up to <paramref name="end"/>; all when it is negative, as a search that found nothing says.</summary>
    public static ReadOnlySpan<char> First(scoped ref ReadOnlySpan<char> text, int end)
    {
        var taken = end < 0 ? text : text[..end];
        text = text[taken.Length..];
        return taken;
    }

    /// <summary>Whether the text starts with the character, which is then taken.</summary>
    public static bool Character(scoped ref ReadOnlySpan<char> text, char character)
    {
        if (text.IsEmpty || text[0] != character)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    /// <summary>Takes one character if it is one of <paramref name="characters"/>.</summary>
    public static void OneOf(scoped ref ReadOnlySpan<char> text, scoped ReadOnlySpan<char> characters)
    {
        if (!text.IsEmpty && characters.Contains(text[0]))
        {
            text = text[1..];
        }
    }

    /// <summary>Whether the text starts with the word in whatever case, which is then taken.</summary>
    public static bool Word(scoped ref ReadOnlySpan<char> text, scoped ReadOnlySpan<char> word)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        text = text[word.Length..];
        return true;
    }
}
