namespace Parapet.Packages;

/// <summary>Text of somebody's file as a message shows it: on one line, and no longer than a line.</summary>
internal static class Shown
{
    private const int Word = 40;
    private const int Line = 200;

    /// <summary>A name or value.</summary>
    public static string Value(string text) => Cut(text, Word);

    /// <summary>What a parser has to say, which may repeat what it read.</summary>
    public static string Message(string text) => Cut(text, Line);

    private static string Cut(string text, int length) =>
        string.Concat((text.Length > length ? text[..length] : text).Select(c => char.IsControl(c) ? ' ' : c)) + (text.Length > length ? "..." : "");
}
