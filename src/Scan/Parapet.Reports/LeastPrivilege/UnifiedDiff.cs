using System.Collections.Immutable;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>
/// One change of a file in the form that <c>git apply</c> and <c>patch -p1</c> take.
/// https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
/// </summary>
public sealed record UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The path of the file, with forward slashes, from the folder in which the patch is to be applied.</summary>
    public required string Path { get; init; }

    /// <summary>The lines of the file before, without their line feeds.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>Whether the last line ends in a line feed.</summary>
    public required bool EndsInLineFeed { get; init; }

    /// <summary>The index of the first line that goes.</summary>
    public required int Start { get; init; }

    /// <summary>How many lines go.</summary>
    public required int Count { get; init; }

    /// <summary>The lines that come in their place, without line feeds; each will have one.</summary>
    public required ImmutableArray<string> Replacement { get; init; }

    /// <summary>The file afterwards.</summary>
    public string After
    {
        get
        {
            var rest = Lines[(Start + Count)..];
            var text = string.Join('\n', [.. Lines[..Start], .. Replacement, .. rest]);
            return EndsInLineFeed || rest.IsEmpty ? text + '\n' : text;
        }
    }

    /// <summary>Writes the patch; nothing when nothing changes.</summary>
    public void Write(TextWriter output)
    {
        var same = Lines.AsSpan(Start, Count).CommonPrefixLength(Replacement.AsSpan());
        var (start, stop) = (Start + same, Start + Count);
        var added = Replacement[same..];
        while (stop > start && !added.IsEmpty && Lines[stop - 1] == added[^1] && (EndsInLineFeed || stop < Lines.Length))
        {
            stop--;
            added = added[..^1];
        }

        if (start == stop && added.IsEmpty)
        {
            return;
        }

        var (first, end) = (Math.Max(0, start - Context), Math.Min(Lines.Length, stop + Context));
        var name = Path.Contains(' ', StringComparison.Ordinal) ? $"{Path}\t" : Path;
        output.Write($"--- a/{name}\n+++ b/{name}\n");
        output.Write($"@@ -{first + 1},{end - first} +{first + 1},{end - first - (stop - start) + added.Length} @@\n");
        WriteLines(first, start, ' ', output);
        WriteLines(start, stop, '-', output);
        foreach (var line in added)
        {
            output.Write($"+{line}\n");
        }

        WriteLines(stop, end, ' ', output);
    }

    private void WriteLines(int from, int to, char mark, TextWriter output)
    {
        for (var i = from; i < to; i++)
        {
            output.Write($"{mark}{Lines[i]}\n{(i == Lines.Length - 1 && !EndsInLineFeed ? "\\ No newline at end of file\n" : "")}");
        }
    }
}
