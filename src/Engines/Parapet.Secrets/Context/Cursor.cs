using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>Steps over characters between a name and its value; each step is bounded.</summary>
internal static class Cursor
{
    /// <summary>The most blanks or closing signs that are stepped over at once.</summary>
    public const int LongestGap = 48;

    private const char Escape = '\x1b';
    private const int LongestColour = 12;

    private static readonly SearchValues<char> BlankCharacters = SearchValues.Create(" \t");
    private static readonly SearchValues<char> BlanksAndBreaks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> ColourCharacters = SearchValues.Create("0123456789;");

    /// <summary>The first place from <paramref name="start"/> on that is none of the characters, or <paramref name="most"/> further.</summary>
    public static int Skip(ReadOnlySpan<char> text, int start, SearchValues<char> characters, int most)
    {
        if (start >= text.Length)
        {
            return text.Length;
        }

        var rest = text.Slice(start, Math.Min(most, text.Length - start));
        var end = rest.IndexOfAnyExcept(characters);
        return start + (end < 0 ? rest.Length : end);
    }

    /// <summary>After the blanks of a line.</summary>
    public static int Blanks(ReadOnlySpan<char> text, int start) => Skip(text, start, BlankCharacters, LongestGap);

    /// <summary>After blanks and breaks of lines.</summary>
    public static int Space(ReadOnlySpan<char> text, int start) => Skip(text, start, BlanksAndBreaks, LongestGap);

    /// <summary>After a sequence that colours a terminal and the blanks behind it; <paramref name="start"/> where there is none.</summary>
    public static int Colour(ReadOnlySpan<char> text, int start)
    {
        if (start + 1 >= text.Length || text[start] != Escape || text[start + 1] != '[')
        {
            return start;
        }

        var end = Skip(text, start + 2, ColourCharacters, LongestColour);
        return end < text.Length && text[end] == 'm' ? Blanks(text, end + 1) : start;
    }

    /// <summary>Whether a line ends here, or the text.</summary>
    public static bool IsLineEnd(ReadOnlySpan<char> text, int at) => at >= text.Length || text[at] is '\r' or '\n';

    /// <summary>The line up to here, as far as it can be seen.</summary>
    public static ReadOnlySpan<char> LineBefore(ReadOnlySpan<char> text, int at) => text[(text[..at].LastIndexOf('\n') + 1)..at];

    /// <summary>How far the line of a place is indented.</summary>
    public static int Indentation(ReadOnlySpan<char> text, int at)
    {
        var line = LineBefore(text, at);
        return line.Length - line.TrimStart(" \t").Length;
    }
}
