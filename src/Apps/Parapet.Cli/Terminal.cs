using Parapet.Reports;

namespace Parapet.Cli;

/// <summary>What is known of the terminal, and text made safe for it.</summary>
internal static class Terminal
{
    /// <summary>Columns of a text report that goes to a file or a pipe: the same everywhere.</summary>
    public const int DefaultWidth = 100;

    private const int NarrowestWidth = 40;
    private const int WidestWidth = 200;

    /// <summary>Columns of standard output; a fixed number when it is no terminal, so that files come out the same everywhere.</summary>
    public static int Width =>
        Console.IsOutputRedirected ? DefaultWidth : Math.Clamp(Console.WindowWidth, NarrowestWidth, WidestWidth);

    /// <summary>Whether standard output takes colour. https://no-color.org</summary>
    public static bool OutputTakesColor => !Console.IsOutputRedirected && TerminalTakesColor;

    /// <summary>Whether a progress line can be drawn on standard error.</summary>
    public static bool ErrorTakesProgress => !Console.IsErrorRedirected && TerminalTakesColor;

    private static bool TerminalTakesColor =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Text without line breaks, and with control and bidirectional characters, which hostile names may hold, shown by their number.</summary>
    public static string OneLine(string text) => Printable.Line(text).Trim();
}
