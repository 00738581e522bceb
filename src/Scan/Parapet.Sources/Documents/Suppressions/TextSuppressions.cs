using System.Buffers;
using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Documents.Suppressions;

/// <summary>Finds <c>parapet:ignore</c> in the comments of any text: it covers its own line, or the next one when nothing but the comment stands there.</summary>
public static class TextSuppressions
{
    // What comments begin with, from shells to SQL and XML.
    private static readonly SearchValues<char> CommentSigns = SearchValues.Create("#/*-;%<!' \t\"");

    /// <summary>The requests in a text.</summary>
    /// <param name="file">The text's file, as findings name it.</param>
    /// <param name="text">What it holds.</param>
    public static ImmutableArray<Suppression> In(string file, string text)
    {
        var found = ImmutableArray.CreateBuilder<Suppression>();
        var (line, start) = (1, 0);
        for (var at = text.IndexOf(SuppressionReader.Marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(SuppressionReader.Marker, at + 1, StringComparison.Ordinal))
        {
            for (var feed = text.IndexOf('\n', start, at - start); feed >= 0; feed = text.IndexOf('\n', start, at - start))
            {
                line++;
                start = feed + 1;
            }

            var end = text.IndexOf('\n', at) is var next and >= 0 ? next : text.Length;
            if (SuppressionSyntax.Parse(text[at..end].TrimEnd('\r')) is { } parsed)
            {
                var covered = text.AsSpan(start, at - start).ContainsAnyExcept(CommentSigns) ? line : line + 1;
                found.Add(parsed.At(new Location(file, line, at - start + 1), covered, covered));
            }
        }

        return found.ToImmutable();
    }
}
