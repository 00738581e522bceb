namespace Parapet.Reports.LeastPrivilege;

/// <summary>The review sheet for a terminal.</summary>
public static class ReviewText
{
    private const int Body = 2;

    /// <summary>Writes the sheet.</summary>
    public static void Write(PolicyReview review, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        lines.Wrapped(0, [new($"Least privilege for {review.Function}", Ink.Bold), new(review.Role, Ink.Dim)]);
        lines.Wrapped(Body, [new(ReviewWords.Window(review), Ink.Plain)]);
        lines.Wrapped(Body, [new(ReviewWords.Reduction(review), Ink.Plain)]);
        Head(lines, "Proof");
        foreach (var (holds, words) in ReviewWords.Proof(review))
        {
            var (word, ink) = holds switch { true => ("holds", Ink.Fix), false => ("fails", Ink.Critical), null => ("open ", Ink.Medium) };
            lines.Wrapped(Body, [new(word, ink), new(words, Ink.Plain)], hanging: Body + 6);
        }

        Head(lines, "Granted");
        foreach (var statement in review.Result.Evidence.GroupBy(evidence => evidence.Sid, StringComparer.Ordinal))
        {
            lines.Wrapped(Body, [new(statement.Key, Ink.Bold)]);
            foreach (var evidence in statement)
            {
                lines.Wrapped(Body + 2, [new(evidence.Action, Ink.Plain), new($"on {evidence.Resource}", Ink.Dim)], hanging: Body + 4);
                lines.Wrapped(Body + 4, [new($"{ReviewWords.Observed(evidence)}; granted before: {ReviewWords.Before(evidence)}", Ink.Plain), new(string.Join("; ", evidence.By), Ink.Dim)], hanging: Body + 6);
            }
        }

        List(lines, "New access", ReviewWords.New(review).Select(access => $"{string.Join(", ", access.Actions)} on {string.Join(", ", access.Resources)}"));
        List(lines, "Needed?", ReviewWords.Needed(review));
        List(lines, "Granted and not used", ReviewWords.Dormant(review.Dormant));
        List(lines, "Before you apply it", review.Notes);
    }

    private static void List(TextLines lines, string title, IEnumerable<string> sentences)
    {
        var started = false;
        foreach (var sentence in sentences)
        {
            if (!started)
            {
                Head(lines, title);
                started = true;
            }

            lines.Wrapped(Body, [new(sentence, Ink.Plain)], hanging: Body + 2);
        }
    }

    private static void Head(TextLines lines, string title)
    {
        lines.Blank();
        lines.Wrapped(0, [new(title, Ink.Bold)]);
    }
}
