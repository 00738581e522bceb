using Parapet.Values;
using YamlDotNet.Core;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>Says in our words what the YAML parser stumbled over.</summary>
internal static class YamlSyntax
{
    /// <summary>
    /// One step of the parser. On some broken input it throws what a mistake of its own would throw, not what it throws
    /// for broken input; that is made the same here, around nothing but its own code.
    /// </summary>
    public static bool Guard(Scanner scanner, Func<bool> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new SyntaxErrorException(scanner.CurrentPosition, scanner.CurrentPosition, e.Message);
        }
    }

    public static Location Place(string file, string text, YamlException e) =>
        TabLine(text, e) is { } line ? new Location(file, line, 1) : new Location(file, (int)e.Start.Line, (int)e.Start.Column);

    public static string Explain(string text, YamlException e)
    {
        if (TabLine(text, e) is not null)
        {
            return "this line is indented with a tab; YAML allows only spaces";
        }

        if (text.AsSpan((int)Math.Min(e.Start.Index, text.Length)) is ['"' or '\'', ..] && e.End.Index >= text.TrimEnd().Length)
        {
            return "the quote that opens here is not closed";
        }

        if (e.End.Index >= text.TrimEnd().Length)
        {
            return "the YAML ends too early; close what is open";
        }

        return "this is not valid YAML; check indentation, quotes, brackets and colons on this line and the one before";
    }

    /// <summary>The line of the error, or one next to it, if a tab indents it.</summary>
    private static int? TabLine(string text, YamlException e)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number > e.End.Line + 1)
            {
                break;
            }

            if (number >= e.Start.Line - 1 && line[..(line.Length - line.TrimStart(" \t").Length)].Contains('\t'))
            {
                return number;
            }
        }

        return null;
    }
}
