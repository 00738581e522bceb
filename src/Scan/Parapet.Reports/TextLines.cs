using System.Text;

namespace Parapet.Reports;

/// <summary>What a span of text looks like in colour.</summary>
internal enum Ink
{
    Plain,
    Bold,
    Dim,
    Place,
    Fix,
    Critical,
    High,
    Medium,
    Low,
}

/// <summary>Text with one look.</summary>
/// <param name="Text">The text; a scanned file may have had a hand in it.</param>
/// <param name="Ink">Its look.</param>
/// <param name="Whole">Keep it on one line with its spaces.</param>
internal readonly record struct Span(string Text, Ink Ink, bool Whole = false);

/// <summary>Wraps spans to a width with a hanging indent. Lines have no trailing spaces and end in LF.</summary>
internal sealed class TextLines(TextWriter output, int width, bool colour)
{
    // Longer lines are hard to read, however wide the terminal is.
    private const int Widest = 120;
    private const int Narrowest = 40;
    private const string Reset = "\e[0m";

    private readonly int right = Math.Clamp(width, Narrowest, Widest);

    public void Blank() => output.Write('\n');

    /// <summary>Lines as they are, to be copied: not wrapped, however long they are.</summary>
    public void Verbatim(int indent, string text)
    {
        foreach (var line in Printable.Block(text).TrimEnd('\n').Split('\n'))
        {
            output.Write(line.Length == 0 ? "\n" : $"{new string(' ', indent)}{line.TrimEnd(' ')}\n");
        }
    }

    /// <summary>One paragraph: words of <paramref name="spans"/>, one space between spans.</summary>
    public void Wrapped(int indent, IReadOnlyList<Span> spans, int? hanging = null)
    {
        var line = new StringBuilder().Append(' ', indent);
        var column = indent;
        var empty = true;
        var before = Ink.Plain;
        foreach (var (text, ink) in spans.SelectMany(Words))
        {
            var cells = CellWidth.Of(text.TrimEnd(' '));
            if (!empty && column + 1 + cells > right)
            {
                Flush(line);
                column = hanging ?? indent;
                line.Append(' ', column);
                empty = true;
            }

            if (!empty)
            {
                line.Append(' ');
                column++;
            }

            Append(line, empty && column > indent ? text.TrimStart(' ') : text, ink, goesOn: !empty && ink == before);
            column += CellWidth.Of(text);
            before = ink;
            empty = false;
        }

        Flush(line);
    }

    private void Flush(StringBuilder line)
    {
        output.Write(line.ToString().TrimEnd(' '));
        output.Write('\n');
        line.Clear();
    }

    // Neighbouring words of one ink share one escape sequence: the reset before the space is taken back.
    private void Append(StringBuilder line, string text, Ink ink, bool goesOn)
    {
        if (!colour || Code(ink) is not { } code)
        {
            line.Append(text);
            return;
        }

        if (goesOn && line.ToString().EndsWith(Reset + " ", StringComparison.Ordinal))
        {
            line.Length -= Reset.Length + 1;
            line.Append(' ');
            code = "";
        }

        var bare = text.TrimEnd(' ');
        line.Append(code).Append(bare).Append(Reset).Append(text[bare.Length..]);
    }

    private static IEnumerable<(string Text, Ink Ink)> Words(Span span)
    {
        var text = Printable.Line(span.Text);
        return span.Whole ? [(text, span.Ink)] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, span.Ink));
    }

    private static string? Code(Ink ink) => ink switch
    {
        Ink.Bold => "\e[1m",
        Ink.Dim => "\e[2m",
        Ink.Place => "\e[36m",
        Ink.Fix => "\e[32m",
        Ink.Critical => "\e[1;35m",
        Ink.High => "\e[1;31m",
        Ink.Medium => "\e[33m",
        Ink.Low => "\e[34m",
        _ => null,
    };
}
