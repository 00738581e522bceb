using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents.Yaml;
using Parapet.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Parapet.Sources.Documents.Suppressions;

/// <summary>Finds the <c>parapet:ignore</c> comments of a YAML file and the lines they cover.</summary>
internal static class SuppressionReader
{
    public const string Marker = "parapet:ignore";

    public static ImmutableArray<Suppression> Read(string file, string text, Blocks blocks)
    {
        var hasContent = LinesWithContent(text);
        var nextContent = NextContent(hasContent);
        var found = ImmutableArray.CreateBuilder<Suppression>();
        try
        {
            // The scanner, and no search in the text, because `#` inside a string starts no comment.
            var scanner = new Scanner(new StringReader(text), skipComments: false);

            // The scanner repeats an error token for ever.
            while (YamlSyntax.Guard(scanner, scanner.MoveNext) && scanner.Current is not Error)
            {
                if (scanner.Current is Comment comment && SuppressionSyntax.Parse(comment.Value) is { } parsed)
                {
                    var at = new Location(file, (int)comment.Start.Line, (int)comment.Start.Column);
                    var (first, last) = Coverage(at, hasContent, nextContent, blocks);
                    found.Add(parsed.At(at, first, last));
                }
            }
        }
        catch (YamlException)
        {
            // The composer has reported what is wrong with the text; the requests before that place still count.
        }

        return found.ToImmutable();
    }

    private static (int First, int Last) Coverage(Location at, bool[] hasContent, int[] nextContent, Blocks blocks)
    {
        if (at.Line > hasContent.Length || hasContent[at.Line - 1])
        {
            return (at.Line, blocks.EndOfEntry(at.Line));
        }

        var next = nextContent[at.Line - 1];
        return (next, blocks.EndOfBlock(next));
    }

    /// <summary>For each line whether it has more than a comment.</summary>
    private static bool[] LinesWithContent(string text)
    {
        var lines = new List<bool>();
        var rest = text.AsSpan();
        while (true)
        {
            // The scanner's line breaks and no others: it counts the lines that these have to agree with, and a form feed ends none.
            var end = rest.IndexOfAny("\r\n\u0085\u2028\u2029");
            var line = end < 0 ? rest : rest[..end];
            lines.Add(line.TrimStart() is not ([] or ['#', ..]));
            if (end < 0)
            {
                return [.. lines];
            }

            rest = rest[(end + (rest[end..].StartsWith("\r\n") ? 2 : 1))..];
        }
    }

    /// <summary>For each line the number of the first line with content from there on; computed once, as a file may hold nothing but requests.</summary>
    private static int[] NextContent(bool[] hasContent)
    {
        var next = new int[hasContent.Length];
        for (var i = next.Length - 1; i >= 0; i--)
        {
            next[i] = hasContent[i] || i == next.Length - 1 ? i + 1 : next[i + 1];
        }

        return next;
    }
}
